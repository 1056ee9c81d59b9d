"""Each fault leaves its own clues, and only those: what a worker is meant to learn from."""

from functools import cache

import pytest

from seedtrain.science.processes.filling import process, reference
from seedtrain.science.processes.filling.tables import FAULTS, INPUTS

DURING = 40  # a scan of steady filling before the halt


@cache
def shift(fault=None, size=0.0):
    """Observed values of a shift, scan by scan."""
    return reference.filling({fault: size} if fault else None)


def ratio(name, fault, size, at=DURING):
    """A value beside that of the normal shift."""
    return shift(fault, size)[at][name] / shift()[at][name]


def test_a_normal_shift_keeps_its_grades():
    for row in shift():
        assert row["zone_05_per_m3"] < 3520
        assert row["room_05_per_m3"] < 352000
        assert row["room_cfu_per_m3"] < 10
        assert row["room_pressure_pa"] > 10
    end = shift()[-1]
    assert end["contaminated_units"] < 0.01
    assert end["settle_room_cfu"] < 5
    assert end["short_units"] < 1e-3


def test_a_leaking_hepa_filter_shows_in_particles_and_not_in_pressures():
    assert shift("hepa_leak", 0.002)[DURING]["zone_05_per_m3"] > 3520
    for name in ("room_pressure_pa", "airlock_pressure_pa", "air_speed_m_per_s", "room_05_per_m3"):
        assert ratio(name, "hepa_leak", 0.002) == pytest.approx(1)
    assert shift("hepa_leak", 0.002)[DURING]["hepa_penetration_percent"] == pytest.approx(0.2)


def test_a_defeated_interlock_shows_in_pressures_and_in_the_room_before_it_reaches_the_zone():
    assert ratio("room_pressure_pa", "door_interlock", 0.3) < 0.8
    assert ratio("airlock_pressure_pa", "door_interlock", 0.3) < 0.8
    assert ratio("room_cfu_per_m3", "door_interlock", 0.3) > 4
    assert ratio("zone_05_per_m3", "door_interlock", 0.3) < 1.5


def test_a_bad_gown_sheds_into_the_room_and_leaves_pressures_alone():
    assert ratio("room_cfu_per_m3", "gowning_breach", 20) > 5
    assert ratio("glove_cfu", "gowning_breach", 20) == pytest.approx(20)
    assert ratio("room_pressure_pa", "gowning_breach", 20) == pytest.approx(1)


def test_a_torn_glove_shows_only_on_the_glove_and_in_the_exposed_containers():
    row = shift("glove_pinhole", 1)[-1]
    assert row["glove_cfu"] > 3
    assert row["glove_leak_ml_per_min"] > 10
    assert row["zone_05_per_m3"] == pytest.approx(shift()[-1]["zone_05_per_m3"])
    assert row["contaminated_by_hands"] > 50 * shift()[-1]["contaminated_by_hands"]


def test_bad_wetting_looks_like_a_leak_and_lets_nothing_through():
    end, normal = shift("poor_wetting", 0.6)[-1], shift()[-1]
    assert end["filter_bubble_point_kpa"] < 0.8 * normal["filter_bubble_point_kpa"]
    assert end["filter_diffusion_ml_per_min"] > 2 * normal["filter_diffusion_ml_per_min"]
    assert end["contaminated_units"] == normal["contaminated_units"]


def test_a_defective_filter_fails_its_test_and_the_sterility_test_hardly_notices():
    end = shift("filter_defect", 0.002)[-1]
    assert end["filter_bubble_point_kpa"] < 0.8 * shift()[-1]["filter_bubble_point_kpa"]
    assert end["contaminated_units"] > 0.3
    assert end["sterility_test_chance"] < 0.01


@pytest.mark.parametrize(
    ("fault", "size", "output", "low", "high"),
    [
        ("long_intervention", 1, "zone_cfu_per_m3", 20, 1e4),
        ("poor_technique", 30, "contaminated_by_hands", 29, 31),
        ("zone_airflow", 0.7, "air_speed_m_per_s", 0.69, 0.71),
        ("room_supply", 0.92, "room_pressure_pa", 0, 0.5),
        ("pump_slip", 0.03, "fill_weight_g", 0.969, 0.971),
        ("pump_wear", 20, "fill_weight_g", 0.9, 0.97),
        ("counter_tube", 0, "counter_05_per_m3", -0.01, 0.01),
        ("counter_tube", 0, "zone_05_per_m3", 0.999, 1.001),
        ("counter_tube", 0, "counter_inlet_kpa", -0.01, 0.01),
        ("poor_wetting", 0.6, "filter_flush_l_per_min", 0.59, 0.61),
        ("filter_defect", 0.01, "filter_flush_l_per_min", 0.999, 1.001),
        ("crowd", 4, "room_05_per_m3", 1.8, 2.6),
        ("line_stop", 0.5, "units_filled", 0.49, 0.51),
        ("stopper_jam", 1, "units_filled", -0.01, 0.01),
    ],
)
def test_a_fault_shows_where_it_should(fault, size, output, low, high):
    assert low <= ratio(output, fault, size, -1) <= high


def test_every_fault_has_an_input_with_a_harmless_default_that_it_moves():
    rows = {row[0]: row for row in INPUTS}
    for name, changed, how, _, low, high, _ in FAULTS:
        size = low if how == "times" and low < 1 else high
        base = 50.0 if changed == "line_speed_per_min" else rows[changed][4]
        moved = process.disturbed({changed: base}, {name: size})
        assert moved[list(rows).index(changed)] != base, name
