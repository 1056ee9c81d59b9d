"""A session goes forward act by act and tells the same as a run computed from the start."""

from pathlib import Path

import pytest

from seedtrain.science.scenarios import tryout
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import next_stop, play
from seedtrain.science.scenarios.policies import novice
from seedtrain.science.scenarios.session import Session, in_one_language

# One short scenario with a scan of minutes, one of weeks: the clock must not slip on either
FILES = sorted((Path(__file__).parents[3] / "practice" / "scenarios").glob("*.yaml"))
CHOSEN = [path for path in FILES if path.stem in ("sterilisation_monday_load", "mab_fed_batch_drift")]


def asked(session, acts=(), target_h=0.0, stop=False):
    return {"expected": len(session.log), "at_h": session.now_h, "acts": list(acts), "target_h": target_h,
            "stop": stop, "since": 0}  # fmt: skip


def told(session, *acts, to_h=0.0, stop=False):
    status, answer = session.answer(asked(session, acts, to_h, stop))
    assert status == 200, answer
    return answer


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.stem)
def test_a_run_played_step_by_step_is_the_run_of_its_log(path):
    scenario = read(path)
    engine = tryout.fast(scenario["process"])
    log = novice(scenario, 3, engine)
    session = Session(scenario, 3, [], 0.0, "en", engine=engine)
    step_h = scenario["duration_h"] / 50
    for act in log:
        while session.now_h < act["at_h"]:
            told(session, to_h=min(session.now_h + step_h, act["at_h"]), stop=True)
        told(session, {key: value for key, value in act.items() if key != "at_h"})
    assert session.log == log
    run = play(scenario, 3, log, session.now_h, engine)
    seen = session.state()["run"]
    assert {item["code"]: item["trend"] for item in run["instruments"]} == seen["instruments"]
    for key in ("times_h", "alarms", "samples", "record", "settings_log", "cost"):
        assert seen[key] == run[key]
    assert session.grade() == grade(scenario, 3, log, engine)


@pytest.fixture
def session(scenario, engine, seed_of):
    return Session(scenario, seed_of("drift_and_pump"), [], 0.0, "en", engine=engine)


def test_a_refused_act_leaves_the_run_as_if_it_had_not_been_tried(scenario, engine, session):
    other = Session(scenario, session.seed, [], 0.0, "en", engine=engine)
    for one in (session, other):
        told(one, {"do": "sample", "checks": ["cells"]})  # takes time: the clock stands between two scans
    assert session.now_h % scenario["scan_h"]
    wrong = {"do": "set", "control": "ph", "value": 99.0}
    status, why = session.answer(asked(session, [wrong]))
    assert (status, why["code"]) == (422, "out_of_range")
    told(session, to_h=60.0)
    told(other, to_h=60.0)
    assert session.state() == other.state()


def test_of_several_acts_none_is_done_when_one_is_refused(session):
    note = {"do": "note", "text": "Quiet."}
    status, _ = session.answer(asked(session, [note, {"do": "conjure"}]))
    assert (status, session.log, session.state()["run"]["notes"]) == (422, [], [])


def test_an_asker_who_is_behind_changes_nothing(session):
    told(session, {"do": "note", "text": "Quiet."}, to_h=5.0)
    again = {"do": "note", "text": "Again."}
    for behind in ({"expected": 0}, {"at_h": 4.0}):
        status, state = session.answer({**asked(session, [again]), **behind})
        assert (status, state["length"], state["run"]["at_h"]) == (409, 1, 5.0)
    assert len(session.log) == 1


def test_running_on_halts_where_something_asks_for_attention(scenario, engine, session):
    seed, from_h, halts = session.seed, 0.0, []
    while session.now_h < 120:
        expected = next_stop(scenario, seed, [], from_h, 120.0, engine)
        answer = told(session, to_h=120.0, stop=True)
        assert answer["stop"] == expected
        halts += [why["what"] for why in expected["why"]]
        from_h = session.now_h
    assert {"entry", "plan"} <= set(halts)


def test_the_clock_never_stands_before_a_scan_that_was_seen(scenario, engine):
    minutes = {**scenario, "scan_h": 1 / 60}
    session = Session(minutes, 1, [], 0.0, "en", engine=engine)
    for _ in range(40):
        told(session, to_h=session.now_h + 0.1)  # sums that are no sixtieth to the last bit
        assert session.world["scans"][-1] <= session.now_h


def test_only_new_scans_are_told(session):
    told(session, to_h=10.0)
    status, answer = session.answer({**asked(session, target_h=14.0), "since": 11})
    assert (status, answer["since"], answer["run"]["times_h"]) == (200, 11, [11.0, 12.0, 13.0, 14.0])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_told_is_in_one_language_and_holds_no_seed(path):
    scenario = read(path)
    acts = [{"do": "call_qa", "text": "Help?"}] + [{"do": "hint", "hint": h["code"]} for h in scenario["hints"][:1]]
    session = Session(scenario, 4, [], 0.0, "fr", engine=tryout.fast(scenario["process"]))
    for act in acts:
        told(session, act)
    run = told(session, to_h=session.now_h + 3 * scenario["scan_h"])["run"]
    assert in_one_language(run, "fr") == run
    assert run["calls"][0]["answer"] == scenario["qa"]["answer"]["fr"]
    assert "seed" not in run
