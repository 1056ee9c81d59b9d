"""What a CHO cell does per hour: two published forms, each over plain floats.

Both return the same seven specific rates, per 1e9 viable cells: growth and death (1/h), uptake of glucose and of
glutamine, release of lactate (net) and of ammonia (net) (mmol/1e9/h), and formation of product (mg/1e9/h).
"""


def monod(k, glucose, glutamine, lactate, ammonia, growth_factor, death_factor, upkeep_factor, lactate_factor):
    """Monod growth with hyperbolic inhibition: the structure of Xing et al. 2010 and Moller et al. 2018.

    Arguments are mmol/L; the four factors carry temperature, pH, osmolality, oxygen and carbon dioxide in (1 = none).
    """
    (
        growth_max,
        glucose_half,
        glutamine_half,
        lactate_inhibits,
        ammonia_inhibits,
        death_max,
        death_lactate,
        death_ammonia,
        death_base,
        cells_per_glucose,
        cells_per_glutamine,
        glucose_upkeep,
        glutamine_upkeep,
        glutamine_upkeep_half,
        upkeep_saturates,
        lactate_per_glucose,
        lactate_from_upkeep,
        ammonia_per_glutamine,
        ammonia_reused,
        lactate_uptake,
        lactate_uptake_half,
        yield_on_net,
        product_per_growth,
        product_rate,
        starvation_death,
        product_needs_glucose,
    ) = k
    glucose_share = glucose / (glucose_half + glucose)
    growth = growth_max * growth_factor * glucose_share * glutamine * lactate_inhibits * ammonia_inhibits
    growth /= (glutamine_half + glutamine) * (lactate_inhibits + lactate) * (ammonia_inhibits + ammonia)
    death = death_max * lactate * ammonia / ((death_lactate + lactate) * (death_ammonia + ammonia)) + death_base
    death += starvation_death * (1.0 - glucose_share)
    death *= death_factor
    paid = max(0.0, growth - yield_on_net * death)
    upkeep = glucose_upkeep * upkeep_factor * (1.0 - upkeep_saturates + upkeep_saturates * glucose_share)
    upkeep = min(upkeep, glucose)
    glucose_uptake = paid / cells_per_glucose + upkeep
    glutamine_uptake = paid / cells_per_glutamine + glutamine_upkeep * glutamine / (glutamine_upkeep_half + glutamine)
    fermented = glucose_uptake - (1.0 - lactate_from_upkeep) * upkeep
    lactate_release = lactate_per_glucose * lactate_factor * fermented
    lactate_release -= lactate_uptake * upkeep_factor * lactate / (lactate_uptake_half + lactate)
    ammonia_release = ammonia_per_glutamine * glutamine_uptake - min(ammonia_reused, ammonia)
    product = max(0.0, product_per_growth * growth + product_rate)
    product *= 1.0 - product_needs_glucose * (1.0 - glucose_share)
    return growth, death, glucose_uptake, glutamine_uptake, lactate_release, ammonia_release, product


def overflow(k, glucose, glutamine, ammonia):
    """Overflow metabolism of the HB-58 line: Amribt, Niu & Bogaerts 2013, as in the Bioprocess Library for Modelica."""
    (
        glucose_max,
        glucose_half,
        glucose_glutamine_half,
        glutamine_max,
        glutamine_half,
        glutamine_ammonia_inhibits,
        glucose_oxidised_max,
        glutamine_oxidised_max,
        growth_on_glucose,
        growth_on_glutamine,
        death_max,
        death_glucose,
        death_glutamine,
        glucose_upkeep,
        glutamine_upkeep,
        lactate_oxidised,
        lactate_overflow,
        lactate_glutamine,
        ammonia_oxidised,
        ammonia_overflow,
        product_per_growth,
        product_rate,
    ) = k
    glucose_total = glucose_max * glucose / (glucose_half + glucose) * glutamine / (glucose_glutamine_half + glutamine)
    glutamine_total = glutamine_max * glutamine / (glutamine_half + glutamine)
    glutamine_total *= glutamine_ammonia_inhibits / (glutamine_ammonia_inhibits + ammonia)
    glucose_spill = max(0.0, glucose_total - glucose_oxidised_max)
    glutamine_spill = max(0.0, glutamine_total - glutamine_oxidised_max)
    glucose_used = glucose_total - glucose_spill
    glutamine_used = glutamine_total - glutamine_spill
    growth = growth_on_glucose * glucose_used + growth_on_glutamine * glutamine_used
    death = death_max * death_glucose / (death_glucose + glucose) * death_glutamine / (death_glutamine + glutamine)
    return (
        growth,
        death,
        glucose_total + min(glucose_upkeep, glucose),
        glutamine_total + min(glutamine_upkeep, glutamine),
        lactate_oxidised * glucose_used + lactate_overflow * glucose_spill + lactate_glutamine * glutamine_spill,
        ammonia_oxidised * glutamine_used + ammonia_overflow * glutamine_spill,
        max(0.0, product_per_growth * growth + product_rate),
    )
