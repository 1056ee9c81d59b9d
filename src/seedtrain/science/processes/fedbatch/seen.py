"""What stands in the vessel, by the names of OUTPUTS: the true values on which sensors and assays are built."""

from seedtrain.science.processes.fedbatch.aeration import aeration
from seedtrain.science.processes.fedbatch.balances import BIOMASS_HALF_FOAM_G_PER_L, CELLS_HALF_FOAM_1E9_PER_L, of_age
from seedtrain.science.processes.fedbatch.intruder import appetite, poisoning
from seedtrain.science.processes.fedbatch.kinetics import monod, overflow
from seedtrain.science.processes.fedbatch.microbe import (
    ACETATE_G_PER_MMOL,
    GLUCOSE_G_PER_MMOL,
    LOOP_KJ_PER_L_H_K,
    STIRRING_KJ_PER_L_H_PER_W_M3,
    acidity,
    alkali_pumped,
    fermenter,
)
from seedtrain.science.processes.fedbatch.surroundings import conditions, factors, settle

GRAMS_PER_OPTICAL_DENSITY = 0.4


def seen_of(state, parameters, inputs):
    """The true values now, as a dict of floats."""
    seen = held(state)
    kinetics, acting = parameters[0][:2]
    c = conditions(parameters, inputs)
    half = BIOMASS_HALF_FOAM_G_PER_L if kinetics > 1.5 else CELLS_HALF_FOAM_1E9_PER_L
    stuff = max(0.0, state[1] + state[2] + state[3]) / (half * state[0])
    wet = min(1.0, max(0.0, state[18]))
    air = aeration(c[3][2], c[3][3], stuff, max(0.0, state[14]) / state[0], wet)
    seen["slow_contaminant_1e3_per_ml"] = 1000.0 * max(0.0, 1.0 - inputs[18])
    seen["foam_cm"], seen["overpressure_mbar"] = air[0], air[2]
    seen["exhaust_filter_wet_percent"], seen["gas_passing_percent"] = 100.0 * wet, 100.0 * air[1]
    seen["exhaust_heater_c"], seen["gas_flow_percent"] = 60.0 - 350.0 * min(0.1, inputs[22]), 100.0 * c[3][3]
    seen["kla_per_h"] = c[0][10] * air[3]
    if acting < 0.5:
        air = (0.0, 1.0, 0.0, 1e9 if kinetics > 1.5 else 1.0, 1.0, 1.0)
    if kinetics > 1.5:
        seen.update(microbial(state, parameters, inputs, c, air))
    else:
        seen.update(cellular(state, parameters, inputs, c, air))
    oxygen, uptake, saturation = seen["dissolved_oxygen_mmol"], seen["oxygen_uptake_mmol_per_l_h"], parameters[3][10]
    del seen["dissolved_oxygen_mmol"]
    seen["dissolved_oxygen_percent"] = 100.0 * oxygen / saturation
    seen["oxygen_fraction"] = min(inputs[15], 0.21 * (oxygen + uptake / (c[0][10] * air[3])) / (saturation * air[5]))
    return seen


def held(state):
    """Concentrations, totals and conditions of the state itself."""
    volume = state[0]
    viable, dead, lysed, glucose, glutamine, lactate, ammonia, product, acidic, clumped = tuple(
        [max(0.0, amount / volume) for amount in state[1:11]]
    )
    return {
        "volume_l": volume,
        "weight_kg": volume,
        "viable_cells_1e9_per_l": viable,
        "biomass_g_per_l": viable,
        "optical_density": (viable + dead) / GRAMS_PER_OPTICAL_DENSITY,
        "dead_cells_1e9_per_l": dead,
        "lysed_cells_1e9_per_l": lysed,
        "viability_percent": 100.0 * viable / max(1e-12, viable + dead),
        "glucose_mmol_per_l": glucose,
        "glucose_g_per_l": glucose * GLUCOSE_G_PER_MMOL,
        "glutamine_mmol_per_l": glutamine,
        "lactate_mmol_per_l": lactate,
        "acetate_g_per_l": lactate * ACETATE_G_PER_MMOL,
        "ammonia_mmol_per_l": ammonia,
        "product_mg_per_l": product,
        "titre_g_per_l": product / 1000.0,
        "acidic_variants_percent": 100.0 * acidic / max(1e-12, product),
        "aggregate_percent": 100.0 * clumped / max(1e-12, product),
        "soluble_product_g_per_l": max(0.0, product - clumped) / 1000.0,
        "contaminant_1e6_per_ml": max(0.0, state[13] / volume),
        "base_added_l": state[15],
        "generations": state[16],
    }


def cellular(state, parameters, inputs, c, air):
    """What cultured cells do in the vessel now."""
    kind, growth, spill = parameters[:3]
    loops, cells, _, _ = c
    volume, strangers = state[0], max(0.0, state[13])
    viable, _, _, glucose, glutamine, lactate, ammonia, _, _, _, strong, salts = tuple(
        [max(0.0, amount / volume) for amount in state[1:13]]
    )
    _, oxygen_b = appetite(kind[6], glucose, strangers / volume)
    ph, pco2, co2_added, oxygen, breath, uptake, osmolality, base = settle(
        loops,
        volume,
        loops[12] * viable + oxygen_b * strangers / volume,
        glucose + glutamine,
        lactate,
        ammonia,
        strong,
        salts + inputs[26],
        air[3],
        air[4],
        air[5],
    )
    scale = (1.0, 1.0, 1.0, 1.0, 1.0)
    if kind[1] > 0.5:
        scale = factors(cells, ph, pco2, breath, osmolality)
    if kind[0] < 0.5:
        growing = scale[0] * inputs[18] * (1.0 - state[17]) * of_age(state[16], kind[5])
        dying = scale[1] * inputs[19]
        rates = monod(growth, glucose, glutamine, lactate, ammonia, growing, dying, scale[2], scale[3])
    else:
        rates = overflow(spill, glucose, glutamine, ammonia)
    return {
        "temperature_c": inputs[8],
        "ph": ph,
        "pco2_mmhg": pco2,
        "co2_added_mmhg": co2_added,
        "base_l_per_h": base,
        "dissolved_oxygen_mmol": oxygen,
        "oxygen_uptake_mmol_per_l_h": uptake,
        "heat_kj_per_l_h": 0.0,
        "cooling_used_percent": 0.0,
        "excess_temperature_k": 0.0,
        "osmolality_mosm_per_kg": osmolality,
        "growth_per_h": rates[0],
        "death_per_h": rates[1] + poisoning(strangers / volume),
    }


def microbial(state, parameters, inputs, c, air):
    """What microbes do in the vessel now."""
    m, acting = parameters[4], parameters[0][1]
    ph, temperature = 7.0, 37.0
    if acting > 0.5:
        ph, temperature = acidity(m, 1.0 / state[0], state), inputs[8] + state[19]
    brought = inputs[0] * inputs[1] + inputs[4] * inputs[5]
    growth, scalded, _, _, uptake, oxygen, _, _, souring = fermenter(
        m, c[0], ph, temperature, inputs[24], brought, inputs[0] + inputs[4], state, air[3], air[5]
    )
    heat = uptake * m[12] + inputs[13] * STIRRING_KJ_PER_L_H_PER_W_M3
    excess = temperature - inputs[8] if acting > 0.5 else 0.0
    return {
        "temperature_c": temperature,
        "ph": ph,
        "pco2_mmhg": 0.0,
        "co2_added_mmhg": 0.0,
        "base_l_per_h": alkali_pumped(m, c[0], state[0], c[3][0], ph, souring),
        "dissolved_oxygen_mmol": oxygen,
        "oxygen_uptake_mmol_per_l_h": uptake,
        "heat_kj_per_l_h": heat,
        "cooling_used_percent": 100.0 * min(1.0, (heat + LOOP_KJ_PER_L_H_K * excess) / max(1e-9, inputs[25])),
        "excess_temperature_k": excess,
        "osmolality_mosm_per_kg": 0.0,
        "growth_per_h": growth * inputs[18],
        "death_per_h": m[18] * inputs[19] + scalded,
    }
