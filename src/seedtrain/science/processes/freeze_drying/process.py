"""Freeze drying by name: start a load, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from math import exp

from seedtrain.science.processes.freeze_drying import kernel
from seedtrain.science.processes.freeze_drying.cases import CASES
from seedtrain.science.processes.freeze_drying.drying import cm_per_g, fill_height_cm
from seedtrain.science.processes.freeze_drying.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES
from seedtrain.science.processes.naming import ProcessError, laid_over, merged, tuple_of

NAME = "freeze_drying"
TOLERANCE = 1e-5
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
PURE_VAPOUR_RATIO = 1.6
BLEED_KG_PER_H = 0.02  # what the bleed lets in when it alone holds the pressure (designed)
RISE_MTORR_PER_KG_PER_H = 900.0  # in 30 s (designed)
MOISTURE_BY_GAP_PERCENT = 4.0


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
    if hours_to <= hours_from:
        return state
    try:
        state, ended = integrate(state, parameters, inputs, float(hours_from), float(hours_to), float(tolerance))
    except (ArithmeticError, ValueError):
        ended = kernel.NOT_FINITE
    if ended != kernel.DONE:
        raise ProcessError(
            "Freeze drying could not be followed from hour {:g} to hour {:g}.".format(hours_from, hours_to)
        )
    return state


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    y, p, u = state, parameters, inputs
    height = fill_height_cm(p[8], p[7], p[9])
    centre = now_of(y, p, u, height, False)
    edge = now_of(y, p, u, height, True)
    flux = kernel.load_kg_per_h(p, centre[1], edge[1])
    seen = {"shelf_c": y[0] + u[7], "shelf_indicated_c": y[0], "frozen_percent": 100.0 * y[3]}
    seen.update(chamber(y, p, u, flux))
    seen.update(vials(y, p, height, centre, edge))
    seen.update(cake(y, p, u))
    return seen


def now_of(y, p, u, height, edge):
    """(front, flux, bottom) of a class of vials at this moment."""
    dried, guess, cake_c = (y[5], y[7], y[19]) if edge else (y[4], y[6], y[18])
    if dried >= height:
        return cake_c, 0.0, cake_c
    if y[1] < kernel.VACUUM_BELOW_MTORR and y[3] > 0.5:
        return kernel.sublime(p, u, edge, y[0] + u[7], y[1], dried, height, guess)
    return y[2], 0.0, y[2]


def chamber(y, p, u, flux):
    """Pressure and what its gauges and valves make of it; the condenser."""
    leaking = min(1.0, u[5] / max(1.0, y[1]))
    gas = BLEED_KG_PER_H * max(0.05, leaking + (1.0 - leaking) * 1.0)
    ratio = 1.0
    if y[1] < kernel.VACUUM_BELOW_MTORR:
        ratio = 1.0 + (PURE_VAPOUR_RATIO - 1.0) * (1.0 - leaking) * flux / (flux + gas)
    most = max(0.0, (p[13] + p[14] * 0.001 * min(y[1], 5000.0)) * u[6])
    held = y[1] < kernel.VACUUM_BELOW_MTORR and u[2] > 0.5 and u[9] > 0.5
    return {
        "pressure_mtorr": y[1],
        "pirani_mtorr": y[1] * ratio,
        "pirani_ratio": ratio,
        "bleed_percent": 60.0 * max(0.0, 1.0 - leaking) * gas / (gas + 0.3 * flux) if held else 0.0,
        "condenser_c": -75.0 + 45.0 * min(1.0, flux / max(1e-6, most)) * (1.3 - u[6]) + (60.0 if u[9] < 0.5 else 0.0),
        "flux_kg_per_h": flux,
        "capability_kg_per_h": most,
        "pressure_rise_mtorr": RISE_MTORR_PER_KG_PER_H * flux + 0.02 * u[5],
    }


def vials(y, p, height, centre, edge):
    """Temperatures, ice left and flux."""
    ice_kg = 0.001 * p[10] * height / cm_per_g(p[7], p[9])
    return {
        "product_centre_c": centre[2],
        "product_edge_c": edge[2],
        "front_centre_c": centre[0],
        "front_edge_c": edge[0],
        "hottest_front_c": y[14],
        "ice_left_centre_percent": 100.0 * max(0.0, 1.0 - y[4] / height),
        "ice_left_edge_percent": 100.0 * max(0.0, 1.0 - y[5] / height),
        "flux_centre_kg_per_h_m2": 10.0 * centre[1],
        "sublimed_kg": y[13],
        "filled_water_kg": ice_kg,
        "primary_centre_h": y[15],
        "primary_edge_h": y[16],
        "overload_h": y[17],
    }


def cake(y, p, u):
    """What the patient's vial looks like: moisture, collapse, melt-back."""
    height = fill_height_cm(p[8], p[7], p[9])
    taken_up = MOISTURE_BY_GAP_PERCENT * u[11]
    wet_c = y[8] + 100.0 * max(0.0, 1.0 - y[4] / height) + taken_up
    wet_e = y[9] + 100.0 * max(0.0, 1.0 - y[5] / height) + taken_up
    fallen_c = 100.0 * (1.0 - exp(-y[10] / p[19]))
    fallen_e = 100.0 * (1.0 - exp(-y[11] / p[19]))
    return {
        "moisture_centre_percent": min(100.0, wet_c),
        "moisture_edge_percent": min(100.0, wet_e),
        "moisture_worst_percent": min(100.0, max(wet_c, wet_e)),
        "collapse_centre_percent": fallen_c,
        "collapse_edge_percent": fallen_e,
        "collapse_percent": (1.0 - p[11]) * fallen_c + p[11] * fallen_e,
        "melted_percent": 100.0 * y[12],
    }
