"""From the vial through passages: doublings are counted, growth recovers from the thaw, old cells lose it."""

from math import exp, log, log2

import pytest

from seedtrain.science.processes.fedbatch import process
from seedtrain.science.processes.fedbatch.process import ProcessError

PARAMETERS = process.parameter_set("seed_train")
INCUBATOR = {
    "base_max_l_per_h": 0,
    "co2_max_mmhg": 0,
    "dissolved_oxygen_setpoint_percent": 90,
    "oxygen_fraction_max": 0.21,
}
MEDIUM = {
    "glucose_mmol_per_l": 35,
    "glutamine_mmol_per_l": 8,
    "strong_base_mmol_per_l": 18,
    "salts_mosm_per_l": 240,
}


def grown(state, hours, **changes):
    """The state after so many hours in the incubator."""
    return process.advance(state, PARAMETERS, dict(INCUBATOR, **changes), 0, hours)


def test_generations_are_the_binary_logarithm_of_how_the_cells_multiplied():
    start = process.start("seed_train", {"lag": 0})
    end = grown(start, 72)
    assert end[16] == pytest.approx(log2(end[1] / start[1]), rel=1e-6)
    assert 2.5 < end[16] < 4.5


def test_growth_comes_back_within_a_day_after_the_thaw():
    thawed, ready = process.start("seed_train"), process.start("seed_train", {"lag": 0})
    inputs = process.input_set(INCUBATOR)
    first = process.observe(thawed, PARAMETERS, inputs)["growth_per_h"]
    assert first == pytest.approx(0.2 * process.observe(ready, PARAMETERS, inputs)["growth_per_h"])
    day = grown(thawed, 24)
    assert day[17] == pytest.approx(0.8 * exp(-0.08 * 24), rel=1e-4)
    lost_h = log(grown(ready, 60)[1] / grown(thawed, 60)[1]) / 0.035
    assert 8 < lost_h < 16


def test_a_passage_keeps_age_and_lag_and_dilutes_everything_held():
    before = grown(process.start("seed_train"), 72)
    after = process.transfer(before, 0.02, 0.13, MEDIUM)
    assert after[0] == pytest.approx(0.15)
    assert after[1] == pytest.approx(before[1] * 0.02 / before[0])
    assert after[4] == pytest.approx(before[4] * 0.02 / before[0] + 0.13 * 35)
    assert after[6] == pytest.approx(before[6] * 0.02 / before[0])
    assert after[16:18] == before[16:18]


def test_a_new_vessel_has_a_base_totaliser_and_a_filter_of_its_own():
    old = process.start("seed_train", {"base_added_l": 0.2, "exhaust_filter_wet": 0.5, "excess_temperature_k": 1})
    new = process.transfer(old, 0.01, 0.1, MEDIUM)
    assert (new[15], new[18], new[19]) == (0, 0, 0)


def test_three_passages_reach_the_production_vessel_within_two_weeks():
    state = process.start("seed_train")
    for hours in (84, 84, 84):
        state = grown(state, hours)
        viable = state[1] / state[0]
        assert 1.5 < viable < 6
        assert process.observe(state, PARAMETERS, INCUBATOR)["viability_percent"] > 90
        state = process.transfer(state, state[0] * 0.9, state[0] * 0.9 * (viable / 0.4 - 1), MEDIUM)
    assert state[1] > 10 * 0.4
    assert 9 < state[16] < 13


def test_a_culture_left_too_long_runs_out_and_dies():
    good, late = (grown(process.start("seed_train"), hours) for hours in (84, 180))
    assert late[1] / (late[1] + late[2]) < 0.85 < good[1] / (good[1] + good[2])


def test_cold_and_mycoplasma_slow_the_doublings():
    start = process.start("seed_train", {"lag": 0})
    normal = grown(start, 48)[16]
    assert grown(start, 48, temperature_c=34.5)[16] < 0.75 * normal
    assert grown(start, 48, growth_multiplier=0.8)[16] == pytest.approx(0.8 * normal, rel=0.06)


def test_medium_made_up_too_strong_shows_in_its_osmolality_and_slows_growth():
    start, strong = process.start("seed_train", {"lag": 0}), dict(INCUBATOR, excess_salts_mosm_per_l=150)
    fine, salty = (process.observe(start, PARAMETERS, inputs) for inputs in (INCUBATOR, strong))
    assert salty["osmolality_mosm_per_kg"] == pytest.approx(fine["osmolality_mosm_per_kg"] + 150)
    assert 0.6 < salty["growth_per_h"] / fine["growth_per_h"] < 0.85


def test_cells_beyond_their_last_generation_grow_and_produce_less():
    young, old = (grown(process.start("seed_train", {"lag": 0, "generations": n}), 48) for n in (20, 60))
    assert old[16] - 60 < 0.6 * (young[16] - 20)
    assert old[8] < 0.6 * young[8]


@pytest.mark.parametrize("keep_l", [0, -1, 2])
def test_a_passage_can_not_take_what_is_not_there(keep_l):
    with pytest.raises(ProcessError, match="cannot take"):
        process.transfer(process.start("seed_train"), keep_l, 1, MEDIUM)
