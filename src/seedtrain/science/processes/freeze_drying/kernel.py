"""Freeze drying of a load in time: shelf, chamber, freezing, and four classes of vials, in portable Python.

Steps of at most `step_of(tolerance)` hours. State, parameters and inputs are tuples in the order of tables.py; a vial
is seven numbers of the state: dried layer, front, cake, water, kelvin-hours above collapse, melted share, hours.
"""

from math import exp

from seedtrain.science.processes.freeze_drying.drying import (
    cm_per_g,
    fill_height_cm,
    front,
    heat_transfer,
    resistance,
)

DONE, NOT_FINITE = 0, 2
ATMOSPHERE_MTORR, SHUT_MTORR, FLOOR_MTORR, MOST_MTORR = 760000.0, 4000.0, 15.0, 5000.0
VACUUM_BELOW_MTORR = 1600.0
ROOM_C, MELT_C = 20.0, -0.5
PUMP_LAG_H = 0.05
MELT_PER_H_K, PUFF_PER_H = 0.4, 2.0
GAS_J_PER_MOL_K, ZERO_K = 8.314462618, 273.15
FINE_STEP_H, PLAY_STEP_H = 0.01, 0.05
CENTRE, EDGE, LATE, PROBED = 7, 14, 21, 28  # where each class begins in the state
LENGTH = 35


def step_of(tolerance):
    """Longest step (h): finer where a plan asks for a small tolerance."""
    return FINE_STEP_H if tolerance <= 1e-6 else PLAY_STEP_H


def shelf_after(c, p, u, hours):
    """Shelf temperature after `hours`: on its ramp, or drifting to the room when it is not held; exact."""
    if u[9] < 0.5 or u[10] < 0.5:
        return ROOM_C + (c - ROOM_C) * exp(-hours / p[25])
    ramp = 60.0 * u[1] * hours
    return min(u[0], c + ramp) if c < u[0] else max(u[0], c - ramp)


def piled_mtorr(p, u, kg_per_h):
    """Pressure at which the equipment takes this vapour: the capability line a + b P, as far as it is left."""
    return max(0.0, 1000.0 * (kg_per_h / u[7] - p[15]) / p[16]) if kg_per_h > 1e-9 else 0.0


def pressure_wanted(p, u, kg_per_h):
    """Pressure (mTorr) to which the chamber goes: what is set, or what vapour and unwanted gas hold together."""
    if u[10] < 0.5:
        return SHUT_MTORR
    if u[2] < 0.5:
        return ATMOSPHERE_MTORR
    return min(MOST_MTORR, max(FLOOR_MTORR, u[3] - u[4], u[5] + u[6] + piled_mtorr(p, u, kg_per_h)))


def heat_factor(p, u, vial):
    """Heat transfer of a class of vials relative to a centre vial."""
    if vial == EDGE:
        return p[12] * (1.0 + u[11])
    if vial == LATE:
        return p[14]
    return 1.0 + u[12] if vial == PROBED else 1.0


def share_of(p, vial):
    """Share of a class in the load; the vial with the thermocouple does not count."""
    if vial == CENTRE:
        return 1.0 - p[11] - p[13]
    if vial == EDGE:
        return p[11]
    return p[13] if vial == LATE else 0.0


def sublime(p, heat, shelf_c, mtorr, dried_cm, height_cm, guess_c):
    """Front (degC), flux (g/h/cm2) and bottom (degC) of vials with this heat transfer."""
    torr = 0.001 * mtorr
    kv = heat * heat_transfer(p[0], p[1], p[2], torr)
    rp = resistance(p[3], p[4], p[5], dried_cm)
    return front(kv, p[6], p[7], max(0.0, height_cm - dried_cm), rp, shelf_c, torr, guess_c)


def dried_after(p, heat, dried, height, guess, shelf_0, shelf_1, mtorr, hours, factor):
    """A Heun step: (layer, front, flux at the start in g/h/cm2, hours of the step in which ice was left)."""
    c, flux, _ = sublime(p, heat, shelf_0, mtorr, dried, height, guess)
    first = flux * p[7] * factor
    c, later, _ = sublime(p, heat, shelf_1, mtorr, min(height, dried + first * hours), height, c)
    grown = 0.5 * (first + later * p[7] * factor) * hours
    if dried + grown < height:
        return dried + grown, c, flux, hours
    return height, c, flux, hours * (height - dried) / grown


def desorption_per_h(p, cake_c):
    """Rate of secondary drying at a temperature (Arrhenius)."""
    return p[22] * exp(-1000.0 * p[23] / GAS_J_PER_MOL_K * (1.0 / (cake_c + ZERO_K) - 1.0 / 298.15))


def water_after(p, water, cake_c, hours):
    """Water in a dried cake after `hours` of secondary drying at its temperature."""
    return p[24] + (water - p[24]) * exp(-desorption_per_h(p, cake_c) * hours) if water > p[24] else water


def frozen_after(p, c, ice, shelf_c, hours):
    """(product temperature, frozen share) of product that does not sublime, after `hours` at a shelf temperature."""
    if (ice <= 0.0 and c > p[17]) or ice >= 1.0:
        cooled = shelf_c + (c - shelf_c) * exp(-hours / p[19])
        if ice >= 1.0 and cooled > MELT_C:
            return MELT_C, 1.0 - 1e-9
        return cooled, ice
    return MELT_C, min(1.0, max(0.0, ice + p[18] * (MELT_C - shelf_c) * hours))


def vial_after(p, heat, vial, shelf_0, shelf_1, product, ice, mtorr, hours, height, factor):
    """(vial after a step, flux at its start); nothing sublimes without vacuum or ice."""
    dried, c, cake, water, warm, melted, spent = vial
    pumped, flux = mtorr < VACUUM_BELOW_MTORR, 0.0
    if dried < height:
        if pumped and ice > 0.5:
            dried, c, flux, used = dried_after(p, heat, dried, height, c, shelf_0, shelf_1, mtorr, hours, factor)
            spent += used
        else:
            c = product
        cake = c
        if dried > 0.0:
            warm += max(0.0, c - p[20]) * hours
            melted += MELT_PER_H_K * max(0.0, c - MELT_C) * hours
        if (pumped or dried > 0.0) and ice < 0.95:  # liquid under vacuum puffs, and a thawed cake is one no more
            melted += PUFF_PER_H * (0.95 - ice) * hours
        melted = min(1.0, melted)
    if dried >= height:
        cake = shelf_1 + (cake - shelf_1) * exp(-hours / p[19])
        water = water_after(p, water, cake, hours) if pumped else water
    return (dried, c, cake, water, warm, melted, spent), flux


def hottest_after(y, p, centre, edge, late, height):
    """The warmest front so far of vials in the load whose ice sublimes or stands half dry."""
    most = y[5]
    if y[7] <= 0.0 and centre[0] <= 0.0:
        return most
    if y[7] < height:
        most = max(most, centre[1])
    if y[14] < height and p[11] > 0.0:
        most = max(most, edge[1])
    return max(most, late[1]) if y[21] < height and p[13] > 0.0 else most


def one_step(y, p, u, hours, height, factor):
    """The state after one step; a class that is not in the load, or differs in nothing, goes with the centre."""
    shelf_1 = shelf_after(y[0], p, u, hours)
    s0, s1, mtorr, product, ice = y[0] + u[8], shelf_1 + u[8], y[1], y[2], y[3]
    if mtorr >= VACUUM_BELOW_MTORR or ice <= 0.5:
        product, ice = frozen_after(p, product, ice, 0.5 * (s0 + s1), hours)
    flux_e = flux_l = 0.0
    centre, flux_c = vial_after(p, 1.0, y[7:14], s0, s1, product, ice, mtorr, hours, height, factor)
    edge = late = probed = centre
    if p[11] > 0.0:
        edge, flux_e = vial_after(
            p, heat_factor(p, u, EDGE), y[14:21], s0, s1, product, ice, mtorr, hours, height, factor
        )
    if p[13] > 0.0:
        late, flux_l = vial_after(p, p[14], y[21:28], s0, s1, product, ice, mtorr, hours, height, factor)
    if u[12] != 0.0 or y[28] != y[7] or y[32] != y[11]:
        probed, _ = vial_after(p, 1.0 + u[12], y[28:35], s0, s1, product, ice, mtorr, hours, height, factor)
    inner = 1.0 - p[11] - p[13]
    grown = inner * (centre[0] - y[7]) + p[11] * (edge[0] - y[14]) + p[13] * (late[0] - y[21])
    kg_per_h = 0.001 * p[10] * p[7] * (inner * flux_c + p[11] * flux_e + p[13] * flux_l)
    pumping = u[2] > 0.5 and u[10] > 0.5
    overload = hours if pumping and piled_mtorr(p, u, kg_per_h) > max(FLOOR_MTORR, u[3] - u[4]) else 0.0
    wanted = pressure_wanted(p, u, kg_per_h)
    mtorr = wanted + (mtorr - wanted) * exp(-hours / PUMP_LAG_H)
    product = centre[1] if flux_c > 0.0 else product
    sublimed = y[4] + 0.001 * p[10] * grown / factor
    hottest = hottest_after(y, p, centre, edge, late, height)
    common = (shelf_1, mtorr, product, ice, sublimed, hottest, y[6] + overload)
    return common + centre + edge + late + probed


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, and how it ended (DONE ...)."""
    hours = to_h - from_h
    count = max(1, int(hours / step_of(tolerance) + 0.999999))
    height, factor = fill_height_cm(p[8], p[7], p[9]), cm_per_g(p[7], p[9])
    for _ in range(count):
        y = one_step(y, p, u, hours / count, height, factor)
    total = 0.0
    for i in range(LENGTH):
        total += abs(y[i])
    if not total < 1e300:
        return y, NOT_FINITE
    return y, DONE
