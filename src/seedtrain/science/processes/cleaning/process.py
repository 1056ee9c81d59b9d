"""Cleaning in place by name: start a soiled circuit, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from math import sqrt

from seedtrain.science.processes.cleaning import kernel
from seedtrain.science.processes.cleaning.cases import CASES
from seedtrain.science.processes.cleaning.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES
from seedtrain.science.processes.naming import followed, laid_over, merged, tuple_of

NAME = "cleaning"
TOLERANCE = 1.0
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
CAUSTIC_G_PER_MOL = 40.0
MOLAR_CONDUCTIVITY = 248.0  # S cm2/mol, NaOH at infinite dilution and 25 degC (unverified); falls with strength
CROWDING = 0.35  # per sqrt(mol/L): gives some 53 mS/cm for 10 g/L (unverified)


def parameter_set(case, **changes):
    """The kernel's parameters of a named case or of a dict of own values, with single values changed by name."""
    return tuple_of(PARAMETERS, merged(CASES, case, "parameters", changes), "parameter")


def offered(parameters):
    """The names of the outputs that mean something under these parameters: all."""
    return OUTPUT_NAMES


def input_set(values=None):
    """The kernel's inputs from a dict of names; what is not named takes its default."""
    return tuple_of(INPUTS, values or {}, "input")


def disturbed(inputs, faults):
    """The input tuple with faults (`{name: size}` by FAULTS) laid over the controls (a dict of names)."""
    return input_set(laid_over(INPUTS, FAULTS, inputs, faults))


def start(case, initial=None):
    """The state of a soiled circuit."""
    return tuple_of(STATES, merged(CASES, case, "initial", initial or {}), "initial state")


def advance(state, parameters, inputs, hours_from, hours_to, tolerance=TOLERANCE, integrate=kernel.integrate):
    """The state at `hours_to`, inputs held constant. Raises ProcessError when numbers leave what the model can do."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    return followed("The cleaning", integrate, state, parameters, inputs, hours_from, hours_to, tolerance)


def conductivity(caustic_g_per_l, of_water):
    """Conductivity (uS/cm, 25 degC) of dilute caustic in water that has its own."""
    molar = max(0.0, caustic_g_per_l) / CAUSTIC_G_PER_MOL
    return of_water + 1000.0 * molar * MOLAR_CONDUCTIVITY / (1.0 + CROWDING * sqrt(molar))


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    y, p, u = state, parameters, inputs
    left = (100.0 * y[5] / p[13], 100.0 * y[6] / p[14], 100.0 * y[7] / p[15])  # g/m2 to ug/cm2
    dissolved = max(0.0, y[2]) * p[0] * p[1] + max(0.0, y[3]) * p[2]
    open_holes = max(0.2, 1.0 - 0.6 * u[5])
    reached = kernel.covered(p[4], u[5], p)
    return {
        "flow_l_per_min": u[0],
        "spray_pressure_kpa": p[23] * (u[0] / p[4] / open_holes) ** 2,
        "temperature_c": y[4],
        "caustic_g_per_l": y[0],
        "feed_caustic_g_per_l": u[1],
        "conductivity_us_per_cm": conductivity(y[0], u[3]),
        "leg_conductivity_us_per_cm": conductivity(y[1], u[3]),
        "toc_ug_per_l": u[4] + 1000.0 * p[16] * max(0.0, y[2]),
        "feed_toc_ug_per_l": u[4],
        "leg_toc_ug_per_l": u[4] + 1000.0 * p[16] * max(0.0, y[3]),
        "wall_residue_ug_per_cm2": left[0],
        "shade_residue_ug_per_cm2": left[1],
        "leg_residue_ug_per_cm2": left[2],
        "worst_residue_ug_per_cm2": max(left),
        "soil_g": y[5] + y[6] + y[7],
        "carry_over_mg": 1000.0 * (y[5] + y[6] + y[7]) + dissolved,
        "used_l": y[8],
        "rinse_l": y[9],
        "contact_min": y[13],
        "coverage_percent": 100.0 * (p[13] + p[14] * reached) / (p[13] + p[14]),
    }
