"""Counters of the line: what is filled, thrown away, exposed and used up, in one stretch or in many."""

import pytest

from seedtrain.science.processes.filling import process, reference

SET = "vials_2r"
RUN = {"line_speed_per_min": 100}
HANDS = {"intervention_fraction": 1, "intervention_factor": 50}


def after(steps, initial=None, **changes):
    """The state after `[minutes, inputs]` steps."""
    parameters, state, at_h = process.parameter_set(SET, **changes), process.start(SET, initial), 0.0
    for minutes, inputs in steps:
        state = process.advance(state, parameters, inputs, at_h, at_h + minutes / 60)
        at_h += minutes / 60
    return state


def seen(steps, **changes):
    """What can be observed then, under the last inputs."""
    return process.observe(after(steps, **changes), process.parameter_set(SET, **changes), steps[-1][1])


def test_expected_contamination_is_shedding_times_minutes_times_factors():
    stand = [[20, RUN], [8, HANDS]]
    assert seen(stand)["contaminated_by_hands"] == pytest.approx(40 * 5e-6 * 8 * 50)
    torn = [[20, RUN], [8, dict(HANDS, glove_pinhole=1, gowning_factor=2, zone_airflow_fraction=0.5)]]
    assert seen(torn)["contaminated_by_hands"] == pytest.approx(40 * 5e-6 * 8 * 50 * 61 * 2 * 4)


def test_containers_exposed_on_a_halted_line_go_on_unless_it_is_cleared():
    stand = [[20, RUN], [8, HANDS]]
    went_on, cleared = seen([*stand, [10, RUN]]), seen([*stand, [10, dict(RUN, clear_line=1)]])
    assert went_on["contaminated_units"] > 0.079
    assert cleared["contaminated_units"] < 1e-3 < cleared["contaminated_discarded"]
    assert (went_on["units_discarded"], cleared["units_discarded"]) == (0, 40)
    assert went_on["contaminated_units"] == pytest.approx(
        cleared["contaminated_units"] + cleared["contaminated_discarded"], rel=1e-9
    )


def test_a_line_cleared_while_it_stands_exposes_nothing_more():
    state = after([[20, RUN], [2, HANDS], [1, dict(HANDS, clear_line=1)], [30, HANDS]])
    assert state[9] == 0
    assert state[10] == pytest.approx(40 * (5e-6 * 2 * 50), rel=0.05)
    assert state[7] == 40


def test_the_line_halts_where_the_stoppers_end_and_goes_on_with_a_new_bag():
    state = after([[60, RUN]])
    assert state[6] == pytest.approx(5000)
    assert (state[12], state[18]) == (1, 0)
    assert state[13] == pytest.approx(10)
    again = after([[60, RUN], [30, dict(RUN, stopper_bags=2)]])
    assert again[6] == pytest.approx(8000)
    assert again[18] == pytest.approx(2000)


def test_the_line_halts_where_the_batch_ends_and_that_is_no_stop():
    state = after([[60, RUN]], batch_units=3000)
    assert state[6] == 3000
    assert state[17] == pytest.approx(30)
    assert (state[14], state[15]) == (0, 0)


def test_at_the_end_of_the_batch_the_last_containers_are_closed_and_kept():
    row = seen([[60, dict(RUN, clear_line=1)], [60, dict(HANDS, clear_line=1)]], batch_units=3000)
    assert (row["units_kept"], row["units_discarded"]) == (3000, 0)
    assert row["contaminated_by_hands"] == 0


def test_a_jam_is_a_stop_with_its_length():
    row = seen([[10, RUN], [7, dict(RUN, stopper_jam=1)], [10, RUN], [3, dict(RUN, stopper_jam=1)]])
    assert (row["stops"], row["longest_stop_min"], row["stop_min"]) == (2, pytest.approx(7), pytest.approx(3))
    assert row["line_speed_per_min"] == 0


def test_through_a_defective_filter_come_its_share_of_the_bioburden():
    row = seen([[30, dict(RUN, filter_defect_fraction=0.01)]], bioburden_cfu_per_ml=0.5)
    assert row["contaminated_by_filter"] == pytest.approx(3000 * 0.5 * 1.05 * 0.01)
    assert row["any_contaminated_chance"] > 0.99
    assert row["sterility_test_chance"] < 0.11


def test_hands_above_open_containers_and_minutes_nobody_counted_are_kept():
    steps = [[20, RUN], [8, HANDS], [5, dict(RUN, intervention_fraction=1)], [6, dict(RUN, counter_fraction=0)]]
    row = seen(steps)
    assert (row["over_open_min"], row["intervention_min"]) == (pytest.approx(8), pytest.approx(13))
    assert row["unwatched_min"] == pytest.approx(6)
    assert row["counter_05_per_m3"] == 0 < row["zone_05_per_m3"]


def test_a_fresh_set_of_plates_starts_from_nothing():
    still = {"people": 4}
    first = after([[240, still]])
    changed = after([[240, still], [60, dict(still, plate_number=2)]])
    assert changed[25] == pytest.approx(first[25] / 4, rel=0.02)
    assert changed[27] == pytest.approx(first[27] * 1.25, rel=0.02)


def test_a_worn_pump_fills_less_and_less():
    rows = [seen([[minutes, dict(RUN, stopper_bags=9, pump_wear_factor=20)]]) for minutes in (1, 60, 120)]
    weights = [row["fill_weight_g"] for row in rows]
    assert weights == sorted(weights, reverse=True)
    assert weights[2] == pytest.approx(1.06 * (1 - 0.2e-6 * 20 * 12000))
    assert rows[2]["short_units"] > rows[1]["short_units"] > rows[0]["short_units"]


def test_what_is_filled_is_weighed():
    state = after([[30, RUN]], wear_per_million=0)
    assert state[22] == pytest.approx(3000 * 1.06)


@pytest.mark.parametrize("pieces", [2, 7, 90])
def test_many_stretches_give_what_one_gives(pieces):
    steps = [
        [10, {"people": 5}],
        [80, dict(RUN, pump_wear_factor=30, inner_door_fraction=0.3)],
        [9, dict(HANDS, clear_line=0)],
        [90, dict(RUN, stopper_bags=3, hepa_leak_fraction=0.001, plate_number=2)],
    ]
    many = [[minutes / pieces, inputs] for minutes, inputs in steps for _ in range(pieces)]
    assert after(many, batch_units=12000) == pytest.approx(after(steps, batch_units=12000), rel=1e-8, abs=1e-12)


def test_a_shift_fills_and_keeps_what_it_says():
    end = reference.filling()[-1]
    assert end["units_filled"] == pytest.approx(end["units_kept"] + end["units_discarded"])
    assert end["stoppers_left"] == pytest.approx(4 * 5000 - end["units_filled"])
