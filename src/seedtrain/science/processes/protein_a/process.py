"""The Protein A column by name: start, advance, observe. Portable: CPython and MicroPython.

Parameters and inputs are tuples in the order of tables.py; every function also takes the inputs as a dict.
"""

from math import exp, log

from seedtrain.science.processes.naming import ProcessError, laid_over, merged, positions, tuple_of
from seedtrain.science.processes.protein_a import kernel, march
from seedtrain.science.processes.protein_a.bed import bed_pressure_bar, pulse, viscosity_ratio
from seedtrain.science.processes.protein_a.cases import CASES
from seedtrain.science.processes.protein_a.cells import HEAD_OF_CHANNEL, IN_PRODUCT, LEFT, MOVED, react, shift
from seedtrain.science.processes.protein_a.conditions import (
    ELUTION,
    LOAD,
    WASH,
    P,
    U,
    capacity_now,
    conditions,
    fast_path,
    inlet,
    light_now,
    line,
    plates_now,
)
from seedtrain.science.processes.protein_a.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES

NAME = "protein_a"
TOLERANCE = 1.0
OUTPUT_NAMES = tuple([row[0] for row in OUTPUTS])
INPUT_AT = positions(INPUTS)


def parameter_set(case, **changes):
    """The parameters of a named case or of a dict of own values, with single values changed by name."""
    return tuple_of(PARAMETERS, merged(CASES, case, "parameters", changes), "parameter")


def offered(parameters):
    """The names of the outputs that mean something under these parameters: all."""
    return OUTPUT_NAMES


def input_set(values=None):
    """The inputs from a dict of names; what is not named takes its default."""
    return tuple_of(INPUTS, values or {}, "input")


def disturbed(inputs, faults):
    """The input tuple with faults (`{name: size}` by FAULTS) laid over the controls (a dict of names)."""
    return input_set(laid_over(INPUTS, FAULTS, inputs, faults))


def start(case, initial=None):
    """The state of an even bed: sums at nothing, then one channel of cells (README.md)."""
    cells, ph, ms, product, hcp = tuple_of(STATES, merged(CASES, case, "initial", initial or {}), "initial state")
    n = int(cells)
    sums = [0.0] * march.SUMS
    sums[march.CELLS] = float(n)
    empty = [0.0] * n
    return tuple(sums + [0.0] * 8 + [ph, ms, 1.0] + empty + [product] * n + empty + [hcp] * n + [ph] * n + [ms] * n)


def advance(state, parameters, inputs, hours_from, hours_to, tolerance=TOLERANCE, integrate=kernel.integrate):
    """The state at `hours_to`, inputs held constant. Raises ProcessError when the model cannot follow.

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
    if ended == kernel.TOO_MANY_STEPS:
        raise ProcessError(
            "From hour {:g} to hour {:g} that flow would change the bed's liquid too often to be followed.".format(
                hours_from, hours_to
            )
        )
    if ended != kernel.DONE:
        raise ProcessError("The model could not be followed from hour {:g} to hour {:g}.".format(hours_from, hours_to))
    return state


def channels_of(state, parameters, inputs):
    """Where each channel begins in the state, and its shares of area and flow."""
    size = HEAD_OF_CHANNEL + 6 * int(state[march.CELLS])
    if len(state) == march.SUMS + size:
        return ((march.SUMS, 1.0, 1.0),)
    area, flow = fast_path(parameters, inputs)
    return ((march.SUMS, 1.0 - area, 1.0 - flow), (march.SUMS + size, area, flow))


def outlet(state, parameters, inputs):
    """Product, host-cell protein, pH and conductivity at the outlet now."""
    k = conditions(parameters, inputs, state[march.CELLS], state[march.CAUSTIC_MIN])
    found = [0.0, 0.0, 0.0, 0.0]
    for at, area, share in channels_of(state, parameters, inputs):
        leaving = leaving_now(state, at, area, share, k)
        for part in range(4):
            found[part] += share * leaving[part]
    return found


def leaving_now(state, at, area, share, k):
    """What leaves a channel now, on lines between the means over the last move, this one and the next."""
    n, move = int(state[march.CELLS]), k[2][0]
    last = at + HEAD_OF_CHANNEL + n - 1
    before, now = state[at + LEFT : at + LEFT + 4], [state[last + i * n] for i in (0, 2, 4, 5)]
    if k[0] <= 0.0:
        return now
    done = min(1.0, state[at + MOVED] / move)
    if done < 0.5:
        return [(0.5 - done) * before[i] + (0.5 + done) * now[i] for i in range(4)]
    cell = [move, 0.0] + [move * state[last - 1 + i * n] for i in (0, 2, 4, 5)] + [0.0] * 5
    cell += [state[last + i * n] for i in range(6)]
    shift(cell, 0, 1, 0.0)
    full_s = move * k[3][0] * area / (k[0] * share)
    react(cell, 0, 1, *k[4], *k[5], full_s)
    after = [cell[HEAD_OF_CHANNEL + i] for i in (0, 2, 4, 5)]
    return [(1.5 - done) * now[i] + (done - 0.5) * after[i] for i in range(4)]


def held(state, parameters, inputs, part=0):
    """Grams in the bed, in the liquid and bound: of product (`part` 0) or host-cell protein (1)."""
    n = int(state[march.CELLS])
    porosity = parameters[P["porosity"]]
    total = 0.0
    for at, area, _ in channels_of(state, parameters, inputs):
        liquid = at + HEAD_OF_CHANNEL + 2 * part * n
        moved = state[at + IN_PRODUCT + part] - state[at + MOVED] * state[liquid + n - 1]
        free = sum(state[liquid : liquid + n]) + moved
        bound = sum(state[liquid + n : liquid + 2 * n])
        total += area * (porosity * free + (1.0 - porosity) * bound) / n
    return total * parameters[P["bed_volume_l"]]


def hydraulics(parameters, inputs):
    """Flow (L/h), velocity (cm/h), pressure over the bed and over all (bar)."""
    flow = inputs[U["flow_l_per_h"]] * inputs[U["pump_delivery"]]
    velocity = flow / parameters[P["bed_volume_l"]] * parameters[P["bed_height_cm"]]
    thickness = viscosity_ratio(inputs[U["temperature_c"]])
    porosity = min(0.9, max(0.1, parameters[P["porosity"]] + inputs[U["porosity_change"]]))
    through = velocity / (1.0 - inputs[U["air_fraction"]]) ** 2
    bed = bed_pressure_bar(
        parameters[P["particle_um"]],
        parameters[P["bed_height_cm"]],
        through,
        porosity,
        parameters[P["viscosity_mpa_s"]] * thickness,
    )
    frit = parameters[P["frit_bar"]] * inputs[U["frit_multiplier"]] * thickness * velocity / 300.0
    return flow, velocity, bed, bed + frit


def pool_of(state, parameters, inputs):
    """What is known of the pool, by the names of OUTPUTS; nought of a pool that is not there."""
    volume, grams = state[march.POOL_L], state[march.POOL_G]
    litres, milligrams = max(1e-12, volume), max(1e-12, 1000.0 * grams)
    adjusted = inputs[U["pool_ph_set"]] - inputs[U["pool_ph_error"]] if inputs[U["pool_ph_set"]] > 0.0 else 0.0
    dose, hard = state[march.DOSE], parameters[P["resistant_virus"]]
    left = (1.0 - hard) * exp(-dose) + hard * exp(-0.1 * dose)
    return {
        "pool_volume_l": volume,
        "pool_product_g": grams,
        "pool_g_per_l": grams / litres,
        "yield_percent": 100.0 * grams / max(1e-12, state[march.LOADED_G]) if grams > 0.0 else 0.0,
        "pool_ph": 0.0 if volume <= 0.0 else adjusted or state[march.POOL_PH_L] / litres,
        "pool_ms_per_cm": state[march.POOL_MS_L] / litres,
        "pool_hcp_ng_per_mg": 1e9 * state[march.POOL_HCP_G] / milligrams if grams > 0.0 else 0.0,
        "pool_protein_a_ng_per_mg": 1e6 * state[march.POOL_PROTEIN_A_MG] / milligrams if grams > 0.0 else 0.0,
        "pool_cfu_per_10ml": 0.01 * state[march.POOL_CFU_L] / litres,
        "pool_virus_log_reduction": max(0.0, -log(max(1e-30, left)) / log(10.0)),
        "pool_aggregate_percent": parameters[P["eluted_aggregate_percent"]] + state[march.CLUMPED_PERCENT],
    }


def observe(state, parameters, inputs):
    """The true values now, by the names of OUTPUTS. Sensors and assays, with their errors, are built on these."""
    if isinstance(inputs, dict):
        inputs = input_set(inputs)
    product, hcp, ph, ms = outlet(state, parameters, inputs)
    per_product, per_hcp, gain, error = light_now(parameters, inputs)
    light = per_product * product + per_hcp * hcp
    flow, velocity, bed_bar, all_bar = hydraulics(parameters, inputs)
    load, entering = line(parameters, inputs, LOAD), inlet(parameters, inputs)
    bed_l, loaded = parameters[P["bed_volume_l"]], state[march.LOADED_G]
    area, fast = fast_path(parameters, inputs)
    plates, asymmetry = pulse(plates_now(parameters, inputs), area, fast)
    seen = {
        "pressure_bar": all_bar,
        "bed_pressure_bar": bed_bar,
        "flow_l_per_h": flow,
        "velocity_cm_per_h": velocity,
        "residence_min": 60.0 * bed_l / flow if flow > 0.0 else 0.0,
        "uv_mau": max(0.0, gain * light + error),
        "true_uv_mau": light,
        "outlet_ph": ph,
        "outlet_ms_per_cm": ms,
        "outlet_product_g_per_l": product,
        "outlet_hcp_g_per_l": hcp,
        "load_product_g_per_l": load[0],
        "load_hcp_g_per_l": load[1],
        "inlet_ph": entering[2],
        "inlet_ms_per_cm": entering[3],
        "elution_buffer_ph": line(parameters, inputs, ELUTION)[2],
        "wash_buffer_ms_per_cm": line(parameters, inputs, WASH)[3],
        "pumped_l": state[march.PUMPED_L],
        "pumped_cv": state[march.PUMPED_L] / bed_l,
        "loaded_l": state[march.LOADED_L],
        "loaded_g": loaded,
        "loaded_g_per_l_bed": loaded / bed_l,
        "held_g": held(state, parameters, inputs),
        "breakthrough_percent": 100.0 * product / load[0] if load[0] > 0.0 else 0.0,
        "lost_in_load_g": state[march.LOST_IN_LOAD_G],
        "lost_in_load_percent": 100.0 * state[march.LOST_IN_LOAD_G] / max(1e-12, loaded),
        "to_waste_g": max(0.0, state[march.OUT_G] - state[march.POOL_G]),
        "plates": plates,
        "hetp_mm": 10.0 * parameters[P["bed_height_cm"]] / plates,
        "asymmetry": asymmetry,
        "capacity_g_per_l_bed": capacity_now(parameters, inputs) * (1.0 - parameters[P["porosity"]]),
    }
    seen.update(pool_of(state, parameters, inputs))
    return seen
