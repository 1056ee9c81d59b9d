"""The same log gives the same run and grade in the runtime of a browser without network."""

import json

import pytest

from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import play
from seedtrain.science.scenarios.policies import novice
from tests.runtimes import micropython


def in_micropython(module, function, *arguments):
    return micropython("seedtrain.science.scenarios." + module, function, *arguments)


@pytest.mark.parametrize("plan", ["drift_and_pump", "all_well"])
def test_a_log_has_the_same_grade_in_both_runtimes(scenario, seed_of, engine, plan):
    seed = seed_of(plan)
    log = novice(scenario, seed, engine)
    here, there = (
        json.loads(json.dumps(grade(scenario, seed, log))),
        in_micropython("grade", "grade", scenario, seed, log),
    )
    assert there["score"] == here["score"]
    assert there["criteria"] == here["criteria"]
    assert there["quality"]["final"] == pytest.approx(here["quality"]["final"], rel=1e-9)


def test_a_log_gives_the_same_run_in_both_runtimes(scenario, seed_of, engine):
    seed = seed_of("drift_and_pump")
    log = novice(scenario, seed, engine)
    here = json.loads(json.dumps(play(scenario, seed, log, 200 if log[-1]["at_h"] < 200 else 360)))
    assert in_micropython("play", "play", scenario, seed, log, 360) == here


def test_an_impossible_act_is_refused_there_too(scenario):
    act = {"at_h": 1, "do": "set", "control": "ph", "value": 9}
    assert in_micropython("play", "allowed", scenario, 1, [], act)["code"] == "out_of_range"
