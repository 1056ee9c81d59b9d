"""Fed-batch balances: what changes per hour in the vessel, for cultured cells and for microbes.

State and inputs by position are those of tables.py: amounts at 1 to 14, then totals and conditions.
"""

from seedtrain.science.processes.fedbatch.aeration import ANTIFOAM_LOSS_PER_H, aeration, wetting
from seedtrain.science.processes.fedbatch.intruder import appetite, intrusion, poisoning
from seedtrain.science.processes.fedbatch.kinetics import monod, overflow
from seedtrain.science.processes.fedbatch.microbe import (
    STIRRING_KJ_PER_L_H_PER_W_M3,
    acidity,
    alkali_pumped,
    fermenter,
    warming,
)
from seedtrain.science.processes.fedbatch.surroundings import ageing, factors, settle

CELLS_HALF_FOAM_1E9_PER_L, BIOMASS_HALF_FOAM_G_PER_L = 10.0, 20.0
OSMOLYTES_PER_BASE = 1.2
PER_DOUBLING = 1.4426950408889634
LOST_PER_GENERATION = 0.03


def air_of(y, vessel, half):
    """Foam, share of gas that passes, overpressure, three factors of the gas (see `aeration`), wetting of the filter.

    Where nothing foams over and nothing is wet, all that is known beforehand. `half` are the cells that half-fill foam.
    """
    _, _, foaming, gas, otherwise_wet, _ = vessel
    if foaming <= 2.0 and gas <= 2.0 and y[14] <= 0.0 and y[18] <= 0.0 and otherwise_wet <= 0.0:
        return 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0
    wet = min(1.0, max(0.0, y[18]))
    stuff = max(0.0, y[1] + y[2] + y[3]) / (half * y[0])
    foam, passing, over, kla, stripping, richer = aeration(foaming, gas, stuff, max(0.0, y[14]) / y[0], wet)
    return foam, passing, over, kla, stripping, richer, wetting(foam, wet, otherwise_wet)


def of_age(generations, limit):
    """What growth and product are left in cells so many doublings after thaw. Designed for training."""
    return 1.0 / (1.0 + LOST_PER_GENERATION * max(0.0, generations - limit))


def rates(y, p, u, c):
    """Time derivative (per hour) of the state `y` under parameters `p`, inputs `u` and `conditions` `c`."""
    if p[0][0] > 1.5:
        return microbial_rates(y, p, u, c)
    return cell_rates(y, p, u, c)


def cell_rates(y, p, u, c):
    """The same for cultured cells: `kinetics` 0 and 1."""
    volume, live, dead, lysed, glucose, glutamine, lactate, ammonia, product, acidic, clumped, strong, salts = y[:13]
    kind, k, spill = p[:3]
    loops, cells, quality, vessel = c
    feed, feed_glucose, feed_glutamine, feed_salts, top_up, top_up_glucose, top_up_salts, out = u[:8]
    per_litre = 1.0 / volume
    live = max(0.0, live)
    glc = max(0.0, glucose * per_litre)
    gln = max(0.0, glutamine * per_litre)
    lac = max(0.0, lactate * per_litre)
    amm = max(0.0, ammonia * per_litre)
    base = acid_share = souring = clumping = wetter = appetite_b = breath_b = 0.0
    growing = dying = upkeep = lactating = making = breath = 1.0
    ph = 7.0
    strangers = max(0.0, y[13])
    if strangers > 0.0:
        appetite_b, breath_b = appetite(kind[6], glc, strangers * per_litre)
    if kind[1] > 0.5:
        _, _, _, kla, passing, richer, wetter = air_of(y, vessel, CELLS_HALF_FOAM_1E9_PER_L)
        demand = (loops[12] * live + breath_b * strangers) * per_litre
        ph, pco2, _, _, breath, _, osmolality, base = settle(
            loops,
            volume,
            demand,
            glc + gln,
            lac,
            amm,
            strong * per_litre,
            salts * per_litre + u[26],
            kla,
            passing,
            richer,
        )
        growing, dying, upkeep, lactating, making = factors(cells, ph, pco2, breath, osmolality)
        acid_share, souring, clumping = ageing(quality, ph)
    if y[16] > kind[5]:
        vigour = of_age(y[16], kind[5])
        growing *= vigour
        making *= vigour
    if kind[0] < 0.5:
        growing *= u[18] * (1.0 - y[17])
        mu, kd, q_glc, q_gln, q_lac, q_amm, q_p = monod(
            k, glc, gln, lac, amm, growing, dying * u[19], upkeep, lactating
        )
    else:
        mu, kd, q_glc, q_gln, q_lac, q_amm, q_p = overflow(spill, glc, gln, amm)
    eaten = q_glc * live
    soured = q_lac * live
    gone = out * per_litre
    bred = vessel[5] * volume
    if strangers > 0.0:
        mu_b, q_glc_b, q_acid_b = intrusion(kind[6], appetite_b, ph, breath)
        kd += poisoning(strangers * per_litre)
        eaten += q_glc_b * strangers
        soured += q_acid_b * strangers
        bred += (mu_b - gone) * strangers
    formed = q_p * making * live
    decay = kind[3] * glutamine
    lysis = kind[2] * dead
    return (
        feed + top_up + base - out,
        (mu - kd - gone) * live,
        kd * live - lysis - gone * dead,
        lysis - gone * lysed,
        feed * feed_glucose + top_up * top_up_glucose - eaten - gone * glucose,
        feed * feed_glutamine - q_gln * live - decay - gone * glutamine,
        soured - gone * lactate,
        q_amm * live + decay - gone * ammonia,
        formed - gone * product,
        acid_share * formed + souring * (product - acidic) - gone * acidic,
        clumping * (product - clumped) - gone * clumped,
        base * vessel[0] + feed * vessel[1] - gone * strong,
        base * vessel[0] * OSMOLYTES_PER_BASE + feed * feed_salts + top_up * top_up_salts - gone * salts,
        bred,
        -(ANTIFOAM_LOSS_PER_H + gone) * y[14],
        base,
        PER_DOUBLING * max(0.0, mu - kd),
        -kind[4] * y[17],
        wetter,
        0.0,
    )


def microbial_rates(y, p, u, c):
    """The same for microbes: `kinetics` 2, where the places of cells and lactate hold biomass (g) and acetate."""
    kind, m = p[0], p[4]
    loops, _, _, vessel = c
    feed, feed_glucose, _, feed_salts, top_up, top_up_glucose, top_up_salts, out = u[:8]
    per_litre = 1.0 / y[0]
    live = max(0.0, y[1])
    brought = feed * feed_glucose + top_up * top_up_glucose
    gone = out * per_litre
    acting = kind[1]
    ph, temperature, kla, richer, wetter = 7.0, 37.0, 1e9, 1.0, 0.0
    if acting > 0.5:
        ph = acidity(m, per_litre, y)
        temperature = u[8] + y[19]
        _, _, _, kla, _, richer, wetter = air_of(y, vessel, BIOMASS_HALF_FOAM_G_PER_L)
    mu, scalded, eaten, acetate, oxygen, _, q_p, insoluble, souring = fermenter(
        m, loops, ph, temperature, u[24], brought, feed + top_up, y, kla, richer
    )
    base = acting * alkali_pumped(m, loops, y[0], vessel[0], ph, souring)
    heat = oxygen * m[12] + u[13] * STIRRING_KJ_PER_L_H_PER_W_M3
    growth = mu * u[18]
    kd = m[18] * u[19] + scalded
    lysis = kind[2] * y[2]
    formed = q_p * live
    return (
        feed + top_up + base - out,
        (growth - kd - gone) * live,
        kd * live - lysis - gone * y[2],
        lysis - gone * y[3],
        brought - eaten * y[0] - gone * y[4],
        -gone * y[5],
        acetate * y[0] - gone * y[6],
        -gone * y[7],
        formed - gone * y[8],
        -gone * y[9],
        insoluble * formed - gone * y[10],
        base * vessel[0] + (feed * vessel[1] - souring * y[0]) - gone * y[11] + acetate * y[0],
        feed * feed_salts + top_up * top_up_salts - gone * y[12],
        -gone * y[13],
        -(ANTIFOAM_LOSS_PER_H + gone) * y[14],
        base,
        PER_DOUBLING * max(0.0, growth - kd),
        -kind[4] * y[17],
        wetter,
        acting * warming(heat, y[19], u[25]),
    )
