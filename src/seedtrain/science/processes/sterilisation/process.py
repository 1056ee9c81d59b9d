"""The steam steriliser by name: start a chamber, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from seedtrain.science.processes.naming import ProcessError, followed, laid_over, merged, tuple_of
from seedtrain.science.processes.sterilisation import kernel
from seedtrain.science.processes.sterilisation.cases import CASES
from seedtrain.science.processes.sterilisation.lethality import growth_chance, log10_survivors, rate
from seedtrain.science.processes.sterilisation.steam import saturation_c, saturation_kpa
from seedtrain.science.processes.sterilisation.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES

NAME = "sterilisation"
TOLERANCE = 1.0
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
TEST_SHEET_C = 134.0  # the air-removal test cycle
LEAK_TEST_KPA = 7.0
LEAKING_BEFORE_TEST_MIN = 3.0  # designed: minutes under vacuum before the test sheet meets steam


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
    """The state at the start; raises ProcessError where more air is given than the pressure holds."""
    state = tuple_of(STATES, merged(CASES, case, "initial", initial or {}), "initial state")
    if state[1] > state[0]:
        raise ProcessError("air_kpa is {:g}; it must be at most pressure_kpa, {:g}.".format(state[1], state[0]))
    return state


def advance(state, parameters, inputs, hours_from, hours_to, tolerance=TOLERANCE, integrate=kernel.integrate):
    """The state at `hours_to`, inputs held constant. Raises ProcessError when numbers leave what the model can do."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    return followed("The steriliser", integrate, state, parameters, inputs, hours_from, hours_to, tolerance)


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    y, p, u = state, parameters, inputs
    k, target = kernel.pull(y[0], y[1], y[4], p, u)
    f0 = (y[5], y[6], y[7])
    living = tuple([indicator(minutes, p, u) for minutes in (y[8], y[9], y[10])])
    steam_c = saturation_c(y[0] - y[1]) + u[10] if u[0] > 0.0 else y[4]
    return {
        "chamber_pressure_kpa": y[0],
        "chamber_temperature_c": steam_c,
        "saturation_temperature_c": saturation_c(y[0]),
        "air_percent": 100.0 * y[1] / y[0],
        "drain_temperature_c": y[2],
        "centre_temperature_c": y[3],
        "surface_temperature_c": y[4],
        "f0_drain_min": f0[0],
        "f0_centre_min": f0[1],
        "f0_surface_min": f0[2],
        "f0_lowest_min": min(f0),
        "f0_shown_min": y[18],
        "exposure_min": y[11],
        "load_percent": 100.0 * u[12],
        "indicator_log10_before": p[24] - u[15],
        "indicator_log10_drain": living[0],
        "indicator_log10_centre": living[1],
        "indicator_log10_surface": living[2],
        "indicator_growth_drain": growth_chance(living[0]),
        "indicator_growth_centre": growth_chance(living[1]),
        "indicator_growth_surface": growth_chance(living[2]),
        "indicators_growing_of_ten": 10.0 * growth_chance(living[1]),
        "log10_nonsterile": log10_survivors(p[26], min(y[8], y[9], y[10]), p[27]),
        "condensate_kg": y[14],
        "standing_condensate_kg": y[12],
        "load_water_g": 1000.0 * y[13],
        "heat_kj": y[17],
        "pressure_change_kpa_per_min": k * (target - y[0]),
        "leak_test_kpa_per_min": u[9] * (1.0 - LEAK_TEST_KPA / kernel.ATMOSPHERE_KPA),
        "bowie_dick_pale_percent": pale(u),
    }


def indicator(minutes, p, u):
    """log10 of the spores of an indicator expected alive after these moist equivalent minutes."""
    return log10_survivors(p[24] - u[15], minutes, p[25] * u[14])


def pale(u):
    """Percent by which the middle of an air-removal test sheet lags its edge, in equivalent minutes (designed)."""
    full = saturation_kpa(TEST_SHEET_C)
    share = min(0.9, u[7] + u[9] * LEAKING_BEFORE_TEST_MIN / full)
    return 100.0 * max(0.0, 1.0 - rate(saturation_c(full * (1.0 - share)), TEST_SHEET_C, 10.0))
