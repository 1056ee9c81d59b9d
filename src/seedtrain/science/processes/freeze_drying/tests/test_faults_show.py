"""What each fault does to the product and where it can be seen: direction, not size."""

import pytest

from seedtrain.science.processes.freeze_drying import process

PRIMARY = {"vacuum": 1, "shelf_setpoint_c": -25, "shelf_ramp_c_per_min": 0.5, "pressure_setpoint_mtorr": 70}
START = {"shelf_c": -40, "pressure_mtorr": 70, "product_c": -40, "ice_share": 1}
SECONDARY = {**PRIMARY, "shelf_setpoint_c": 25}


def seen_after(hours, inputs, initial=START):
    parameters = process.parameter_set("training_vaccine")
    state = process.advance(process.start("training_vaccine", initial), parameters, inputs, 0, hours)
    return process.observe(state, parameters, inputs)


@pytest.fixture(scope="module")
def sound():
    return seen_after(8, PRIMARY)


def test_a_sound_run_keeps_its_front_below_collapse(sound):
    assert sound["front_edge_c"] < -32 and sound["collapse_percent"] < 0.5
    assert sound["pirani_ratio"] > 1.5 and sound["flux_kg_per_h"] < sound["capability_kg_per_h"]


def test_a_leak_raises_the_pressure_warms_the_product_and_lowers_the_ratio(sound):
    leaking = seen_after(8, {**PRIMARY, "leak_mtorr": 220})
    assert leaking["pressure_mtorr"] > 200 > sound["pressure_mtorr"]
    assert leaking["product_edge_c"] > sound["product_edge_c"] + 1
    assert leaking["pirani_ratio"] < 1.1 and leaking["bleed_percent"] < sound["bleed_percent"]


def test_a_gauge_that_reads_high_makes_the_chamber_deeper_and_one_that_reads_low_warmer(sound):
    high = seen_after(8, {**PRIMARY, "pressure_error_mtorr": 40})
    low = seen_after(8, {**PRIMARY, "pressure_error_mtorr": -150})
    assert high["pressure_mtorr"] == pytest.approx(30, abs=0.1) and low["pressure_mtorr"] == pytest.approx(220, abs=0.1)
    assert high["product_centre_c"] < sound["product_centre_c"] < low["product_centre_c"]
    assert low["pirani_mtorr"] > sound["pirani_mtorr"] + 200


def test_an_iced_condenser_lets_the_pressure_run_away(sound):
    iced = seen_after(8, {**PRIMARY, "condenser_share": 0.05})
    assert iced["pressure_mtorr"] > 150 and iced["overload_h"] > 6
    assert iced["condenser_c"] > sound["condenser_c"]


def test_a_warm_shelf_that_says_it_is_cold_collapses_the_cake(sound):
    warm = seen_after(8, {**PRIMARY, "shelf_offset_c": 10})
    assert warm["shelf_indicated_c"] == sound["shelf_indicated_c"]
    assert warm["collapse_percent"] > sound["collapse_percent"] + 20


def test_edge_vials_dry_first_and_warm_most_where_their_frame_is_missing(sound):
    bare = seen_after(8, {**PRIMARY, "edge_extra": 0.6})
    assert bare["ice_left_edge_percent"] < sound["ice_left_edge_percent"] < sound["ice_left_centre_percent"]
    assert bare["collapse_edge_percent"] > sound["collapse_edge_percent"]
    assert bare["product_centre_c"] == pytest.approx(sound["product_centre_c"], abs=0.2)


def test_going_to_secondary_drying_with_ice_left_melts_the_cake():
    early = seen_after(12, {**SECONDARY, "pressure_setpoint_mtorr": 400})
    assert early["melted_percent"] > 10 or early["collapse_percent"] > 50


def test_a_power_cut_warms_shelf_and_chamber(sound):
    cut = seen_after(8, {**PRIMARY, "power": 0})
    assert cut["shelf_c"] > -10 and cut["pressure_mtorr"] > 1000
    lost = seen_after(3, {**PRIMARY, "refrigeration": 0})
    assert lost["shelf_c"] > -15 and lost["pressure_mtorr"] < 200


def test_secondary_drying_takes_the_bound_water_and_an_unseated_stopper_lets_some_back():
    dry = {**START, "dried_centre_cm": 20, "dried_edge_cm": 20, "shelf_c": 20}
    after = seen_after(10, SECONDARY, dry)
    assert 0.4 < after["moisture_centre_percent"] < 2.5
    assert seen_after(10, {**SECONDARY, "stopper_gap": 0.5}, dry)["moisture_centre_percent"] == pytest.approx(
        after["moisture_centre_percent"] + 2.0
    )


def test_a_solution_freezes_at_its_nucleation_and_liquid_under_vacuum_puffs():
    parameters = process.parameter_set("training_vaccine")
    cold = process.input_set({"shelf_setpoint_c": -45})
    state = process.advance(process.start("training_vaccine"), parameters, cold, 0, 4)
    assert process.observe(state, parameters, cold)["frozen_percent"] == pytest.approx(100, abs=1e-3)
    liquid = seen_after(1, {**PRIMARY, "shelf_setpoint_c": 5}, {"shelf_c": 5, "pressure_mtorr": 900})
    assert liquid["melted_percent"] > 50
