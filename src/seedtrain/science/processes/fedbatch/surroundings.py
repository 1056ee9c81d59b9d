"""What the vessel gives the cells: temperature, pH, carbon dioxide, oxygen, osmolality. Designed for training.

Dissolved gases and pH settle in minutes, so they are algebraic here. Equations and reasons: README.md.
"""

from math import exp, log, log10, sqrt

TEN = log(10.0)


def conditions(e, u):
    """What stays constant while the inputs `u` do, worked out once per segment from the surroundings parameters `e`."""
    warm = u[8] - e[0]
    growth = exp(e[1] * warm) / (1.0 + (max(0.0, warm - 0.5) / 1.5) ** 4)
    death = exp(e[2] * warm) * (1.0 + (max(0.0, warm - 1.0) / 1.0) ** 2)
    target_ph = min(8.5, max(5.5, u[9] - u[10]))
    oxygen_target = max(0.0, (u[11] - u[12]) * 0.01 * e[10])
    power_factor = (u[13] / 30.0) ** 0.6
    gas_factor = (u[14] / 0.002) ** 0.4
    return (
        growth,
        death,
        exp(e[3] * warm),
        max(0.0, 1.0 - e[4] * warm) / (1.0 + (max(0.0, warm - 1.0) / 1.0) ** 2),
        target_ph,
        e[13] * exp(TEN * (target_ph - 6.1)),
        oxygen_target,
        e[11] * power_factor * gas_factor,
        e[10] * u[15] / 0.21,
        e[14] * u[14] / 0.002,
        exp(0.12 * warm),
    )


def oxygen_root(half, at_most, demand_over_kla):
    """Dissolved oxygen (mmol/L) where transfer meets demand: the root of C^2 + (K - C* + q X / kLa) C - K C* = 0."""
    b = half - at_most + demand_over_kla
    return 0.5 * (sqrt(b * b + 4.0 * half * at_most) - b)


def settle(e, u, c, volume, viable, glucose, glutamine, lactate, ammonia, strong_base, other_osmolytes):
    """pH, pCO2 (mmHg), dissolved oxygen (mmol/L), osmolality, base rate (L/h), oxygen uptake (mmol/L/h), CO2 added (mmHg).

    Concentrations in mmol/L, viable cells in 1e9/L. `c` comes from `conditions`.
    """
    demand = e[12] * c[2] * viable
    oxygen = c[6]
    if demand * oxygen / (e[9] + oxygen) > c[7] * (c[8] - oxygen):
        oxygen = min(oxygen, oxygen_root(e[9], c[8], demand / c[7]))
    uptake = demand * oxygen / (e[9] + oxygen)
    bicarbonate = max(0.5, strong_base - lactate + ammonia)
    own_co2 = e[15] + uptake / (e[13] * c[9])
    wanted_co2 = bicarbonate / c[5]
    pco2 = min(max(wanted_co2, own_co2), own_co2 + u[17])
    ph = c[4]
    base = 0.0
    if pco2 != wanted_co2:
        ph = min(8.5, max(5.5, 6.1 + log10(bicarbonate / (e[13] * pco2))))
        lacking = own_co2 * c[5] - bicarbonate
        if lacking > 0.0:
            base = min(u[16], e[17] * lacking * volume / e[16])
    osmolality = other_osmolytes + glucose + glutamine + lactate + ammonia
    return ph, pco2, oxygen, osmolality, base, uptake, pco2 - own_co2


def factors(e, c, ph, pco2, oxygen, osmolality):
    """How the surroundings scale growth, death, upkeep, lactate yield and product formation (1 = at the optimum)."""
    off = (ph - e[5]) / e[6]
    off = off * off * off * off
    salty = max(0.0, osmolality - 300.0) / e[18]
    gassy = pco2 / e[19]
    gassy = gassy * gassy
    gassy = gassy * gassy
    breath = oxygen / (e[9] + oxygen)
    slow = 1.0 / ((1.0 + off) * (1.0 + gassy))
    return (
        c[0] * slow * breath / (1.0 + salty * salty),
        c[1] * (1.0 + e[7] * off + gassy) / (0.2 + 0.8 * breath),
        c[2],
        min(1.8, max(0.4, 1.0 + e[8] * (ph - e[5]))),
        c[3] * slow * breath,
    )
