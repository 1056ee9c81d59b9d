"""What the vessel gives the cells: temperature, pH, carbon dioxide, oxygen, osmolality. Designed for training.

Dissolved gases and pH settle in minutes, so they are algebraic here. Equations and reasons: README.md.
"""

from math import exp, log, log10, sqrt

TEN = log(10.0)
BICARBONATE_PK = 6.1
LEAST_BICARBONATE_MMOL_PER_L = 0.5


def squared(x):
    """x * x: written so, since a power may round differently from one runtime to the next."""
    return x * x


def conditions(p, u):
    """What holds while the inputs `u` do: constants for `settle`, for `factors`, for the product, and for the vessel.

    `p` are the groups of parameters and `u` the inputs, in the order of tables.py.
    """
    (
        best_temperature,
        growth_per_degree,
        death_per_degree,
        upkeep_per_degree,
        product_per_degree,
        best_ph,
        ph_tolerance,
        death_by_ph,
        lactate_per_ph,
        oxygen_half,
        oxygen_saturation,
        kla,
        oxygen_demand,
        co2_solubility,
        co2_stripping,
        co2_of_gas,
        base_strength,
        base_loop,
        salt_tolerance,
        pco2_tolerance,
        acidic_share,
        acidic_per_ph,
        acidic_ageing,
        aggregation,
        feed_alkalinity,
    ) = p[3]
    temperature, ph_setpoint, ph_error, oxygen_setpoint, oxygen_error, power, gas, richest, base_max, co2_max = u[8:18]
    seed, foaming, otherwise_wet, kla_multiplier = u[20:24]
    usual_gas = gas / (0.02 if p[0][0] > 1.5 else 0.002)
    warm = temperature - best_temperature
    too_warm = max(0.0, warm - 0.5) / 1.5
    heat_shock = 1.0 + squared(max(0.0, warm - 1.0))
    upkeep = exp(upkeep_per_degree * warm)
    target_ph = min(8.5, max(5.5, ph_setpoint - ph_error))
    acidity = co2_solubility * exp(TEN * (target_ph - BICARBONATE_PK))
    oxygen_target = max(0.0, (oxygen_setpoint - oxygen_error) * 0.01 * oxygen_saturation)
    loops = (
        target_ph,
        acidity,
        1.0 / acidity,
        co2_solubility,
        0.002 / (co2_solubility * co2_stripping * gas),
        co2_of_gas,
        co2_max,
        oxygen_target,
        oxygen_target / (oxygen_half + oxygen_target),
        oxygen_half,
        kla * kla_multiplier * (power / 30.0) ** 0.6 * (gas / 0.002) ** 0.4,
        oxygen_saturation * richest / 0.21,
        oxygen_demand * upkeep,
        base_max,
        base_loop / base_strength,
    )
    cells = (
        exp(growth_per_degree * warm) / (1.0 + squared(squared(too_warm))),
        exp(death_per_degree * warm) * heat_shock,
        upkeep,
        max(0.0, 1.0 - product_per_degree * warm) / heat_shock,
        best_ph,
        1.0 / ph_tolerance,
        death_by_ph,
        lactate_per_ph,
        1.0 / salt_tolerance,
        1.0 / pco2_tolerance,
    )
    product = (best_ph, acidic_share, acidic_per_ph, acidic_ageing * exp(0.12 * warm), aggregation)
    vessel = (base_strength, feed_alkalinity, usual_gas * foaming, usual_gas, otherwise_wet, seed * 1e-9)
    return loops, cells, product, vessel


def oxygen_root(half, at_most, demand_over_kla):
    """Dissolved oxygen (mmol/L) where transfer meets demand: the root of C^2 + (K - C* + q X / kLa) C - K C* = 0."""
    b = half - at_most + demand_over_kla
    root = sqrt(b * b + 4.0 * half * at_most)
    return 2.0 * half * at_most / (root + b) if b > 0.0 else 0.5 * (root - b)


def settle(loops, volume, demand, metabolites, lactate, ammonia, strong_base, salts, kla_factor, passing, richer):
    """What the loops hold: pH, pCO2 (mmHg), CO2 added (mmHg), dissolved oxygen (mmol/L), share of full respiration,
    oxygen uptake (mmol/L/h), osmolality (mOsm/L), base rate (L/h).

    Concentrations in mmol/L (`metabolites`: glucose and glutamine together; `salts`: other osmolytes), `demand` of
    oxygen at full breath in mmol/L/h, and the factors of `aeration`.
    """
    (
        ph,
        acidity,
        per_acidity,
        solubility,
        per_stripping,
        co2_of_gas,
        co2_max,
        oxygen,
        breath,
        oxygen_half,
        kla,
        richest,
        _,
        base_max,
        base_gain,
    ) = loops
    kla *= kla_factor
    richest *= richer
    if demand * breath > kla * (richest - oxygen):
        oxygen = min(oxygen, oxygen_root(oxygen_half, richest, demand / kla))
        breath = oxygen / (oxygen_half + oxygen)
    uptake = demand * breath
    bicarbonate = max(LEAST_BICARBONATE_MMOL_PER_L, strong_base - lactate + ammonia)
    own_co2 = co2_of_gas + uptake * per_stripping / passing
    wanted_co2 = bicarbonate * per_acidity
    pco2 = min(max(wanted_co2, own_co2), own_co2 + co2_max)
    base = 0.0
    if pco2 != wanted_co2:
        ratio = max(1e-9, bicarbonate / (solubility * pco2))  # a trial step may leave no volume, and so no sense
        ph = min(8.5, max(5.5, BICARBONATE_PK + log10(ratio)))
        base = min(base_max, base_gain * volume * max(0.0, own_co2 * acidity - bicarbonate))
    return ph, pco2, pco2 - own_co2, oxygen, breath, uptake, salts + metabolites + lactate + ammonia, base


def factors(cells, ph, pco2, breath, osmolality):
    """How the surroundings scale growth, death, upkeep, lactate yield and product formation (1 = at the optimum)."""
    growth, death, upkeep, product, best_ph, per_ph, death_by_ph, lactate_per_ph, per_salt, per_pco2 = cells
    off = squared(squared((ph - best_ph) * per_ph))
    salty = squared(max(0.0, osmolality - 300.0) * per_salt)
    gassy = squared(squared(pco2 * per_pco2))
    calm = (1.0 + off) * (1.0 + gassy)
    return (
        growth * breath / (calm * (1.0 + salty)),
        death * (1.0 + death_by_ph * off + gassy) / (0.2 + 0.8 * breath),
        upkeep,
        min(1.8, max(0.4, 1.0 + lactate_per_ph * (ph - best_ph))),
        product * breath / calm,
    )


def ageing(product, ph):
    """Share of new product that is acidic, and the hourly turning of product acidic and into aggregates."""
    best_ph, acidic_share, acidic_per_ph, acidic_ageing, aggregation = product
    alkaline = 1.0 + acidic_per_ph * max(0.0, ph - best_ph)
    return (
        acidic_share * alkaline,
        acidic_ageing * alkaline,
        aggregation * (1.0 + squared(max(0.0, best_ph - ph) / 0.15)),
    )
