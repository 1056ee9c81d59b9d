"""Heat between shell, air, product, ice packs and a cooling unit: temperatures and what they change per hour.

Power is in W between nodes and kJ/h in the rates; positions in `p` and `u` are those of tables.py.
"""

from math import cos, pi

KJ_PER_WH = 3.6
DAY_H = 24.0


def ambient(at_h, u):
    """Temperature outside (degC): a mean and a daily course, warmest at an hour of the day."""
    return u[0] + u[1] * cos(2.0 * pi * (at_h - u[2]) / DAY_H)


def pack_c(kj_per_kg, p):
    """Temperature of the packs from their enthalpy (kJ/kg; 0: all frozen at the melting point)."""
    if kj_per_kg < 0.0:
        return p[10] + kj_per_kg / p[12]
    if kj_per_kg <= p[11]:
        return p[10]
    return p[10] + (kj_per_kg - p[11]) / p[13]


def duty(air_c, p, u):
    """How hard the unit works, 0 to 1, by what its thermostat believes: proportional within its band."""
    if p[15] <= 0.0:
        return 0.0
    return min(1.0, max(0.0, (air_c + u[5] - u[3]) / p[16])) * u[4]


def stream_c(air_c, p, u):
    """Temperature of the air that reaches the product at the cold place: behind the evaporator it is colder."""
    return air_c - p[17] * duty(air_c, p, u)


def logger_min(p, u):
    """Time constant of the logger (min): in its glycol bottle, bare, or between."""
    return p[18] + (p[19] - p[18]) * u[14]


def rates(at_h, air_c, centre_c, edge_c, packs, logger_c, p, u):
    """Per hour: air, centre, edge (K), packs (kJ/kg), logger (K), heat come in and taken out (kJ)."""
    ice_c = pack_c(packs, p)
    outside = (p[0] + p[14] * u[7]) * (ambient(at_h, u) - air_c) + u[6]
    if u[8] < 0.5:  # unpacked: product in its store, packs on the table, the box standing open
        packs_w = p[9] * u[11] * (u[10] - ice_c) if p[6] > 0.0 else 0.0
        centre_w, edge_w = p[4] * (u[9] - centre_c), p[5] * (u[9] - edge_c)
        at_logger = centre_c + u[12] * (u[9] - centre_c)
        air_w, cooling = outside, 0.0
        heat = outside + packs_w + centre_w + edge_w
    else:
        around_c = stream_c(air_c, p, u)
        cooling = p[15] * duty(air_c, p, u)
        from_air = p[7] * (air_c - ice_c) if p[6] > 0.0 else 0.0
        from_edge = p[8] * (edge_c - ice_c) if p[6] > 0.0 else 0.0
        packs_w = from_air + from_edge
        centre_w = p[4] * (air_c - centre_c)
        to_edge = p[5] * (around_c - edge_c)
        edge_w = to_edge - from_edge
        air_w = outside - centre_w - to_edge - from_air - cooling
        beside_c = ice_c if p[6] > 0.0 else edge_c
        at_logger = centre_c + u[12] * (air_c - centre_c) + min(u[13], 1.0 - u[12]) * (beside_c - centre_c)
        heat = outside
    return (
        KJ_PER_WH * air_w / p[1],
        KJ_PER_WH * centre_w / p[2],
        KJ_PER_WH * edge_w / p[3],
        KJ_PER_WH * packs_w / p[6] if p[6] > 0.0 else 0.0,
        60.0 / logger_min(p, u) * (at_logger - logger_c),
        KJ_PER_WH * heat,
        KJ_PER_WH * cooling,
    )


def quickest_per_h(p, u):
    """An upper bound of the rates (1/h) at which anything here relaxes (Gershgorin): it sets the step."""
    air = p[0] + p[14] * u[7] + p[4] + p[5] * (1.0 + p[17] / p[16]) + p[7] + p[15] / p[16]
    packs = p[7] + p[8] + p[9] * u[11]
    fastest = max(air / p[1], p[4] / p[2], (p[5] * (1.0 + p[17] / p[16]) + p[8]) / p[3])
    if p[6] > 0.0:
        fastest = max(fastest, packs / (p[6] * min(p[12], p[13])))
    return max(2.0 * KJ_PER_WH * fastest, 60.0 / logger_min(p, u))


def enthalpy_kj(y, p):
    """Heat held above 0 degC and all-frozen packs (kJ)."""
    return p[1] * y[0] + p[2] * y[1] + p[3] * y[2] + p[6] * y[3]
