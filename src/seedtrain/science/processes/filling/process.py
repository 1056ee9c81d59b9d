"""The filling line by name: start it, advance it, observe it. Portable: CPython and MicroPython.

State, parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from seedtrain.science.processes.filling import air, kernel
from seedtrain.science.processes.filling.cases import CASES
from seedtrain.science.processes.filling.chances import at_least_one, found_among, share_below
from seedtrain.science.processes.filling.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES
from seedtrain.science.processes.naming import ProcessError, followed, laid_over, merged, tuple_of

NAME = "filling"
TOLERANCE = 1.0
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
ZONE_M2_PER_M3_PER_MIN = 1.0 / 27.0  # 0.45 m/s is 27 m/min
GLOVE_LEAK_ML_PER_MIN, GLOVE_SOUND_ML_PER_MIN = 12.0, 0.4  # designed
COUNTER_INLET_KPA, FLUSH_L_PER_MIN = 2.4, 5.0  # designed
DRY_SHARE = 0.6  # designed: share of its bubble point that a dry filter seems to lose
DRY_ML_PER_MIN, DEFECT_ML_PER_MIN, DEFECT_SCALE = 60.0, 4000.0, 0.004  # designed


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
    """The state at the start; raises ProcessError where more was thrown away than filled."""
    state = tuple_of(STATES, merged(CASES, case, "initial", initial or {}), "initial state")
    if state[7] > state[6]:
        raise ProcessError("units_discarded is {:g}; at most units_filled, {:g}.".format(state[7], state[6]))
    return state


def advance(state, parameters, inputs, hours_from, hours_to, tolerance=TOLERANCE, integrate=kernel.integrate):
    """The state at `hours_to`, inputs held constant. Raises ProcessError when numbers leave what the model can do."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    return followed("The line", integrate, state, parameters, inputs, hours_from, hours_to, tolerance)


def filter_test(p, u):
    """(bubble point in kPa, diffusion in mL/min) that the test finds: defects and bad wetting both look like leaks."""
    defect, dry = u[18], 1.0 - u[19]
    bubble_kpa = p[45] / (1.0 + defect / DEFECT_SCALE) * (1.0 - DRY_SHARE * dry)
    return bubble_kpa, p[46] + DEFECT_ML_PER_MIN * defect + DRY_ML_PER_MIN * dry


def glove_print(p, u):
    """Expected colonies of a glove print: usual, more with a bad gown, and what a torn glove adds."""
    return p[36] * u[6] + p[37] * u[7]


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    y, p, u = state, parameters, inputs
    room_pa, airlock_pa = air.pressures(p, u)
    bubble_kpa, diffusion = filter_test(p, u)
    weight = kernel.weight_g(y[20], u)
    kept, contaminated = y[6] - y[7], y[8] + y[9]
    share = contaminated / kept if kept >= 1.0 else 0.0
    return {
        "zone_05_per_m3": y[3],
        "zone_5_per_m3": y[4],
        "zone_cfu_per_m3": y[5],
        "counter_05_per_m3": y[3] * u[21],
        "counter_5_per_m3": y[4] * u[21],
        "counter_inlet_kpa": COUNTER_INLET_KPA * u[21],
        "unwatched_min": y[31],
        "room_05_per_m3": y[0],
        "room_5_per_m3": y[1],
        "room_cfu_per_m3": y[2],
        "settle_zone_cfu": y[24],
        "settle_room_cfu": y[25],
        "contact_zone_cfu": y[26],
        "contact_room_cfu": y[27],
        "glove_cfu": glove_print(p, u),
        "control_cfu": p[48],
        "glove_leak_ml_per_min": GLOVE_SOUND_ML_PER_MIN + GLOVE_LEAK_ML_PER_MIN * u[7],
        "room_pressure_pa": room_pa,
        "airlock_pressure_pa": airlock_pa,
        "air_speed_m_per_s": 0.45 * u[11],
        "hepa_penetration_percent": 100.0 * u[10],
        "people": u[4],
        "line_speed_per_min": kernel.speed_now(y, p, u),
        "units_filled": y[6],
        "units_discarded": y[7],
        "units_kept": kept,
        "stoppers_left": y[18],
        "stop_min": y[13],
        "longest_stop_min": y[14],
        "stops": y[15],
        "intervention_min": y[16],
        "over_open_min": y[30],
        "filling_h": y[17] / 60.0,
        "fill_weight_g": weight,
        "fill_weight_sd_g": p[41],
        "short_percent_now": 100.0 * share_below(p[42], weight, p[41]),
        "short_units": y[21],
        "short_percent": 100.0 * y[21] / y[6] if y[6] >= 1.0 else 0.0,
        "filter_bubble_point_kpa": bubble_kpa,
        "filter_diffusion_ml_per_min": diffusion,
        "filter_flush_l_per_min": FLUSH_L_PER_MIN * u[19],
        "contaminated_units": contaminated,
        "contaminated_discarded": y[10],
        "contaminated_by_hands": y[28],
        "contaminated_by_filter": y[29],
        "contaminated_per_million": 1e6 * share,
        "any_contaminated_chance": at_least_one(contaminated),
        "sterility_test_chance": found_among(min(1.0, share), p[47]),
        "sterility_test_positives": min(1.0, share) * p[47],
    }
