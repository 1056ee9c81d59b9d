"""The same log gives the same run and grade in the runtime of a browser without network."""

import json
from pathlib import Path

import pytest

from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import play
from seedtrain.science.scenarios.policies import expert, novice
from seedtrain.science.scenarios.tryout import fast
from tests.runtimes import micropython

FOLDER = Path(__file__).parents[3] / "practice" / "scenarios"


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


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_first_part_of_every_scenario_is_the_same_there(path):
    scenario = read(path)
    until_h = 0.25 * scenario["duration_h"]
    log = [act for act in expert(scenario, 3, fast(scenario["process"])) if act["at_h"] <= until_h]
    here = json.loads(json.dumps(play(scenario, 3, log, until_h)))
    assert in_micropython("play", "play", scenario, 3, log, until_h) == here
