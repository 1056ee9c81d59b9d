"""A trainer checks a file, lets a policy play, runs a log, and reads a table of pass rates."""

import json

import pytest

from seedtrain.science.scenarios import tryout
from seedtrain.science.scenarios.play import Refused


def test_checking_a_file_says_what_it_holds(scenario_file, scenario):
    found = tryout.check(scenario_file)
    assert found["code"] == scenario["code"]
    assert found["record_entries"] == 17
    assert "USP-CC-04" in found["competencies"]


def test_a_policy_plays_one_seed_and_its_log_runs_again(scenario_file, tmp_path):
    played = tryout.play_policy(scenario_file, "expert", 4)
    path = tmp_path / "log.json"
    path.write_text(json.dumps({"seed": 4, "log": played["log"]}), encoding="utf-8")
    again = tryout.run_log(scenario_file, path)
    assert again["grade"] == played["grade"]
    assert again["run"]["disposition"]["choice"] == played["log"][-1]["choice"]


def test_checking_plays_every_plan_so_that_values_impossible_together_are_told(scenario_file, tmp_path):
    path = tmp_path / "flood.yaml"
    text = scenario_file.read_text(encoding="utf-8")
    path.write_text(text.replace("inputs:\n", "inputs:\n  withdrawal_l_per_h: 50\n", 1), encoding="utf-8")
    with pytest.raises(tryout.TryoutError, match="all_well"):
        tryout.check(path)


def test_unknown_policies_and_unreadable_logs_are_told_plainly(scenario_file, tmp_path):
    with pytest.raises(tryout.TryoutError, match="do_nothing"):
        tryout.play_policy(scenario_file, "genius", 1)
    with pytest.raises(tryout.TryoutError, match="JSON"):
        tryout.run_log(scenario_file, tmp_path / "none.json")
    with pytest.raises(tryout.TryoutError, match="seed"):
        tryout.run_log(scenario_file, {"log": []})
    with pytest.raises(Refused, match="Act 1"):
        tryout.run_log(scenario_file, {"seed": 1, "log": [{"do": "fly", "at_h": 1}]})
