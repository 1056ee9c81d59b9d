"""Bacteria in a cell culture: nothing to be seen for a day, then everything within hours."""

from math import exp, log

import pytest

from seedtrain.science.processes.fedbatch import process

PARAMETERS = process.parameter_set("modern_mab")


def contaminated(hours, cells=10.0, **controls):
    """Observed values every hour; bacteria get in during the first hour."""
    state, seen = process.start("modern_mab", {"viable_cells_1e9_per_l": 4, "glucose_mmol_per_l": 90}), []
    for hour in range(hours):
        inputs = process.disturbed(controls, {"contamination": cells} if hour < 1 else {})
        state = process.advance(state, PARAMETERS, inputs, hour, hour + 1)
        seen.append(process.observe(state, PARAMETERS, inputs))
    return seen


def test_few_bacteria_double_as_the_closed_form_says():
    seen = contaminated(20)
    breath = 0.088 / (0.088 + 0.003)
    rate = 0.7 * (0.4 + 0.6 * breath)
    one_hour = 10 * (exp(rate) - 1) / rate * 1e-9
    assert seen[0]["contaminant_1e6_per_ml"] == pytest.approx(one_hour, rel=2e-3)
    assert log(seen[19]["contaminant_1e6_per_ml"] / seen[0]["contaminant_1e6_per_ml"]) / 19 == pytest.approx(
        rate, rel=5e-3
    )


def test_a_day_later_no_reading_shows_them_and_half_a_day_after_that_all_do():
    bad, good = contaminated(44, base_max_l_per_h=0.1), contaminated(44, cells=0, base_max_l_per_h=0.1)
    for name, difference in (("ph", 0.005), ("oxygen_uptake_mmol_per_l_h", 0.01), ("glucose_mmol_per_l", 0.02)):
        assert bad[24][name] == pytest.approx(good[24][name], abs=difference)
    end, fine = bad[43], good[43]
    assert min(seen["dissolved_oxygen_percent"] for seen in bad) < 30
    assert min(seen["ph"] for seen in bad) < fine["ph"] - 0.15
    assert end["glucose_mmol_per_l"] < 0.3 * fine["glucose_mmol_per_l"]
    assert end["viability_percent"] < fine["viability_percent"] - 5
    fell = [hour for hour in range(44) if bad[hour]["ph"] < good[hour]["ph"] - 0.03]
    assert 24 < fell[0]
    collapse = min(range(44), key=lambda hour: bad[hour]["ph"])
    assert 2 <= collapse - fell[0] <= 10


def test_more_bacteria_come_through_earlier():
    def hour_of(seen):
        return next(i for i, values in enumerate(seen) if values["contaminant_1e6_per_ml"] > 100)

    assert hour_of(contaminated(44, cells=1e4)) < hour_of(contaminated(44, cells=10)) - 8


def test_bacteria_are_diluted_and_taken_out_like_cells():
    state = process.start("modern_mab", {"contaminant_1e9_per_l": 2})
    assert process.withdraw(state, 5)[13] == pytest.approx(10)
    assert process.transfer(state, 1, 9)[13] == pytest.approx(2)


def test_without_bacteria_there_are_none():
    assert contaminated(3, cells=0)[-1]["contaminant_1e6_per_ml"] == 0
