"""Looking back shows truth, sensor and record on one axis, when the fault could be seen, and the expert beside it."""

import json

import pytest

from seedtrain.science.scenarios.debrief import debrief
from seedtrain.science.scenarios.policies import novice


@pytest.fixture(scope="module")
def story(scenario, engine, seed_of):
    seed = seed_of("drift_and_pump")
    return debrief(scenario, seed, novice(scenario, seed, engine), engine)


def series(story, code):
    return next(item for item in story["series"] if item["code"] == code)


def test_truth_sensor_twin_and_expert_share_one_time_axis(story):
    points = len(story["times_h"])
    for item in story["series"]:
        assert len(item["truth"]) == len(item["twin"]) == len(item["expert"]) == points
        assert item["sensor"] is None or len(item["sensor"]) == points


def test_the_drift_shows_as_truth_leaving_the_sensor(story):
    ph, fault = series(story, "ph"), next(f for f in story["faults"] if f["code"] == "ph_drift")
    gaps = [abs(t - s) for t, s in zip(ph["truth"], ph["sensor"], strict=True)]
    assert max(gaps) > 0.1
    before = [gap for gap, at_h in zip(gaps, story["times_h"], strict=True) if at_h < fault["onset_h"]]
    assert max(before) < 0.05
    assert max(abs(value - 7.0) for value in ph["twin"]) < 0.05


def test_the_expert_kept_closer_to_the_plan_than_the_novice(story):
    ph = series(story, "ph")
    assert max(abs(v - 7.0) for v in ph["expert"]) <= max(abs(v - 7.0) for v in ph["truth"])
    assert story["expert"]["grade"]["passed"]


def test_record_and_samples_stand_beside_the_curves(story):
    assert series(story, "glucose_mmol_per_l")["samples"]
    assert series(story, "ph")["record"]
    assert series(story, "viability_percent")["record"]


def test_each_fault_says_when_it_began_when_it_was_named_and_when_each_look_could_have_shown_it(story):
    for fault in story["faults"]:
        seen = [clue["at_h"] for clue in fault["first_seen"] if clue["at_h"] is not None]
        assert len(seen) >= 2
        assert min(seen) >= fault["onset_h"]
        assert fault["named_h"] is None or fault["named_h"] >= fault["onset_h"]
        assert len(fault["error"]) == len(story["times_h"])


def test_a_batch_without_fault_has_nothing_to_see_and_its_own_lesson(scenario, engine, seed_of, expert_log):
    story = debrief(scenario, seed_of("all_well"), expert_log("all_well"), engine)
    assert story["faults"] == []
    assert len(story["texts"]) == 1
    assert series(story, "ph")["truth"] == series(story, "ph")["twin"]


def test_a_debriefing_is_plain_json_without_gaps(story):
    json.dumps(story, allow_nan=False)
