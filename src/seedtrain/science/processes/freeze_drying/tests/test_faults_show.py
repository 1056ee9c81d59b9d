"""What each fault does to the product and where it can be seen: direction, not size."""

import pytest

from seedtrain.science.processes.freeze_drying import process
from seedtrain.science.processes.freeze_drying.tables import CLASSES

PRIMARY = {"vacuum": 1, "shelf_setpoint_c": -25, "shelf_ramp_c_per_min": 0.5, "pressure_setpoint_mtorr": 70}
START = {"shelf_c": -40, "pressure_mtorr": 70, "product_c": -40, "ice_share": 1}
DRY = {**START, "shelf_c": 20, **{f"dried_{vial}_cm": 20 for vial in CLASSES}}
SECONDARY = {**PRIMARY, "shelf_setpoint_c": 25}


def seen_after(hours, inputs, initial=START):
    parameters = process.parameter_set("training_vaccine")
    state = process.advance(process.start("training_vaccine", initial), parameters, inputs, 0, hours)
    return process.observe(state, parameters, inputs)


@pytest.fixture(scope="module")
def sound():
    return seen_after(20, PRIMARY)


def test_a_sound_run_keeps_its_front_below_collapse(sound):
    assert sound["front_edge_c"] < -32 and sound["collapse_percent"] < 0.5
    assert sound["pirani_ratio"] > 1.5 and sound["flux_kg_per_h"] < sound["capability_kg_per_h"]


def test_a_leak_raises_the_pressure_warms_the_product_and_shuts_the_bleed(sound):
    leaking = seen_after(20, {**PRIMARY, "leak_mtorr": 220})
    assert leaking["pressure_mtorr"] > 200 > sound["pressure_mtorr"]
    assert leaking["product_edge_c"] > sound["product_edge_c"] + 1
    assert leaking["bleed_percent"] < 0.01 < 30 < sound["bleed_percent"]
    assert leaking["condenser_c"] < -60


def test_a_small_leak_shows_in_the_bleed_and_not_in_the_pressure(sound):
    leaking = seen_after(20, {**PRIMARY, "leak_mtorr": 20})
    assert leaking["pressure_mtorr"] == pytest.approx(sound["pressure_mtorr"], abs=0.1)
    assert leaking["bleed_percent"] < sound["bleed_percent"] - 10


def test_the_hand_valve_tells_a_stuck_bleed_from_a_leak():
    leaking = seen_after(20, {**PRIMARY, "leak_mtorr": 150})
    stuck = seen_after(20, {**PRIMARY, "bleed_stuck_mtorr": 150})
    assert leaking["pressure_mtorr"] == pytest.approx(stuck["pressure_mtorr"])
    assert stuck["pressure_hand_valve_mtorr"] < 60 < 150 < leaking["pressure_hand_valve_mtorr"]


def test_pirani_and_pressure_rise_fall_when_the_last_ice_is_gone_and_a_leak_keeps_the_rise_up(sound):
    end = seen_after(60, PRIMARY)
    assert end["ice_left_percent"] == 0 and end["pirani_ratio"] < 1.15 and end["pressure_rise_mtorr"] < 10
    assert sound["pressure_rise_mtorr"] > 80
    assert seen_after(60, {**PRIMARY, "leak_mtorr": 60})["pressure_rise_mtorr"] > 20


def test_a_gauge_that_reads_high_makes_the_chamber_deeper_and_one_that_reads_low_warmer(sound):
    high = seen_after(20, {**PRIMARY, "pressure_error_mtorr": 40})
    low = seen_after(20, {**PRIMARY, "pressure_error_mtorr": -150})
    assert high["pressure_mtorr"] == pytest.approx(30, abs=0.1) and low["pressure_mtorr"] == pytest.approx(220, abs=0.1)
    assert high["product_centre_c"] < sound["product_centre_c"] < low["product_centre_c"]
    assert high["pirani_over_gauge"] < 1 < 1.6 < 2 < low["pirani_over_gauge"]


def test_an_iced_condenser_lets_the_pressure_run_away_in_vapour(sound):
    iced = seen_after(20, {**PRIMARY, "condenser_share": 0.05})
    assert iced["pressure_mtorr"] > 150 and iced["overload_h"] > 6
    assert iced["condenser_c"] > sound["condenser_c"] + 10
    assert iced["pirani_ratio"] > 1.5


def test_a_warm_shelf_that_says_it_is_cold_collapses_the_cake(sound):
    warm = seen_after(20, {**PRIMARY, "shelf_offset_c": 10})
    assert warm["shelf_indicated_c"] == sound["shelf_indicated_c"]
    assert warm["collapse_percent"] > sound["collapse_percent"] + 20
    assert warm["reconstitution_s"] > sound["reconstitution_s"] + 30


def test_edge_vials_dry_first_and_warm_most_where_their_frame_is_missing(sound):
    bare = seen_after(20, {**PRIMARY, "edge_extra": 0.6})
    assert bare["ice_left_edge_percent"] < sound["ice_left_edge_percent"] < sound["ice_left_centre_percent"]
    assert sound["ice_left_centre_percent"] < sound["ice_left_late_percent"]
    assert bare["collapse_edge_percent"] > sound["collapse_edge_percent"] + 5
    assert bare["defective_percent"] > bare["defective_inner_percent"]
    assert bare["product_centre_c"] == pytest.approx(sound["product_centre_c"], abs=0.2)


def test_a_thermocouple_vial_that_is_not_like_the_others_is_dry_before_them(sound):
    inputs = {**PRIMARY, "probed_extra": 0.4}
    early = seen_after(20, inputs)
    assert early["ice_left_probed_percent"] < early["ice_left_centre_percent"] - 10
    assert early["ice_left_centre_percent"] == sound["ice_left_centre_percent"] == sound["ice_left_probed_percent"]
    assert early["thermocouple_c"] > sound["thermocouple_c"] + 1


def test_going_to_secondary_drying_with_ice_left_spoils_the_cakes_that_dry_last():
    early = seen_after(40, {**SECONDARY, "shelf_ramp_c_per_min": 0.3})
    assert early["defective_percent"] > 50
    assert early["collapse_late_percent"] > 50


def test_a_power_cut_warms_shelf_and_chamber_and_thaws_what_was_half_dry(sound):
    parameters, off = process.parameter_set("training_vaccine"), {**PRIMARY, "power": 0}
    state = process.advance(process.start("training_vaccine", START), parameters, PRIMARY, 0, 20)
    cut = process.observe(process.advance(state, parameters, off, 20, 28), parameters, off)
    assert cut["shelf_c"] > 0 and cut["pressure_mtorr"] > 1000 and cut["sublimed_kg"] - sound["sublimed_kg"] < 0.1
    assert cut["collapse_percent"] > 90 and cut["melted_percent"] > 50


def test_without_refrigeration_the_shelf_drifts_and_the_vacuum_stays():
    lost = seen_after(3, {**PRIMARY, "refrigeration": 0})
    assert lost["shelf_c"] > -18 and lost["pressure_mtorr"] < 200


def test_secondary_drying_takes_the_bound_water_and_unseated_stoppers_let_some_back():
    after = seen_after(10, SECONDARY, DRY)
    assert 0.4 < after["moisture_centre_percent"] < 2.5
    open_ = seen_after(10, {**SECONDARY, "stopper_gap": 0.5}, DRY)
    assert open_["moisture_worst_percent"] == pytest.approx(after["moisture_worst_percent"] + 2.0)
    assert open_["stoppers_high_percent"] == 50


def test_a_solution_freezes_at_its_nucleation_and_liquid_under_vacuum_puffs():
    parameters = process.parameter_set("training_vaccine")
    cold = process.input_set({"shelf_setpoint_c": -45})
    state = process.advance(process.start("training_vaccine"), parameters, cold, 0, 4)
    assert process.observe(state, parameters, cold)["frozen_percent"] == pytest.approx(100, abs=1e-3)
    liquid = seen_after(1, {**PRIMARY, "shelf_setpoint_c": 5}, {"shelf_c": 5, "pressure_mtorr": 900})
    assert liquid["melted_percent"] > 50
