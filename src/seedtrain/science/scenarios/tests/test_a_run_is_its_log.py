"""Scenario, seed and log give the run: always the same one, and nothing of what is still to come."""

import json

import pytest

from seedtrain.science.numerics import noise
from seedtrain.science.processes.fedbatch import kernel
from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import Refused, allowed, next_stop, play
from seedtrain.science.scenarios.policies import novice

TRUTHS = ("truth", "onset_h", "faults", "drawn", "truths", "cleared", "calibration", "plan")


def test_the_same_log_gives_the_same_run_and_grade(scenario, seed_of, expert_log):
    seed, log = seed_of("drift_and_pump"), expert_log("drift_and_pump")
    assert play(scenario, seed, log, 360) == play(scenario, seed, json.loads(json.dumps(log)), 360)
    assert grade(scenario, seed, log) == grade(scenario, seed, json.loads(json.dumps(log)))


def test_a_game_played_act_by_act_ends_where_its_log_replays_to(scenario, engine, seed_of):
    seed = seed_of("drift_only")
    game = Game(scenario, seed, engine)
    game.wait(20.3)
    game.do("sample", checks=["cells", "ph_offline"])
    game.wait(33.7)
    game.do("set", control="ph", value=6.95)
    game.wait(100.5)
    game.do("add", addition="glucose", volume_l=0.07)
    game.wait(150)
    assert game.see() == play(scenario, seed, game.log, 150, engine)


def test_another_seed_gives_another_run(scenario):
    assert play(scenario, 1, [], 24)["instruments"] != play(scenario, 2, [], 24)["instruments"]


def test_the_run_at_an_hour_shows_nothing_later(scenario, seed_of, expert_log, engine):
    seed, log = seed_of("drift_only"), expert_log("drift_only")
    until_h = log[40]["at_h"]
    early, late = play(scenario, seed, log[:41], until_h, engine), play(scenario, seed, log, 360, engine)
    assert max(early["times_h"]) <= until_h
    for before, after in zip(early["instruments"], late["instruments"], strict=True):
        assert before["trend"] == after["trend"][: len(before["trend"])]
    for sample in early["samples"]:
        for result in sample["results"]:
            assert ("value" in result) == (result["ready_h"] <= until_h)


def test_a_learner_never_receives_the_truth(scenario, seed_of, expert_log, engine):
    seed, log = seed_of("drift_and_pump"), expert_log("drift_and_pump")
    run = play(scenario, seed, log, 360, engine)

    def keys(value):
        if isinstance(value, dict):
            for name, inner in value.items():
                yield name
                yield from keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    assert not set(keys(run)) & set(TRUTHS)
    json.dumps(run, allow_nan=False)


def test_a_log_that_could_not_have_happened_is_refused_with_its_place(scenario):
    log = [{"at_h": 5, "do": "note", "text": "hello"}, {"at_h": 4, "do": "note", "text": "earlier"}]
    with pytest.raises(Refused) as caught:
        play(scenario, 1, log, 10)
    assert caught.value.index == 1
    assert caught.value.reason["code"] == "in_the_past"
    assert "Act 2" in str(caught.value)


def test_allowed_says_what_play_would_refuse(scenario):
    log = [{"at_h": 5, "do": "sample", "checks": ["cells"]}]
    assert allowed(scenario, 1, log, {"at_h": 5.1, "do": "sample", "checks": ["cells"]})["code"] == "busy"
    assert allowed(scenario, 1, log, {"at_h": 6, "do": "sample", "checks": ["cells"]}) is None


def test_a_refused_act_leaves_a_game_as_it_was(scenario):
    game = Game(scenario, 3)
    game.wait(10)
    before = game.see()
    with pytest.raises(Refused):
        game.do("set", control="temperature", value=99)
    assert game.see() == before
    assert game.log == []


def test_fast_forward_stops_at_results_entries_plans_and_harvest(scenario, engine):
    log = [{"at_h": 5, "do": "sample", "checks": ["cells"]}]
    assert next_stop(scenario, 1, log, 5, 48, engine) == {"at_h": 5.5, "why": [{"what": "free", "code": "sample"}]}
    assert next_stop(scenario, 1, log, 5.5, 48, engine) == {"at_h": 6, "why": [{"what": "result", "code": "S1"}]}
    assert next_stop(scenario, 1, log, 6, 48, engine)["why"] == [{"what": "entry", "code": "daily:24"}]
    assert {"what": "plan", "code": "feed"} in next_stop(scenario, 1, log, 48, 90, engine)["why"]
    assert {"what": "harvest", "code": ""} in next_stop(scenario, 1, log, 312, 360, engine)["why"]
    assert next_stop(scenario, 1, log, 25, 30, engine) == {"at_h": 30, "why": []}


def test_fast_forward_stops_at_an_alarm(scenario, engine, seed_of):
    seed = seed_of("drift_only")
    hot = [{"at_h": 2, "do": "set", "control": "temperature", "value": 38}]
    stop = next_stop(scenario, seed, hot, 2, 20, engine)
    assert stop["why"] == [{"what": "alarm", "code": "temperature_high"}]
    assert stop["at_h"] < 8


def test_the_exercise_ends_when_the_time_to_decide_is_over(scenario, engine):
    run = play(scenario, 1, [], 400, engine)
    assert (run["ended_h"], run["ended_by"], run["at_h"]) == (360, "time", 360)
    assert allowed(scenario, 1, [], {"at_h": 361, "do": "note", "text": "late"}, engine)["code"] == "after_the_end"


def test_an_act_costs_no_more_arithmetic_than_the_step_it_falls_in(scenario, seed_of):
    seed, steps = seed_of("drift_only"), []

    def integrate(*step):
        steps.append(step)
        return kernel.integrate(*step)

    counting = {"integrate": integrate, "normal": noise.normal}
    log = novice(scenario, seed, counting)
    steps.clear()
    play(scenario, seed, log, 360, counting)
    assert len(steps) <= scenario["duration_h"] / scenario["scan_h"] + len(log)


def test_compiled_and_interpreted_arithmetic_give_the_same_grade(scenario, engine, seed_of, expert_log):
    if engine is None:
        pytest.skip("needs Numba, which this Python or machine may not have")
    seed, log = seed_of("drift_and_pump"), expert_log("drift_and_pump")
    assert grade(scenario, seed, log)["criteria"] == grade(scenario, seed, log, engine)["criteria"]
