"""The fed-batch process by name: start a vessel, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from seedtrain.science.processes.fedbatch import kernel
from seedtrain.science.processes.fedbatch.cases import CASES
from seedtrain.science.processes.fedbatch.kinetics import monod, overflow
from seedtrain.science.processes.fedbatch.surroundings import conditions, factors, settle
from seedtrain.science.processes.fedbatch.tables import (
    FAULTS,
    INPUTS,
    KIND,
    MONOD,
    OUTPUTS,
    OVERFLOW,
    PARAMETERS,
    STATES,
)
from seedtrain.science.processes.naming import ProcessError, laid_over, merged, positions, tuple_of

NAME = "fedbatch"
TOLERANCE = 1e-5
OUTPUT_NAMES = tuple(row[0] for row in OUTPUTS)
OF_SURROUNDINGS = OUTPUT_NAMES[OUTPUT_NAMES.index("acidic_variants_percent") : OUTPUT_NAMES.index("growth_per_h")]
PER_LITRE = tuple(i for i in range(len(STATES)) if STATES[i][0] not in ("volume_l", "base_added_l"))


INPUT_AT = positions(INPUTS)


def disturbed(inputs, faults):
    """The input tuple with faults (`{name: size}` by FAULTS) laid over the controls (a dict of names)."""
    return input_set(laid_over(INPUTS, FAULTS, inputs, faults))


def parameter_set(case, **changes):
    """The kernel's parameters of a named case or of a dict of own values, with single values changed by name."""
    flat = tuple_of(PARAMETERS, merged(CASES, case, "parameters", changes), "parameter")
    a, b, c = len(KIND), len(KIND) + len(MONOD), len(KIND) + len(MONOD) + len(OVERFLOW)
    return flat[:a], flat[a:b], flat[b:c], flat[c:]


def offered(parameters):
    """The names of the outputs that mean something under these parameters."""
    return tuple(name for name in OUTPUT_NAMES if parameters[0][1] > 0.5 or name not in OF_SURROUNDINGS)


def volume_l(state):
    """The liquid in the vessel, from which samples are drawn."""
    return state[0]


def input_set(values=None):
    """The kernel's inputs from a dict of names; what is not named takes its default."""
    return tuple_of(INPUTS, values or {}, "input")


def start(case, initial=None):
    """The state tuple at the start: concentrations as in STATES, those of a named case where `initial` names none."""
    given = tuple_of(STATES, merged(CASES, case, "initial", initial or {}), "initial state")
    return tuple(given[i] * given[0] if i in PER_LITRE else given[i] for i in range(len(given)))


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
    return tuple(value * share for value in state[:13]) + state[13:]


def add(state, volume_l, contents=None):
    """The state after a bolus of `volume_l` holding `contents` (names and units of STATES)."""
    values = {"viable_cells_1e9_per_l": 0, "strong_base_mmol_per_l": 0, "salts_mosm_per_l": 0}
    values.update(contents or {})
    values["volume_l"] = volume_l
    bolus = start({}, values)
    return tuple(state[i] + bolus[i] for i in range(len(state)))


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    kind, growth, spill, e = parameters
    loops, cells, _, _ = conditions(e, inputs)
    volume = state[0]
    (viable, dead, lysed, glucose, glutamine, lactate, ammonia, product, acidic, clumped, strong, salts) = tuple(
        max(0.0, amount / volume) for amount in state[1:13]
    )
    ph, pco2, co2_added, oxygen, breath, uptake, osmolality, base = settle(
        loops, volume, viable, glucose + glutamine, lactate, ammonia, strong, salts
    )
    scale = (1.0, 1.0, 1.0, 1.0, 1.0)
    if kind[1] > 0.5:
        scale = factors(cells, ph, pco2, breath, osmolality)
    if kind[0] < 0.5:
        growing, dying = scale[0] * inputs[18], scale[1] * inputs[19]
        rates = monod(growth, glucose, glutamine, lactate, ammonia, growing, dying, scale[2], scale[3])
    else:
        rates = overflow(spill, glucose, glutamine, ammonia)
    return {
        "volume_l": volume,
        "weight_kg": volume,
        "viable_cells_1e9_per_l": viable,
        "dead_cells_1e9_per_l": dead,
        "lysed_cells_1e9_per_l": lysed,
        "viability_percent": 100.0 * viable / max(1e-12, viable + dead),
        "glucose_mmol_per_l": glucose,
        "glutamine_mmol_per_l": glutamine,
        "lactate_mmol_per_l": lactate,
        "ammonia_mmol_per_l": ammonia,
        "product_mg_per_l": product,
        "titre_g_per_l": product / 1000.0,
        "acidic_variants_percent": 100.0 * acidic / max(1e-12, product),
        "aggregate_percent": 100.0 * clumped / max(1e-12, product),
        "base_added_l": state[13],
        "base_l_per_h": base,
        "temperature_c": inputs[8],
        "ph": ph,
        "pco2_mmhg": pco2,
        "co2_added_mmhg": co2_added,
        "dissolved_oxygen_percent": 100.0 * oxygen / e[10],
        "oxygen_fraction": min(inputs[15], 0.21 * (oxygen + uptake / loops[10]) / e[10]),
        "oxygen_uptake_mmol_per_l_h": uptake,
        "kla_per_h": loops[10],
        "osmolality_mosm_per_kg": osmolality,
        "growth_per_h": rates[0],
        "death_per_h": rates[1],
    }
