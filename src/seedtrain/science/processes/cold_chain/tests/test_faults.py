"""Each fault leaves its own clues: what a worker is meant to learn from."""

from functools import cache

import pytest

from seedtrain.science.processes.cold_chain import process, reference

RECORD = {"logger_start_h": 12}


@cache
def journey(fault=None, size=0.0):
    """Observed values of a journey with a cold box, every quarter of an hour."""
    return reference.journey({fault: size} if fault else None)


@cache
def night(fault=None, size=0.0, case="cold_room"):
    """The same of a cooled room."""
    return reference.night({fault: size} if fault else None, case)


def test_a_normal_journey_stays_within_limits():
    end = journey()[-1]
    assert end["lowest_c"] > 2
    assert end["above_h"] == 0
    assert end["freeze_indicator"] == end["frozen_percent"] == 0
    assert end["vvm_stage"] == 1
    assert 30 < end["packs_melted_percent"] < 80


def test_a_normal_night_stays_within_limits_whatever_the_room():
    for case in ("cold_room", "refrigerator", "truck"):
        end = night(case=case)[-1]
        assert (end["lowest_c"] > 2, end["above_h"]) == (True, 0)


def test_packs_straight_from_the_freezer_freeze_what_lies_beside_them_and_not_the_middle():
    end = journey("packs_unconditioned", 0)[-1]
    assert end["frozen_percent"] > 80
    assert end["freeze_indicator"] == 1
    assert end["settled_percent"] > 60
    assert min(row["centre_c"] for row in journey("packs_unconditioned", 0)) > 2
    assert end["logger_lowest_c"] > 2
    assert journey("packs_unconditioned", 0)[2]["packs_melted_percent"] == 0
    assert journey()[2]["packs_melted_percent"] > 2


def test_packs_that_melt_at_four_degrees_cannot_freeze_once_they_are_at_nought():
    cool = reference.run("cool_packs_box", [[24, reference.JOURNEY]], initial={"clock_h": 7})[-1]
    assert (cool["lowest_c"] > 2, cool["highest_c"] < 8) == (True, True)


def test_a_door_ajar_shows_in_the_work_of_the_unit_before_the_product_warms():
    row = night("door_open", 0.2)[20]
    assert row["unit_percent"] > night()[20]["unit_percent"] + 15
    assert row["above_h"] == 0


def test_a_compressor_that_stops_at_night_warms_the_edge_first():
    rows = night("compressor", 0, "refrigerator")
    assert rows[-1]["above_h"] > 8
    assert rows[30]["edge_c"] > rows[30]["centre_c"] + 1
    assert rows[30]["cooling_w"] == 0


def test_a_mean_excuses_what_hours_above_the_limit_do_not():
    end = night("compressor", 0, "cold_room")[-1]
    assert end["kinetic_mean_c"] < 8
    assert end["mean_c"] < end["kinetic_mean_c"]
    assert end["budget_used_percent"] > 100


def test_a_thermostat_that_reads_high_freezes_the_cold_place():
    end = night("thermostat", 4)[-1]
    assert end["frozen_percent"] > 50
    assert end["centre_c"] < 2


def test_a_heater_that_stays_on_makes_the_unit_work():
    assert night("defrost_heater", 1500)[20]["unit_percent"] > night()[20]["unit_percent"] + 30


def test_a_truck_in_the_sun_eats_the_ice():
    assert journey("truck_delay", 10)[-1]["packs_melted_percent"] > journey()[-1]["packs_melted_percent"] + 10


def test_a_store_too_cold_freezes_before_anything_is_packed():
    store = reference.run("cold_box", [[12, reference.TABLE]], {"store_cold": -8})[-1]
    assert store["frozen_percent"] > 80


def test_a_logger_in_the_air_sees_a_door_that_the_product_does_not():
    true, shown = night()[48], night("logger_in_air", 1)[48]
    assert shown["logger_c"] > true["logger_c"] + 1
    assert shown["centre_c"] == true["centre_c"]
    bare = reference.night({"logger_in_air": 1, "logger_not_in_glycol": 1})[48]
    assert bare["logger_c"] > shown["logger_c"] + 1


def test_a_logger_on_an_ice_pack_reports_cold_that_no_product_had():
    end = journey("logger_at_pack", 1)[-1]
    assert end["logger_below_h"] > 10
    assert end["below_h"] == 0


def test_a_slow_clock_loses_the_first_hours_of_the_record():
    right = reference.run("cold_box", [[24, {**reference.JOURNEY, **RECORD}]], None, initial={"clock_h": 12})[-1]
    slow = reference.run(
        "cold_box", [[24, {**reference.JOURNEY, **RECORD}]], {"logger_clock": -7}, initial={"clock_h": 12}
    )[-1]
    assert right["logged_h"] == pytest.approx(24)
    assert slow["logged_h"] == pytest.approx(17)
    assert slow["logger_clock_error_min"] == -420


def test_a_silent_logger_leaves_a_gap_and_not_a_zero():
    end = journey("logger_gap", 1)[-1]
    assert end["logged_h"] == 0
    assert end["logger_mean_c"] == end["logger_c"]


def test_monitor_and_shake_test_tell_what_happened_before():
    state, inputs = process.start("cold_box"), process.input_set({})
    seen = process.observe(state, process.parameter_set("cold_box", vvm_before=1.05, frozen_before_kh=3), inputs)
    assert (seen["vvm_stage"], seen["frozen_percent"] > 90, seen["above_h"]) == (3, True, 0)


def test_outputs_of_packs_and_units_are_offered_where_there_are_any():
    assert "pack_c" in process.offered(process.parameter_set("cold_box"))
    assert "pack_c" not in process.offered(process.parameter_set("truck"))
    assert "unit_percent" not in process.offered(process.parameter_set("cold_box"))
