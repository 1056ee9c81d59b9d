"""Microbial fed-batch with acetate: the overflow model of Xu, Jahic & Enfors 1999, over plain floats.

Rates are per gram of dry biomass; glucose and acetate in g here, mmol outside. README.md tells what was designed.
"""

from math import exp, sqrt

from seedtrain.science.processes.fedbatch.surroundings import oxygen_root, squared

GLUCOSE_G_PER_MMOL, ACETATE_G_PER_MMOL = 0.18016, 0.06005
OXYGEN_PER_GLUCOSE_MMOL_PER_G = 6.0 / 0.18016
OXYGEN_PER_ACETATE_MMOL_PER_G = 2.0 / 0.06005
ACETATE_PER_GLUCOSE_G_PER_G = 2.0 * 0.06005 / 0.18016
WATER_KJ_PER_L_K = 4.18
LOOP_KJ_PER_L_H_K = 8.36  # the jacket takes a deviation away at 2 1/h
ALKALI_AT_START_MMOL_PER_L = 16.0
ACID_LOOP_PER_H, ACID_AHEAD_MMOL_PER_L = 2.0, 2.0
STIRRING_KJ_PER_L_H_PER_W_M3 = 3.6e-3


def seen_glucose(reach_g_per_l_h, capacity_g_per_l_h, half_g_per_l, mixing_h):
    """Glucose at the cells (g/L): the root of capacity S/(K + S) = reach - S/mixing; `reach` is feed + held/mixing.

    In steady state it is the glucose held; when cells could eat much faster than that, no stiff equation is left.
    """
    b = half_g_per_l + (capacity_g_per_l_h - reach_g_per_l_h) * mixing_h
    c = reach_g_per_l_h * mixing_h * half_g_per_l
    root = sqrt(b * b + 4.0 * c)
    return 2.0 * c / (b + root) if b > 0.0 else 0.5 * (root - b)


def burnt(m, uptake, acetate, respiration, activity):
    """Growth (1/h), acetate formed less taken up (g/g/h), and oxygen used (mmol/g/h), at most `respiration`.

    `uptake` of glucose is in g/g/h, `acetate` in g/L; `activity` scales upkeep and re-uptake with the surroundings.
    """
    _, _, _, upkeep, respired_yield, spilled_yield, acetate_yield, reuse_max, reuse_half, _, carbon = m[:11]
    upkeep *= activity
    built, built_acetate = respired_yield * carbon, acetate_yield * carbon
    critical = (respiration / OXYGEN_PER_GLUCOSE_MMOL_PER_G - built * upkeep) / (1.0 - built)
    respired = min(uptake, max(0.0, critical))
    spilled = uptake - respired
    oxygen = min(respiration, (respired * (1.0 - built) + built * upkeep) * OXYGEN_PER_GLUCOSE_MMOL_PER_G)
    per_acetate = (1.0 - built_acetate) * OXYGEN_PER_ACETATE_MMOL_PER_G
    reused = min(reuse_max * activity * acetate / (reuse_half + acetate), (respiration - oxygen) / per_acetate)
    growth = (respired - upkeep) * respired_yield + spilled * spilled_yield + reused * acetate_yield
    formed = spilled * (1.0 - spilled_yield * carbon) * ACETATE_PER_GLUCOSE_G_PER_G
    return growth, formed - reused, oxygen + reused * per_acetate


def breathing(m, uptake, acetate, activity, biomass, loops, kla, richest):
    """`burnt` under the oxygen that the vessel can give, and the dissolved oxygen (mmol/L).

    Controlled to its target where the richest gas can hold it; else what transfer and demand leave.
    """
    most, target, half = m[9] * activity, loops[7], loops[9]
    growth, acid, oxygen = burnt(m, uptake, acetate, most * loops[8], activity)
    if oxygen * biomass <= kla * (richest - target):
        return growth, acid, oxygen, target
    growth, acid, oxygen = burnt(m, uptake, acetate, most, activity)
    left = richest - oxygen * biomass / kla
    if left <= 0.0 or oxygen > most * left / (half + left):
        left = min(target, oxygen_root(half, richest, most * biomass / kla))
        growth, acid, oxygen = burnt(m, uptake, acetate, most * left / (half + left), activity)
    return growth, acid, oxygen, left


def activity_at(temperature, ph):
    """Speed of life relative to 37 degC and pH 7, and extra death (1/h) by heat. Designed for training."""
    hot = squared(squared(max(0.0, temperature - 39.0) * 0.4))
    scalded = squared(squared(max(0.0, temperature - 44.0) * 0.5))
    sour = squared(squared((ph - 7.0) / 1.2))
    return exp(0.06 * (min(temperature, 39.0) - 37.0)) / ((1.0 + hot) * (1.0 + sour)), scalded / (1.0 + scalded)


def acidity(m, per_litre, y):
    """pH from alkali less acetate, both relative to the start."""
    alkali = (y[11] - max(0.0, y[6])) * per_litre - ALKALI_AT_START_MMOL_PER_L
    return min(9.0, max(4.0, 7.0 + alkali / m[14]))


def fermenter(m, loops, ph, temperature, inducer, feed, inflow, y, kla, richer):
    """A microbial vessel now: growth, heat death (1/h), glucose used, acetate net, oxygen used (mmol/L/h), dissolved
    oxygen (mmol/L), product (mg/g/h), insoluble share, acid to be met (mmol/L/h).

    `feed` is glucose brought (mmol/h), `inflow` all liquid (L/h), `kla` and `richer` the factors of aeration.
    """
    per_litre = 1.0 / y[0]
    biomass = max(0.0, y[1] * per_litre)
    glucose = max(0.0, y[4] * per_litre) * GLUCOSE_G_PER_MMOL
    acetate = max(0.0, y[6] * per_litre) * ACETATE_G_PER_MMOL
    activity, scalded = activity_at(temperature, ph)
    most = m[0] * activity * (1.0 - m[16] * inducer) * (1.0 - y[17]) / (1.0 + acetate / m[2])
    reach = max(0.0, feed * per_litre * GLUCOSE_G_PER_MMOL + glucose * (1.0 / m[11] - inflow * per_litre))
    seen = seen_glucose(reach, most * biomass, m[1], m[11])
    uptake = most * seen / (m[1] + seen)
    growth, acid, oxygen, dissolved = breathing(
        m, uptake, acetate, activity, biomass, loops, loops[10] * kla, loops[11] * richer
    )
    acid *= biomass / ACETATE_G_PER_MMOL
    return (
        growth,
        scalded,
        uptake * biomass / GLUCOSE_G_PER_MMOL,
        acid,
        oxygen * biomass,
        dissolved,
        m[15] * inducer * min(1.0, max(0.0, growth) / 0.1) / (1.0 + 0.2 * acetate),
        min(0.95, 0.1 + m[17] * max(0.0, temperature - 30.0)),
        m[13] * max(0.0, growth) * biomass + acid,
    )


def alkali_pumped(m, loops, volume, strength, ph, souring):
    """Base (L/h) that holds the pH: what the acid needs, faded in over the last 2 mmol/L, and what is lacking."""
    lacking = m[14] * (loops[0] - ph)
    ahead = max(0.0, souring) * min(1.0, max(0.0, 1.0 + lacking / ACID_AHEAD_MMOL_PER_L))
    return min(loops[13], (ahead + ACID_LOOP_PER_H * max(0.0, lacking)) * volume / strength)


def warming(heat, excess, cooling_max):
    """How fast the broth leaves its set temperature (K/h): `heat` made, a jacket that takes `cooling_max` (kJ/L/h)."""
    taken = min(cooling_max, heat + LOOP_KJ_PER_L_H_K * excess)
    return (heat - taken) / WATER_KJ_PER_L_K
