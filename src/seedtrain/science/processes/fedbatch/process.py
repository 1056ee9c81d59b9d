"""The fed-batch process by name: start a vessel, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from seedtrain.science.processes.fedbatch import kernel
from seedtrain.science.processes.fedbatch.cases import CASES
from seedtrain.science.processes.fedbatch.parameters import GROUPS
from seedtrain.science.processes.fedbatch.seen import seen_of
from seedtrain.science.processes.fedbatch.tables import CELL_STATES, FAULTS, INPUTS, OUTPUTS, PARAMETERS, SAME_PLACE
from seedtrain.science.processes.naming import ProcessError, laid_over, merged, positions, tuple_of

NAME = "fedbatch"
TOLERANCE = 1e-5
AMOUNTS = 15  # places 1 to 14 hold amounts, the later ones totals and conditions
OUTPUT_NAMES = tuple(row[0] for row in OUTPUTS)
OF_SURROUNDINGS = (
    "acidic_variants_percent aggregate_percent soluble_product_g_per_l base_added_l base_l_per_h temperature_c ph "
    "pco2_mmhg co2_added_mmhg dissolved_oxygen_percent oxygen_fraction oxygen_uptake_mmol_per_l_h heat_kj_per_l_h "
    "cooling_used_percent excess_temperature_k kla_per_h foam_cm overpressure_mbar exhaust_filter_wet_percent "
    "exhaust_heater_c gas_flow_percent gas_passing_percent osmolality_mosm_per_kg"
).split()
OF_MICROBES = (
    "biomass_g_per_l optical_density glucose_g_per_l acetate_g_per_l heat_kj_per_l_h cooling_used_percent "
    "excess_temperature_k"
).split()
OF_CELLS = (
    "viable_cells_1e9_per_l dead_cells_1e9_per_l lysed_cells_1e9_per_l glutamine_mmol_per_l lactate_mmol_per_l "
    "ammonia_mmol_per_l acidic_variants_percent pco2_mmhg co2_added_mmhg osmolality_mosm_per_kg contaminant_1e6_per_ml "
    "slow_contaminant_1e3_per_ml"
).split()

INPUT_AT = positions(INPUTS)


def disturbed(inputs, faults):
    """The input tuple with faults (`{name: size}` by FAULTS) laid over the controls (a dict of names)."""
    return input_set(laid_over(INPUTS, FAULTS, inputs, faults))


def parameter_set(case, **changes):
    """The kernel's parameters of a named case or of a dict of own values, with single values changed by name."""
    flat = tuple_of(PARAMETERS, merged(CASES, case, "parameters", changes), "parameter")
    groups, at = [], 0
    for rows in GROUPS:
        groups.append(flat[at : at + len(rows)])
        at += len(rows)
    return tuple(groups)


def offered(parameters):
    """The names of the outputs that mean something under these parameters."""
    kinetics, acting = parameters[0][:2]
    left_out = OF_CELLS if kinetics > 1.5 else OF_MICROBES
    return tuple([n for n in OUTPUT_NAMES if n not in left_out and (acting > 0.5 or n not in OF_SURROUNDINGS)])


def volume_l(state):
    """The liquid in the vessel, from which samples are drawn."""
    return state[0]


def input_set(values=None):
    """The kernel's inputs from a dict of names; what is not named takes its default."""
    return tuple_of(INPUTS, values or {}, "input")


def start(case, initial=None):
    """The state tuple at the start: concentrations as in STATES, those of a named case where `initial` names none."""
    values = placed(merged(CASES, case, "initial", {}))
    values.update(placed(initial or {}))
    given = tuple_of(CELL_STATES, values, "initial state")
    return given[:1] + tuple([value * given[0] for value in given[1:AMOUNTS]]) + given[AMOUNTS:]


def placed(values):
    """Values by the names of CELL_STATES: a microbe's biomass and acetate have the places of cells and lactate."""
    return {SAME_PLACE.get(name, name): values[name] for name in values}


def advance(state, parameters, inputs, hours_from, hours_to, tolerance=TOLERANCE, integrate=kernel.integrate):
    """The state at `hours_to`, inputs held constant. Raises ProcessError when the numbers leave what the model can do.

    `integrate` may be the compiled kernel (compiled.py); the result is the same.
    """
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    if hours_to <= hours_from:
        return state
    try:
        state, ended = integrate(state, parameters, inputs, float(hours_from), float(hours_to), tolerance)
    except (ArithmeticError, ValueError):  # CPython raises where machine code would give no number
        ended = kernel.NOT_FINITE
    if ended != kernel.DONE:
        raise ProcessError(
            "The model could not be followed from hour {:g} to hour {:g}: check feeds, withdrawals and "
            "concentrations (volume then {:g} L).".format(hours_from, hours_to, state[0])
        )
    return state


def withdraw(state, volume_l):
    """The state after a sample of `volume_l` was taken; raises ProcessError if less than that is left."""
    if not 0 <= volume_l < state[0]:
        raise ProcessError("A sample of {:g} L cannot be taken from {:g} L.".format(volume_l, state[0]))
    share = (state[0] - volume_l) / state[0]
    return tuple([value * share for value in state[:AMOUNTS]]) + state[AMOUNTS:]


def add(state, volume_l, contents=None):
    """The state after a bolus of `volume_l` holding `contents` (names and units of STATES, amounts only)."""
    values = {"viable_cells_1e9_per_l": 0, "strong_base_mmol_per_l": 0, "salts_mosm_per_l": 0}
    values.update(contents or {})
    values["volume_l"] = volume_l
    bolus = start({}, values)
    return tuple([state[i] + bolus[i] for i in range(AMOUNTS)]) + state[AMOUNTS:]


def transfer(state, keep_l, medium_l, contents=None):
    """The state in a new vessel: `keep_l` of the culture with `medium_l` of medium holding `contents`.

    Its base totaliser, exhaust filter and temperature begin anew; the culture keeps its age and its lag. Raises
    ProcessError if there is less culture than `keep_l`.
    """
    if not 0 < keep_l <= state[0]:
        raise ProcessError("A passage cannot take {:g} L from {:g} L.".format(keep_l, state[0]))
    share = keep_l / state[0]
    kept = tuple([value * share for value in state[:AMOUNTS]]) + (0.0,) + state[16:18] + (0.0, 0.0)
    return add(kept, medium_l, contents) if medium_l > 0 else kept


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    return seen_of(state, parameters, inputs)
