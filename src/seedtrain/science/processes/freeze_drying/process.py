"""Freeze drying by name: start a load, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from math import exp

from seedtrain.science.processes.freeze_drying import kernel
from seedtrain.science.processes.freeze_drying.cases import CASES
from seedtrain.science.processes.freeze_drying.drying import cm_per_g, fill_height_cm, vapour_torr
from seedtrain.science.processes.freeze_drying.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES
from seedtrain.science.processes.naming import followed, laid_over, merged, tuple_of

NAME = "freeze_drying"
TOLERANCE = 1e-5
PLACES = (kernel.CENTRE, kernel.EDGE, kernel.LATE, kernel.PROBED)
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
PURE_VAPOUR_RATIO = 1.6
WATER_KG_PER_MOL = 0.018015
MTORR_PER_PA = 7.50062
ROOM_K = 293.15
RISE_S = 30.0
RAISED_TAKES_UP_PERCENT = 4.0  # moisture that a vial with a raised stopper takes up (designed)
SOUND_S, COLLAPSED_S = 25.0, 180.0  # time to dissolve (designed)


def parameter_set(case, **changes):
    """The kernel's parameters of a named case or of a dict of own values, with single values changed by name."""
    return tuple_of(PARAMETERS, merged(CASES, case, "parameters", changes), "parameter")


def offered(parameters):
    """Every output always means something here."""
    return OUTPUT_NAMES


def input_set(values=None):
    """The kernel's inputs from a dict of names; what is not named takes its default."""
    return tuple_of(INPUTS, values or {}, "input")


def disturbed(inputs, faults):
    """The input tuple with faults (`{name: size}` by FAULTS) laid over the controls (a dict of names)."""
    return input_set(laid_over(INPUTS, FAULTS, inputs, faults))


def start(case, initial=None):
    """The state at the start."""
    return tuple_of(STATES, merged(CASES, case, "initial", initial or {}), "initial state")


def advance(state, parameters, inputs, hours_from, hours_to, tolerance=TOLERANCE, integrate=kernel.integrate):
    """The state at `hours_to`, inputs held constant. Raises ProcessError when numbers leave what the model can do."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    return followed("Freeze drying", integrate, state, parameters, inputs, hours_from, hours_to, tolerance)


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    y, p, u = state, parameters, inputs
    height = fill_height_cm(p[8], p[7], p[9])
    now = [now_of(y, p, u, height, at) for at in PLACES]
    flux = 0.001 * p[10] * p[7] * over_load(p, [one[1] for one in now])
    damp = sum([desorbing_kg_per_h(y, p, height, at) for at in PLACES]) if pumped(y, u) else 0.0
    seen = {"shelf_c": y[0] + u[8], "shelf_indicated_c": y[0], "frozen_percent": 100.0 * y[3]}
    seen.update(chamber(y, p, u, flux, damp))
    seen["pressure_rise_mtorr"] = rise_mtorr(y, p, u, flux, damp, min([one[0] for one in now[:3]]))
    seen.update(vials(y, p, height, now))
    seen.update(cake(y, p, u, height))
    return seen


def pumped(y, u):
    """Whether the chamber is under vacuum."""
    return y[1] < kernel.VACUUM_BELOW_MTORR and u[10] > 0.5


def now_of(y, p, u, height, at):
    """(front, flux, bottom) at this moment of the class of vials that begins there in the state."""
    dried, guess, cake_c = y[at], y[at + 1], y[at + 2]
    if dried >= height:
        return cake_c, 0.0, cake_c
    if y[1] < kernel.VACUUM_BELOW_MTORR and y[3] > 0.5:
        return kernel.sublime(p, kernel.heat_factor(p, u, at), y[0] + u[8], y[1], dried, height, guess)
    return y[2], 0.0, y[2]


def desorbing_kg_per_h(y, p, height, at):
    """Vapour from the dry cakes of a class."""
    if y[at] < height:
        return 0.0
    solids_kg = 0.001 * p[8] * p[9] * p[10] * kernel.share_of(p, at)
    return 0.01 * solids_kg * max(0.0, y[at + 3] - p[24]) * kernel.desorption_per_h(p, y[at + 2])


def chamber(y, p, u, flux, damp):
    """Pressure and what its gauges and valves make of it; the condenser."""
    mtorr, piled, unwanted = y[1], kernel.piled_mtorr(p, u, flux), u[5] + u[6]
    ratio, bleed = 1.0, 0.0
    if pumped(y, u):
        vapour = (flux + damp) / WATER_KG_PER_MOL
        gas = p[27] * max(unwanted, mtorr - piled, 1.0)
        ratio = 1.0 + (PURE_VAPOUR_RATIO - 1.0) * vapour / (vapour + gas)
        if u[2] > 0.5:
            bleed = 60.0 * max(0.0, mtorr - piled - unwanted) / max(mtorr, 1.0)
    most = max(0.0, (p[15] + p[16] * 0.001 * min(mtorr, kernel.MOST_MTORR)) * u[7])
    taken = min(1.0, flux / max(1e-6, most))
    return {
        "pressure_mtorr": mtorr,
        "pirani_mtorr": mtorr * ratio,
        "pirani_ratio": ratio,
        "pirani_over_gauge": min(50.0, mtorr * ratio / max(1.0, mtorr + u[4])),
        "bleed_percent": min(100.0, bleed),
        "pressure_hand_valve_mtorr": max(kernel.FLOOR_MTORR, u[5] + piled) if pumped(y, u) and u[2] > 0.5 else mtorr,
        "condenser_c": min(20.0, -75.0 + 30.0 * (1.0 - u[7]) + 12.0 * taken + (60.0 if u[10] < 0.5 else 0.0)),
        "flux_kg_per_h": flux + damp,
        "capability_kg_per_h": most,
    }


def rise_mtorr(y, p, u, flux, damp, front_c):
    """Rise of pressure in half a minute with the valve to the condenser shut: towards that of the ice, and of leaks."""
    if not pumped(y, u):
        return 0.0
    per_mol = RISE_S / 3600.0 * kernel.GAS_J_PER_MOL_K * ROOM_K / p[26] * MTORR_PER_PA
    rise = per_mol * (damp / WATER_KG_PER_MOL + p[27] * (u[5] + u[6]))
    most = 1000.0 * vapour_torr(front_c) - y[1]
    if flux <= 0.0 or most <= 0.0:
        return rise
    return rise + most * (1.0 - exp(-per_mol * flux / WATER_KG_PER_MOL / most))


def vials(y, p, height, now):
    """Temperatures, ice left and flux."""
    left = [100.0 * max(0.0, 1.0 - y[at] / height) for at in PLACES]
    return {
        "product_centre_c": now[0][2],
        "product_edge_c": now[1][2],
        "thermocouple_c": now[3][2],
        "front_centre_c": now[0][0],
        "front_edge_c": now[1][0],
        "hottest_front_c": y[5],
        "ice_left_centre_percent": left[0],
        "ice_left_edge_percent": left[1],
        "ice_left_late_percent": left[2],
        "ice_left_probed_percent": left[3],
        "ice_left_percent": over_load(p, left),
        "flux_centre_kg_per_h_m2": 10.0 * now[0][1],
        "sublimed_kg": y[4],
        "filled_water_kg": 0.001 * p[10] * height / cm_per_g(p[7], p[9]),
        "primary_centre_h": y[13],
        "primary_edge_h": y[20],
        "primary_late_h": y[27],
        "overload_h": y[6],
    }


def over_load(p, values):
    """The mean of a value of centre, edge and late vials over the load."""
    return sum([kernel.share_of(p, PLACES[i]) * values[i] for i in range(3)])


def cake(y, p, u, height):
    """What the patient's vial looks like: moisture, collapse, melt-back, stoppers, time to dissolve."""
    wet, fallen, spoilt = [], [], []
    for at in PLACES[:3]:
        wet.append(min(100.0, y[at + 3] + 100.0 * max(0.0, 1.0 - y[at] / height)))
        fallen.append(100.0 * (1.0 - exp(-y[at + 4] / p[21])))
        spoilt.append(fallen[-1] + (100.0 - fallen[-1]) * y[at + 5])
    present = [wet[i] for i in range(3) if kernel.share_of(p, PLACES[i]) > 0.0]
    inner = 1.0 - p[11]
    return {
        "moisture_centre_percent": wet[0],
        "moisture_edge_percent": wet[1],
        "moisture_late_percent": wet[2],
        "moisture_worst_percent": min(100.0, max(present) + RAISED_TAKES_UP_PERCENT * u[13]),
        "collapse_centre_percent": fallen[0],
        "collapse_edge_percent": fallen[1],
        "collapse_late_percent": fallen[2],
        "collapse_percent": over_load(p, fallen),
        "melted_percent": over_load(p, [100.0 * y[at + 5] for at in PLACES]),
        "defective_percent": over_load(p, spoilt),
        "defective_inner_percent": (over_load(p, spoilt) - p[11] * spoilt[1]) / inner,
        "reconstitution_s": SOUND_S + COLLAPSED_S * 0.01 * over_load(p, spoilt),
        "stoppers_high_percent": 100.0 * u[13],
    }
