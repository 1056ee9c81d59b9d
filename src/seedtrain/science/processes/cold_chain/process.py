"""The cold chain by name: start a box, room or truck, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from math import exp

from seedtrain.science.processes.cold_chain import heat, kernel
from seedtrain.science.processes.cold_chain.ageing import kinetic_mean
from seedtrain.science.processes.cold_chain.cases import CASES
from seedtrain.science.processes.cold_chain.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES
from seedtrain.science.processes.naming import followed, laid_over, merged, tuple_of

NAME = "cold_chain"
TOLERANCE = 1.0
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
OF_PACKS = ("pack_c", "packs_melted_percent", "pack_left_h")
OF_UNIT = ("stream_c", "cooling_w", "unit_percent", "cooled_kj")
SETTLED_WHOLE, SETTLED_FROZEN = 8.0, 75.0  # percent of the tube clear after 30 min (designed for training)


def parameter_set(case, **changes):
    """The kernel's parameters of a named case or of a dict of own values, with single values changed by name."""
    return tuple_of(PARAMETERS, merged(CASES, case, "parameters", changes), "parameter")


def offered(parameters):
    """The names of the outputs that mean something: those of packs and of a cooling unit only where there are any."""
    left_out = (() if parameters[6] > 0.0 else OF_PACKS) + (() if parameters[15] > 0.0 else OF_UNIT)
    return tuple([name for name in OUTPUT_NAMES if name not in left_out])


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
    return followed("The cold chain", integrate, state, parameters, inputs, hours_from, hours_to, tolerance)


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    y, p, u = state, parameters, inputs
    seen = {
        "ambient_c": heat.ambient(y[5], u),
        "air_c": y[0],
        "centre_c": y[1],
        "edge_c": y[2],
        "logger_c": y[4],
        "heat_kj": y[33],
        "cooled_kj": y[34],
        "door_open_percent": 100.0 * u[7],
    }
    seen.update(equipment(y, p, u))
    seen.update(history(y, p))
    seen.update(harm(y, p))
    seen.update(logger(y, p, u))
    return seen


def equipment(y, p, u):
    """Packs and cooling unit."""
    working = heat.duty(y[0], p, u) if u[8] >= 0.5 else 0.0
    ice_left = p[6] * min(p[11], max(0.0, p[11] - y[3]))
    coming = p[7] * (y[0] - p[10]) + p[8] * (y[2] - p[10])
    return {
        "stream_c": y[0] - p[17] * working,
        "cooling_w": p[15] * working,
        "unit_percent": 100.0 * working,
        "pack_c": heat.pack_c(y[3], p),
        "packs_melted_percent": 100.0 * min(1.0, max(0.0, y[3] / p[11])),
        "pack_left_h": min(1e5, ice_left / heat.KJ_PER_WH / coming) if coming > 0.0 else (1e5 if ice_left else 0.0),
    }


def mean(total, hours, now):
    """A mean over time; the value now where no time has passed."""
    return total / hours if hours > 1e-9 else now


def history(y, p):
    """What the product has been through."""
    hours = y[35]
    aged = mean(y[7], hours, 0.0)
    return {
        "highest_c": max(y[31], y[1], y[2]),
        "lowest_c": min(y[32], y[1], y[2]),
        "mean_c": mean(y[6], hours, y[1]),
        "kinetic_mean_c": kinetic_mean(aged, kernel.REFERENCE_C, p[20]) if aged > 0.0 else y[1],
        "above_h": max(y[17], y[22]),
        "below_h": max(y[18], y[23]),
        "centre_above_h": y[17],
        "edge_below_h": y[23],
        "longest_warm_h": y[26],
        "longest_cold_h": y[28],
        "budget_used_percent": 100.0 * max(y[17], y[22]) / p[31],
    }


def harm(y, p):
    """What that did to the product, and what its indicators show."""
    loss = max(y[15], y[20]) / kernel.DAY_H * p[21]
    vvm = 100.0 * (p[32] + max(y[16], y[21]))
    frozen = 1.0 - exp(-(p[33] + y[24]) / p[28])
    return {
        "potency_loss_log10": loss,
        "potency_percent": 100.0 * 10.0 ** -min(300.0, loss),
        "vvm_percent": vvm,
        "vvm_stage": 1.0 + (vvm >= 50.0) + (vvm >= 100.0) + (vvm >= 110.0),
        "longest_frost_h": y[30],
        "freeze_indicator": 1.0 if y[30] >= p[30] else 0.0,
        "frozen_percent": 100.0 * frozen,
        "settled_percent": SETTLED_WHOLE + (SETTLED_FROZEN - SETTLED_WHOLE) * frozen,
    }


def logger(y, p, u):
    """What the logger's own record says."""
    aged = mean(y[10], y[8], 0.0)
    any_yet = y[8] > 1e-9
    return {
        "logger_mean_c": mean(y[9], y[8], y[4]),
        "logger_kinetic_mean_c": kinetic_mean(aged, kernel.REFERENCE_C, p[20]) if aged > 0.0 else y[4],
        "logger_highest_c": y[13] if any_yet else y[4],
        "logger_lowest_c": y[14] if any_yet else y[4],
        "logger_above_h": y[11],
        "logger_below_h": y[12],
        "logged_h": y[8],
        "logger_clock_error_min": 60.0 * u[15],
    }
