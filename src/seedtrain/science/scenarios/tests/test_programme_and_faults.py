"""Hold points, pauses, interlocks, every kind of fault, escalation and closing: the same in every process."""

import copy

import pytest

from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.grade import finished
from seedtrain.science.scenarios.ordering import done_h, due_h
from seedtrain.science.scenarios.play import Refused, next_stop, play
from seedtrain.science.scenarios.rounds import EXPERT, Operator
from seedtrain.science.scenarios.rules import orders
from seedtrain.science.scenarios.twins import first_seen

TEXT = {"en": "x", "fr": "x", "ar": "x"}
ORDER = {"code": "o", "name": TEXT, "at_h": None, "held": None, "after": None, "reading": None, "above": None,
         "below": None, "from_h": 0.0, "until_h": 1e9, "early_h": 0.0, "within_h": 2.0}  # fmt: skip
DO = {"control": None, "value": None, "within": 0.0, "check": None, "checks": [], "addition": None, "volume_l": None,
      "keep_l": None, "remedy": None, "document": None}  # fmt: skip


@pytest.fixture
def quiet(scenario):
    """A copy of the shipped scenario without faults, for the test to change."""
    changed = copy.deepcopy(scenario)
    changed["plans"] = [{"code": "normal", "weight": 1.0, "faults": [], "parameters": {}}]
    changed["pausable"] = True
    return changed


def with_fault(scenario, **fault):
    """The scenario with one fault of the given kind that begins at hour 30."""
    made = {"code": "f", "onset_h": [30.0, 30.0], "size": [1.0, 1.0], "both_signs": False, "ramp_h": 0.0,
            "lasts_h": None, "cap": 1e9, "how": "plus"}  # fmt: skip
    scenario["faults"] = [{**scenario["faults"][0], **made, **fault}]
    scenario["plans"] = [{"code": "only", "weight": 1.0, "faults": ["f"], "parameters": {}}]
    return scenario


def trend(run, code):
    return next(item["trend"] for item in run["instruments"] if item["code"] == code)


def test_a_hold_point_waits_until_it_is_let_go_and_moves_back_what_comes_later(quiet, engine):
    quiet["recipe"][0]["hold"] = "before_feed"
    first, second = (change["at_h"] for change in quiet["recipe"][:2])
    game = Game(quiet, 1, engine)
    game.wait(first + 10)
    assert game.see()["program"]["held"] == "before_feed"
    assert not [c for c in game.see()["settings_log"] if c["by"] == "recipe"]
    game.do("proceed")
    game.wait(second + 9)
    assert len([c for c in game.see()["settings_log"] if c["by"] == "recipe"]) == 1
    game.wait(second + 11)
    moved = [c["at_h"] for c in game.see()["settings_log"] if c["by"] == "recipe"]
    assert moved == [first + 10, second + 10]
    assert game.see() == play(quiet, 1, game.log, second + 11, engine)


def test_fast_forward_stops_at_a_hold_point(quiet, engine):
    quiet["recipe"][0]["hold"] = "before_feed"
    stop = next_stop(quiet, 1, [], quiet["recipe"][0]["at_h"] - 1.5, 400.0, engine)
    assert {"what": "hold", "code": "before_feed"} in stop["why"]


def test_a_programme_is_paused_and_let_go_only_where_that_means_something(quiet, engine):
    game = Game(quiet, 1, engine)
    with pytest.raises(Refused, match="running"):
        game.do("proceed")
    game.do("pause")
    with pytest.raises(Refused, match="standing still"):
        game.do("pause")
    game.do("proceed")
    quiet["pausable"] = False
    with pytest.raises(Refused, match="no programme"):
        Game(quiet, 1, engine).do("pause")


def test_a_locked_control_is_moved_by_the_programme_alone(quiet, engine):
    next(control for control in quiet["controls"] if control["code"] == "feed")["locked"] = True
    game = Game(quiet, 1, engine)
    with pytest.raises(Refused, match="programme alone"):
        game.do("set", control="feed", value=3.0)
    game.wait(100)
    assert game.see()["settings"]["feed"] == quiet["recipe"][0]["value"]


def test_an_alarm_with_a_trip_moves_the_setting_itself(quiet, engine):
    alarm = next(i for i in quiet["instruments"] if i["code"] == "temperature")["alarms"][0]
    alarm.update(limit=36.6, delay_h=0.0, trips={"control": "feed", "value": 3.0, "pauses": True})
    game = Game(quiet, 1, engine)
    game.do("set", control="temperature", value=37.5)
    game.wait(12)
    run = game.see()
    assert run["settings"]["feed"] == 3.0
    assert run["trips"][0]["alarm"] == alarm["code"]
    assert run["program"]["stopped_h"] == run["trips"][0]["at_h"]


def test_a_silent_instrument_shows_nothing_and_a_stuck_one_the_same(quiet, engine):
    run = play(with_fault(quiet, kind="sensor_dropout", on="do", lasts_h=[5.0, 5.0]), 1, [], 60, engine)
    shown = trend(run, "do")
    assert shown[29] is not None and shown[30:35] == [None] * 5 and shown[36] is not None
    run = play(with_fault(quiet, kind="sensor_stuck", on="do"), 1, [], 60, engine)
    assert len(set(trend(run, "do")[30:])) == 1


def test_gain_and_assay_faults_multiply_what_is_shown(quiet, engine):
    sound = play(quiet, 1, [], 60, engine)
    off = play(with_fault(quiet, kind="sensor_gain", on="weight", size=[0.2, 0.2]), 1, [], 60, engine)
    assert trend(off, "weight")[40] == pytest.approx(1.2 * trend(sound, "weight")[40], rel=0.02)
    sample = [{"at_h": 40.0, "do": "sample", "checks": ["cells"]}]
    doubled = copy.deepcopy(quiet)
    doubled["faults"], doubled["plans"] = [], [{"code": "n", "weight": 1.0, "faults": [], "parameters": {}}]
    plain = play(doubled, 1, sample, 60, engine)["samples"][0]["results"][0]["value"]
    mixed = play(with_fault(doubled | {"faults": quiet["faults"]}, kind="assay", on="cells"), 1, sample, 60, engine)
    assert mixed["samples"][0]["results"][0]["value"] == pytest.approx(2 * plain, rel=0.01)


def test_what_an_instrument_shows_above_the_truth_holds_a_wrong_gain_too(quiet, engine):
    truths = finished(with_fault(quiet, kind="sensor_gain", on="weight", size=[0.2, 0.2]), 1, [], engine)["truths"]
    assert truths[20]["error_weight"] == 0
    assert truths[40]["error_weight"] == pytest.approx(0.2 * truths[40]["weight_kg"])


def test_a_process_fault_changes_its_input_comes_on_slowly_and_ends_with_its_repair(quiet, engine):
    quiet["remedies"].append(
        {"code": "mend", "name": TEXT, "text": TEXT, "on": "temperature_c", "time_h": 1.0, "cost": 1}
    )
    fault = {"kind": "process", "on": "temperature_c", "size": [-2.0, -2.0], "ramp_h": 10.0}
    game = Game(with_fault(quiet, **fault), 1, engine)
    game.wait(36)
    half = game.world["truths"][-1]["temperature_c"]
    game.wait(45)
    whole = game.world["truths"][-1]["temperature_c"]
    game.do("repair", remedy="mend")
    game.wait(50)
    assert half == pytest.approx(35.5, abs=0.3)
    assert whole == pytest.approx(34.5)
    assert game.world["truths"][-1]["temperature_c"] == pytest.approx(36.5)


def test_a_deviation_is_escalated_and_closed_once_and_an_open_one_bars_the_release(quiet, engine):
    quiet["deviation"]["closing"] = True
    game = Game(quiet, 1, engine)
    game.wait(20)
    subject = quiet["deviation"]["subjects"][0]["code"]
    game.do("deviation", subject=subject, classification="minor", containment=[], text="Seen")
    game.do("escalate", deviation="D1")
    with pytest.raises(Refused, match="D1 was done"):
        game.do("escalate", deviation="D1")
    game.wait(quiet["duration_h"] + 1)
    reasons = [quiet["disposition"]["reasons"][0]["code"]]
    with pytest.raises(Refused, match="still open"):
        game.do("dispose", choice="release", reasons=reasons)
    with pytest.raises(Refused, match="reason in words"):
        game.do("close", deviation="D1", text=" ")
    game.do("close", deviation="D1", text="A slip of the pen; corrected")
    game.do("dispose", choice="release", reasons=reasons)
    assert game.see()["deviations"][0]["conclusion"]


def test_orders_are_due_in_their_order_and_late_ones_count_half(quiet, engine):
    quiet["orders"] = [
        {**ORDER, "code": "look", "at_h": 20.0, "do": {**DO, "act": "sample", "checks": ["cells"]}},
        {**ORDER, "code": "then", "after": "look", "do": {**DO, "act": "set", "control": "ph", "value": 7.0}},
        {**ORDER, "code": "warm", "reading": "temperature", "above": 37.0, "do": {**DO, "act": "pause"}},
    ]
    log = [
        {"at_h": 21.0, "do": "sample", "checks": ["cells"]},
        {"at_h": 28.0, "do": "set", "control": "ph", "value": 7.0},
    ]
    world = finished(quiet, 1, log, engine)
    look, then, warm = quiet["orders"]
    ready_h = world["samples"][0]["results"][0]["ready_h"]
    assert (due_h(world, look), due_h(world, then), due_h(world, warm)) == (20.0, ready_h, None)
    assert done_h(log, look, 20.0) == 21.0
    share, evidence, _ = orders(world, {}, {})
    late = 28.0 - ready_h - 2.0
    assert share == (1.0 + (1.0 if late <= 0 else 0.5 if late <= 4 else 0.0)) / 2
    assert len(evidence) == 2


def test_a_watch_sees_an_instrument_that_shows_nothing_and_one_that_stands_still(quiet, engine):
    watch = {"code": "w", "shows": "f", "reading": "do", "against": None, "result": None, "over_h": 0.0,
             "spread_h": 0.0, "silent": False, "relative": False, "expected": 0.0, "within": 0.5, "side": "above",
             "every_h": 4.0, "from_h": 2.0, "until_h": 300.0, "again": 0, "if_also": [], "if_not": []}  # fmt: skip
    quiet["watches"] = [{**watch, "silent": True}]
    player = Operator(with_fault(quiet, kind="sensor_dropout", on="do"), 1, EXPERT, engine)
    player.routine()
    assert 30 <= player.game.world["deviations"][0]["at_h"] <= 40
    quiet["watches"] = [{**watch, "spread_h": 6.0, "side": "below", "expected": 0.1, "within": 0.05}]
    player = Operator(with_fault(quiet, kind="sensor_stuck", on="do"), 1, EXPERT, engine)
    player.routine()
    assert 36 <= player.game.world["deviations"][0]["at_h"] <= 48
    assert first_seen(quiet, 1, [], player.game.world["faults"][0], engine)
