"""Each fault leaves its own clues, and only those: what a worker is meant to learn from."""

from functools import cache

import pytest

from seedtrain.science.processes.sterilisation import reference
from seedtrain.science.processes.sterilisation.tables import FAULTS

HOLD = 38  # a minute late in the hold of the autoclave cycle
SIP_HOLD = 40


@cache
def autoclave(fault=None, size=0.0):
    """Observed values of a cycle, minute by minute."""
    return reference.autoclave({fault: size} if fault else None)


@cache
def vessel(fault=None, size=0.0):
    """The same of a vessel."""
    return reference.vessel({fault: size} if fault else None)


def change(name, fault, size, at=-1):
    """How an autoclave's value differs from the normal cycle."""
    return autoclave(fault, size)[at][name] - autoclave()[at][name]


def test_a_normal_cycle_is_lethal_everywhere_and_dry():
    end = autoclave()[-1]
    assert 15 < end["f0_lowest_min"] < 30
    assert end["exposure_min"] > 15
    assert end["indicator_growth_centre"] < 1e-6
    assert end["load_water_g"] < 1
    assert 0.5 < abs(min(row["chamber_pressure_kpa"] for row in autoclave())) < 8


def test_pocketed_air_hides_from_drain_probe_and_pressure():
    assert change("f0_centre_min", "air_not_removed", 0.1) < -8
    assert abs(change("drain_temperature_c", "air_not_removed", 0.1, HOLD)) < 0.1
    assert abs(change("chamber_pressure_kpa", "air_not_removed", 0.1, HOLD)) < 0.1
    assert autoclave("air_not_removed", 0.1)[-1]["bowie_dick_pale_percent"] > 40


def test_a_blocked_trap_shows_at_the_drain_and_not_in_the_pressure():
    row = vessel("trap_blocked", 0.9)[SIP_HOLD]
    assert row["drain_temperature_c"] < vessel()[SIP_HOLD]["drain_temperature_c"] - 2
    assert row["chamber_pressure_kpa"] == pytest.approx(vessel()[SIP_HOLD]["chamber_pressure_kpa"], abs=0.1)


def test_superheat_pleases_the_probe_and_not_the_indicator():
    assert change("f0_drain_min", "superheat", 8) > 20
    assert change("indicator_log10_centre", "superheat", 8) > 2


def test_a_transmitter_that_reads_high_parts_pressure_from_temperature():
    row = autoclave("pressure_transmitter", 12)[HOLD]
    indicated = row["chamber_pressure_kpa"] + 12
    assert indicated == pytest.approx(autoclave()[HOLD]["chamber_pressure_kpa"], abs=0.1)
    assert row["chamber_temperature_c"] < autoclave()[HOLD]["chamber_temperature_c"] - 1.5


def test_a_drain_probe_that_reads_high_counts_minutes_that_were_not():
    end, normal = vessel("drain_probe", 3)[-1], vessel()[-1]
    assert end["f0_shown_min"] == pytest.approx(2 * end["f0_drain_min"], rel=0.01)
    assert end["f0_drain_min"] == pytest.approx(normal["f0_drain_min"])
    assert end["exposure_min"] > normal["exposure_min"] + 1
    assert normal["f0_shown_min"] == normal["f0_drain_min"]


def test_an_expired_indicator_says_sterile_whatever_the_cycle_did():
    short = {"air_not_removed": 0.2}
    honest = reference.run("autoclave_parts", reference.pulsed_cycle(8), short)[-1]
    kind = reference.run("autoclave_parts", reference.pulsed_cycle(8), {**short, "expired_indicator": 6})[-1]
    assert honest["indicator_growth_centre"] > 0.9
    assert kind["indicator_growth_centre"] < 0.9
    assert kind["f0_centre_min"] == honest["f0_centre_min"]


@pytest.mark.parametrize(
    ("fault", "size", "output", "at_least"),
    [
        ("wet_load", 12, "load_water_g", 1.5),
        ("door_seal", 1, "leak_test_kpa_per_min", 0.5),
        ("load_pattern", 2, "condensate_kg", 0.3),
        ("steam_supply", 0.46, "indicator_log10_centre", 5),
        ("vacuum_pump", 0.1, "air_percent", 1),
        ("weak_indicator", 0.5, "indicator_log10_centre", -20),
    ],
)
def test_a_fault_shows_where_it_should(fault, size, output, at_least):
    at = HOLD if fault == "vacuum_pump" else -1
    found = change(output, fault, size, at)
    assert found > at_least if at_least > 0 else found < -5


def test_every_fault_changes_something_one_can_see():
    for name, _, how, _, low, high, _ in FAULTS:
        size = high if how == "plus" else (low if low < 0.5 else high)
        runs = (autoclave(name, min(size, 6)), autoclave()), (vessel(name, min(size, 6)), vessel())
        assert any(a != b for a, b in runs), name
