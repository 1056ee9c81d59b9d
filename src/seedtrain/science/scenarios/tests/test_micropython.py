"""The same log gives the same run and grade in the runtime of a browser without network."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import play
from seedtrain.science.scenarios.policies import novice

NODE_FOLDER = Path(__file__).parents[5] / "tests" / "node"


def in_micropython(module, function, *arguments):
    node = shutil.which("node")
    if node is None or not (NODE_FOLDER / "node_modules" / "@micropython").is_dir():
        pytest.skip("needs Node and `npm install` in tests/node; the test command installs both where it may")
    call = json.dumps({"module": "seedtrain.science.scenarios." + module, "function": function, "arguments": arguments})
    done = subprocess.run(
        [node, str(NODE_FOLDER / "micropython.mjs")], input=call, capture_output=True, text=True, timeout=300
    )
    answer = json.loads(done.stdout)
    assert "error" not in answer, answer.get("error")
    return answer["result"]


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
