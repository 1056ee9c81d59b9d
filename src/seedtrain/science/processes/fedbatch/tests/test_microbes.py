"""E. coli: overflow to acetate at its boundaries, closed forms of the feed, and oxygen and cooling that go."""

from math import exp

import pytest

from seedtrain.science.processes.fedbatch import kernel, microbe, process
from seedtrain.science.processes.fedbatch.surroundings import conditions

IDEAL = process.parameter_set("e_coli_xu_1999")
VESSEL = process.parameter_set("e_coli_training")
STIRRED = {"temperature_c": 37, "power_w_per_m3": 3000, "gas_velocity_m_per_s": 0.02, "oxygen_fraction_max": 0.6}
CONTROLS = dict(STIRRED, dissolved_oxygen_setpoint_percent=30, feed_glucose_mmol_per_l=2775, feed_salts_mosm_per_l=0)
DENSE = {"biomass_g_per_l": 20, "glucose_mmol_per_l": 0.1}


def fed_at(share, hours=4.0, faults=None, from_h=0.0, **changes):
    """Observed values after a dense culture was fed `share` g glucose per g biomass at the start and hour."""
    state, at_h, seen = process.start("e_coli_training", DENSE), 0.0, {}
    controls = dict(CONTROLS, feed_l_per_h=share * 20 * 8 / 500, **changes)
    while at_h < hours:
        inputs = process.disturbed(controls, faults or {} if at_h >= from_h else {})
        state = process.advance(state, VESSEL, inputs, at_h, at_h + 0.25)
        at_h += 0.25
        seen = process.observe(state, VESSEL, inputs)
    return seen


def test_the_exponential_feed_of_the_closed_form_holds_growth():
    growth, strength = 0.15, 500.0
    state = process.start("e_coli_xu_1999", {"biomass_g_per_l": 5, "glucose_mmol_per_l": 0})
    first = (growth / 0.5 + 0.04) * 5 * 10 / strength
    assert first == pytest.approx(0.03400)
    step = 0.02
    for i in range(500):
        mean = first * (exp(growth * (i + 1) * step) - exp(growth * i * step)) / (growth * step)
        inputs = {"feed_l_per_h": mean, "feed_glucose_mmol_per_l": strength / microbe.GLUCOSE_G_PER_MMOL}
        state = process.advance(state, IDEAL, inputs, i * step, (i + 1) * step, 1e-8)
    assert state[1] == pytest.approx(224.084, rel=2e-3)  # the glucose held, 16 mg/L, is missing from growth
    assert state[0] == pytest.approx(10.7892, abs=5e-5)


def test_at_the_critical_uptake_nothing_spills_and_beyond_it_everything_more_does():
    built, carbon, most = IDEAL[4][4] * IDEAL[4][10], IDEAL[4][10], IDEAL[4][9]
    critical = (most * 0.18016 / 6 - built * 0.04) / (1 - built)
    assert 0.9 < critical < 1.0
    growth, acetate, oxygen = microbe.burnt(IDEAL[4], critical, 0.0, most, 1.0)
    assert growth == pytest.approx((critical - 0.04) * 0.5)
    assert acetate == pytest.approx(0, abs=1e-12)
    assert oxygen == pytest.approx(most)
    growth, acetate, oxygen = microbe.burnt(IDEAL[4], critical + 0.1, 0.0, most, 1.0)
    assert acetate == pytest.approx(0.1 * (1 - 0.15 * carbon) * 2 / 3, rel=1e-3)
    assert growth == pytest.approx((critical - 0.04) * 0.5 + 0.1 * 0.15)
    assert oxygen == pytest.approx(most)


def test_a_continuous_culture_grows_as_fast_as_it_is_diluted_at_the_glucose_of_the_closed_form():
    dilution = 0.2
    inputs = {"feed_l_per_h": 2.0, "withdrawal_l_per_h": 2.0, "feed_glucose_mmol_per_l": 55.5}
    state = process.start("e_coli_xu_1999", {"biomass_g_per_l": 3, "glucose_mmol_per_l": 1})
    state = process.advance(process.advance(state, IDEAL, inputs, 0, 60), IDEAL, inputs, 60, 120)
    uptake = (dilution + IDEAL[4][18]) / 0.5 + 0.04
    seen = process.observe(state, IDEAL, inputs)
    assert seen["growth_per_h"] == pytest.approx(dilution + IDEAL[4][18], rel=1e-4)
    assert seen["glucose_g_per_l"] == pytest.approx(0.05 * uptake / (1.25 - uptake), rel=1e-3)
    assert seen["biomass_g_per_l"] == pytest.approx(dilution * (10.0 - seen["glucose_g_per_l"]) / uptake, rel=2e-3)
    assert seen["acetate_g_per_l"] == pytest.approx(0, abs=1e-4)


def test_in_batch_nine_percent_of_the_carbon_spills_into_acetate():
    start = state = process.start("e_coli_xu_1999")
    hour = 0.0
    while state[4] > 0.02 * start[4]:
        state = process.advance(state, IDEAL, {}, hour, hour + 0.1)
        hour += 0.1
    assert 7 < hour < 9
    assert 2 * state[6] / (6 * (start[4] - state[4])) == pytest.approx(0.09, abs=0.01)


def test_glucose_acetate_and_biomass_close_with_an_integration_of_their_own():
    inputs = process.input_set(dict(CONTROLS, feed_l_per_h=0.05, withdrawal_l_per_h=0.02))
    state = process.start("e_coli_training", {"biomass_g_per_l": 5, "glucose_mmol_per_l": 60})
    c, start, made = conditions(VESSEL, inputs), state, [0.0] * 20
    brought = [0.05 * 2775 if i == 4 else 0.0 for i in range(20)]
    nodes = ((0.06943184420297371, 0.17392742256872692), (0.33000947820757187, 0.32607257743127307))
    nodes += tuple((1 - x, w) for x, w in nodes)
    for step in range(40):
        from_h = step * 0.025
        for node, weight in nodes:
            inside = process.advance(state, VESSEL, inputs, from_h, from_h + node * 0.025, 1e-12)
            slope = kernel.rates(inside, VESSEL, inputs, c)
            for i in (1, 2, 4, 6, 8):
                made[i] += weight * 0.025 * (slope[i] - brought[i] + 0.02 * inside[i] / inside[0])
                made[i + 10] += weight * 0.025 * 0.02 * inside[i] / inside[0]
        state = process.advance(state, VESSEL, inputs, from_h, from_h + 0.025, 1e-12)
    for i in (1, 2, 4, 6):
        left_over = start[i] + brought[i] + made[i] - made[i + 10] - state[i]
        assert abs(left_over) <= 1e-9 * (start[i] + state[i] + abs(made[i]))


def test_feeding_above_the_critical_rate_makes_acetate_and_below_it_none():
    assert fed_at(0.5)["acetate_g_per_l"] < 0.01
    over = fed_at(1.4, hours=1.5)
    assert over["acetate_g_per_l"] > 1
    assert over["dissolved_oxygen_percent"] < 30


def test_without_enrichment_oxygen_goes_and_the_same_feed_spills():
    lost = fed_at(0.5, faults={"oxygen_enrichment_loss": 0.21})
    assert lost["dissolved_oxygen_percent"] < 10
    assert lost["acetate_g_per_l"] > 1
    assert lost["oxygen_uptake_mmol_per_l_h"] == pytest.approx(
        lost["kla_per_h"] * (0.21 - lost["dissolved_oxygen_percent"] * 0.0021), rel=1e-6
    )


def test_too_much_antifoam_does_the_same_more_mildly():
    assert fed_at(0.7, faults={"antifoam_overdose": 0.5})["acetate_g_per_l"] > 0.5


def test_lost_cooling_warms_the_broth_by_the_heat_of_respiration_until_growth_stops():
    before = fed_at(0.5, hours=1)
    after = fed_at(0.5, hours=1.25, from_h=1, faults={"cooling_loss": 0})
    assert after["temperature_c"] - 37 == pytest.approx(0.25 * before["heat_kj_per_l_h"] / 4.18, rel=0.1)
    cooked = fed_at(0.5, hours=4, from_h=1, faults={"cooling_loss": 0})
    assert cooked["temperature_c"] > 44
    assert cooked["viability_percent"] < 90


def test_cooling_that_comes_back_brings_the_temperature_back():
    state, hot = process.start("e_coli_training", dict(DENSE, excess_temperature_k=4)), dict(CONTROLS, feed_l_per_h=0.1)
    assert process.observe(state, VESSEL, hot)["temperature_c"] == 41
    state = process.advance(state, VESSEL, hot, 0, 3)
    assert process.observe(state, VESSEL, hot)["temperature_c"] == pytest.approx(37, abs=0.1)


def test_an_empty_base_line_lets_the_ph_fall_until_growth_slows():
    sour = fed_at(0.5, hours=6, faults={"base_line": 0})
    assert sour["ph"] < 6.2
    assert sour["growth_per_h"] < 0.8 * fed_at(0.5, hours=6)["growth_per_h"]


def test_a_phage_lyses_the_culture_and_its_breathing_stops():
    lysed = fed_at(0.5, hours=6, from_h=2, faults={"viability_crash": 1000})
    assert lysed["biomass_g_per_l"] < 5
    assert lysed["oxygen_uptake_mmol_per_l_h"] < 0.4 * fed_at(0.5, hours=2)["oxygen_uptake_mmol_per_l_h"]


def test_induction_makes_product_costs_growth_and_stays_soluble_when_cool():
    warm = fed_at(0.4, hours=8, inducer=1)
    cool = fed_at(0.4, hours=8, inducer=1, faults={"temperature_offset": -5})
    none = fed_at(0.4, hours=8)
    assert none["titre_g_per_l"] == 0
    assert warm["titre_g_per_l"] > 1
    assert warm["aggregate_percent"] > 50
    assert cool["aggregate_percent"] < 30
    half = fed_at(0.4, hours=8, inducer=1, faults={"inducer_strength": 0.5})
    assert half["titre_g_per_l"] == pytest.approx(0.5 * warm["titre_g_per_l"], rel=0.05)


def test_a_microbe_has_names_of_its_own_and_none_of_a_cell_culture():
    offered = process.offered(VESSEL)
    assert {"biomass_g_per_l", "acetate_g_per_l", "optical_density"} <= set(offered)
    assert not {"viable_cells_1e9_per_l", "lactate_mmol_per_l", "pco2_mmhg"} & set(offered)
    assert process.start("e_coli_training", {"acetate_mmol_per_l": 2})[6] == pytest.approx(16)


def test_the_jacket_opens_with_the_heat_and_wide_open_it_holds_no_longer():
    calm = fed_at(0.5, hours=1)
    assert calm["cooling_used_percent"] == pytest.approx(100 * calm["heat_kj_per_l_h"] / 250)
    assert calm["excess_temperature_k"] == pytest.approx(0, abs=1e-6)
    hot = fed_at(0.5, hours=1, faults={"cooling_loss": 0.15})
    assert hot["cooling_used_percent"] == 100
    assert hot["excess_temperature_k"] == pytest.approx(hot["temperature_c"] - 37)
