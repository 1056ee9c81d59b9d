"""Freeze drying of a load of centre and edge vials: steps of at most `step_h`, Heun's rule for the dried layers.

State, parameters and inputs are tuples in the order of tables.py.
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
ATMOSPHERE_MTORR, SHUT_MTORR = 760000.0, 4000.0
VACUUM_BELOW_MTORR = 1600.0
ROOM_C, MELT_C = 20.0, -0.5
PUMP_LAG_H, DRIFT_LAG_H = 0.05, 4.0
MELT_PER_H_K = 0.4
GAS_J_PER_MOL_K = 8.314462618
FINE_STEP_H, PLAY_STEP_H = 0.01, 0.05


def step_of(tolerance):
    """Longest step (h): finer where a plan asks for a small tolerance."""
    return FINE_STEP_H if tolerance <= 1e-6 else PLAY_STEP_H


def shelf_after(c, u, hours):
    """Shelf temperature after `hours`: on its ramp, or drifting to the room when it is not held; exact."""
    if u[8] < 0.5 or u[9] < 0.5:
        return ROOM_C + (c - ROOM_C) * exp(-hours / DRIFT_LAG_H)
    ramp = 60.0 * u[1] * hours
    return min(u[0], c + ramp) if c < u[0] else max(u[0], c - ramp)


def pressure_wanted(p, u, kg_per_h):
    """Pressure (mTorr) to which the chamber goes: what is set, a leak holds, or the vapour piles up to."""
    if u[9] < 0.5:
        return SHUT_MTORR
    if u[2] < 0.5:
        return ATMOSPHERE_MTORR
    set_mtorr = max(15.0, u[3] - u[4])
    piled = 1000.0 * (kg_per_h / u[6] - p[13]) / p[14] if kg_per_h > 1e-9 else 0.0
    return min(5000.0, max(set_mtorr, u[5], piled))


def heat_factor(p, u, edge):
    """Heat transfer of this class of vials relative to a centre vial."""
    return p[12] * (1.0 + u[10]) if edge else 1.0


def sublime(p, u, edge, shelf_c, mtorr, dried_cm, height_cm, guess_c):
    """Front (degC), flux (g/h/cm2) and bottom (degC) of one class of vials."""
    torr = 0.001 * mtorr
    kv = heat_factor(p, u, edge) * heat_transfer(p[0], p[1], p[2], torr)
    rp = resistance(p[3], p[4], p[5], dried_cm)
    return front(kv, p[6], p[7], max(0.0, height_cm - dried_cm), rp, shelf_c, torr, guess_c)


def load_kg_per_h(p, flux_centre, flux_edge):
    """Vapour from the whole load."""
    return 0.001 * p[10] * p[7] * ((1.0 - p[11]) * flux_centre + p[11] * flux_edge)


def dried_after(p, u, edge, dried, height, guess, shelf_0, shelf_1, mtorr, hours, factor):
    """Dried layer after a Heun step: (layer, front, flux at the start, hours of the step in which ice was left)."""
    if dried >= height:
        return dried, shelf_1, 0.0, 0.0
    c, flux, _ = sublime(p, u, edge, shelf_0, mtorr, dried, height, guess)
    first = flux * p[7] * factor
    c, later, _ = sublime(p, u, edge, shelf_1, mtorr, min(height, dried + first * hours), height, c)
    grown = 0.5 * (first + later * p[7] * factor) * hours
    if dried + grown < height:
        return dried + grown, c, flux, hours
    return height, c, flux, hours * (height - dried) / grown


def water_after(p, water, cake_c, hours):
    """Water in a dried cake after `hours` of secondary drying at its temperature."""
    rate = p[21] * exp(-1000.0 * p[22] / GAS_J_PER_MOL_K * (1.0 / (cake_c + 273.15) - 1.0 / 298.15))
    return p[23] + (water - p[23]) * exp(-rate * hours) if water > p[23] else water


def frozen_after(p, c, ice, shelf_c, hours):
    """(product temperature, frozen share) of unsublimed product after `hours` at a shelf temperature."""
    if (ice <= 0.0 and c > p[15]) or ice >= 1.0:
        cooled = shelf_c + (c - shelf_c) * exp(-hours / p[17])
        if ice >= 1.0 and cooled > MELT_C:
            return MELT_C, 1.0 - 1e-9
        return cooled, ice
    share = min(1.0, max(0.0, ice + p[16] * (MELT_C - shelf_c) * hours))
    return MELT_C, share


def one_step(y, p, u, hours):
    """The state after one step of `hours`."""
    (shelf, mtorr, product, ice, dried_c, dried_e, front_c, front_e, water_c, water_e, warm_c, warm_e, melted, gone,
     hottest, spent_c, spent_e, overload, cake_c, cake_e) = y  # fmt: skip
    height, factor = fill_height_cm(p[8], p[7], p[9]), cm_per_g(p[7], p[9])
    shelf_1 = shelf_after(shelf, u, hours)
    felt_0, felt_1 = shelf + u[7], shelf_1 + u[7]
    felt = 0.5 * (felt_0 + felt_1)
    pumped = mtorr < VACUUM_BELOW_MTORR
    flux_c = flux_e = 0.0
    if pumped and ice > 0.5:
        was_c, was_e = dried_c, dried_e
        dried_c, front_c, flux_c, used = dried_after(
            p, u, False, dried_c, height, front_c, felt_0, felt_1, mtorr, hours, factor
        )
        spent_c += used
        dried_e, front_e, flux_e, used = dried_after(
            p, u, True, dried_e, height, front_e, felt_0, felt_1, mtorr, hours, factor
        )
        spent_e += used
        gone += 0.001 * p[10] * ((1.0 - p[11]) * (dried_c - was_c) + p[11] * (dried_e - was_e)) / factor
        if was_c < height:
            warm_c += max(0.0, front_c - p[18]) * hours
            hottest = max(hottest, front_c)
            cake_c = front_c
        if was_e < height:
            warm_e += max(0.0, front_e - p[18]) * hours
            hottest = max(hottest, front_e)
            cake_e = front_e
        warmest = max(front_c if was_c < height else -99.0, front_e if was_e < height else -99.0)
        melted = min(1.0, melted + MELT_PER_H_K * max(0.0, warmest - MELT_C) * hours)
        product = front_c
    else:
        product, ice = frozen_after(p, product, ice, felt, hours)
    if pumped and ice < 0.95:
        melted = min(1.0, melted + 2.0 * (0.95 - ice) * hours)  # liquid under vacuum boils and puffs
    if dried_c >= height:
        cake_c = felt + (cake_c - felt) * exp(-hours / p[17])
        water_c = water_after(p, water_c, cake_c, hours) if pumped else water_c
    if dried_e >= height:
        cake_e = felt + (cake_e - felt) * exp(-hours / p[17])
        water_e = water_after(p, water_e, cake_e, hours) if pumped else water_e
    wanted = pressure_wanted(p, u, load_kg_per_h(p, flux_c, flux_e))
    if u[2] > 0.5 and wanted > 1.02 * max(15.0, u[3] - u[4]):
        overload += hours
    mtorr = wanted + (mtorr - wanted) * exp(-hours / PUMP_LAG_H)
    return (shelf_1, mtorr, product, ice, dried_c, dried_e, front_c, front_e, water_c, water_e, warm_c, warm_e, melted,
            gone, hottest, spent_c, spent_e, overload, cake_c, cake_e)  # fmt: skip


def integrate(y, p, u, from_h, to_h, tolerance):
    """State at `to_h` from `y` at `from_h` under constant inputs, and how it ended (DONE ...)."""
    hours = to_h - from_h
    count = max(1, int(hours / step_of(tolerance) + 0.999999))
    for _ in range(count):
        y = one_step(y, p, u, hours / count)
    total = 0.0
    for i in range(20):
        total += abs(y[i])
    if not total < 1e300:
        return y, NOT_FINITE
    return y, DONE
