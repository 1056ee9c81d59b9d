"""Each fault leaves its own clues; what the conductivity does not see is seen elsewhere."""

from functools import cache

import pytest

from seedtrain.science.processes.cleaning import process, reference
from seedtrain.science.processes.cleaning.tables import FAULTS

WASH = 24  # the last minute of the caustic wash


@cache
def cycle(fault=None, size=0.0):
    """Observed values of a cycle, minute by minute."""
    return reference.cycle(faults={fault: size} if fault else None)


def test_a_normal_cycle_leaves_nothing_that_matters():
    end = cycle()[-1]
    assert end["conductivity_us_per_cm"] < 1.5
    assert end["toc_ug_per_l"] < 60
    assert end["worst_residue_ug_per_cm2"] < 1.5
    assert end["contact_min"] > 15


def test_a_blocked_spray_ball_is_not_seen_by_conductivity_but_by_swab_pressure_and_dye():
    end = cycle("spray_ball_blocked", 0.9)[-1]
    assert end["conductivity_us_per_cm"] == pytest.approx(cycle()[-1]["conductivity_us_per_cm"], rel=1e-6)
    assert end["toc_ug_per_l"] < 100
    assert end["shade_residue_ug_per_cm2"] > 100
    assert end["spray_pressure_kpa"] > 2 * cycle()[-1]["spray_pressure_kpa"]
    assert end["coverage_percent"] < 97


def test_weak_caustic_is_rinsed_out_sooner_and_cleans_worse():
    end = cycle("caustic_strength", 0.3)[-1]
    assert end["conductivity_us_per_cm"] < cycle()[-1]["conductivity_us_per_cm"]
    assert end["leg_residue_ug_per_cm2"] > 10
    assert end["contact_min"] == 0
    assert cycle("caustic_strength", 0.3)[WASH]["conductivity_us_per_cm"] < 20000


def test_a_dead_leg_shows_in_the_tail_and_at_its_own_valve():
    end = cycle("dead_leg", 0.1)[-1]
    assert end["conductivity_us_per_cm"] > 3
    assert end["leg_conductivity_us_per_cm"] > 1000
    assert end["wall_residue_ug_per_cm2"] < 0.1


@pytest.mark.parametrize(("fault", "size"), [("heater", 0.6), ("dirty_hold", 48), ("pump_slow", 0.6)])
def test_cold_slow_or_late_cleaning_leaves_soil_where_the_conductivity_is_content(fault, size):
    end = cycle(fault, size)[-1]
    assert end["conductivity_us_per_cm"] < 10
    assert end["worst_residue_ug_per_cm2"] > 5


def test_poor_rinse_water_is_not_poor_cleaning():
    end = cycle("water_organic", 600)[-1]
    assert end["toc_ug_per_l"] > 600
    assert end["worst_residue_ug_per_cm2"] == cycle()[-1]["worst_residue_ug_per_cm2"]


def test_every_fault_changes_something_one_can_see():
    for name, _, how, _, low, high, _ in FAULTS:
        assert cycle(name, min(high, 500) if how == "plus" else max(low, 0.3)) != cycle(), name


def test_cleaning_again_goes_on_where_it_stopped():
    parameters, state = process.parameter_set("buffer_vessel"), process.start("buffer_vessel")
    wash = {"flow_l_per_min": 40, "feed_caustic_g_per_l": 3, "feed_temperature_c": 60}
    once = process.advance(state, parameters, wash, 0, 0.2)
    twice = process.advance(once, parameters, wash, 0.2, 0.4)
    whole = process.advance(state, parameters, wash, 0, 0.4)
    assert twice == pytest.approx(whole, rel=1e-9)
    assert twice[5] < 0.2 * once[5]
