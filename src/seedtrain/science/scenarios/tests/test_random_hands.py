"""Whatever anybody does in any shipped scenario, the run replays to the same, and everything told is plain numbers."""

import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.scenarios.debrief import debrief
from seedtrain.science.scenarios.entries import due
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import Refused, play
from seedtrain.science.scenarios.refusals import KINDS, VERBS
from seedtrain.science.scenarios.tryout import fast

FOLDER = Path(__file__).parents[3] / "practice" / "scenarios"
PARTS = {
    "check": "checks", "checks": "checks", "control": "controls", "addition": "additions", "remedy": "remedies",
    "instrument": "instruments", "hint": "hints", "document": "documents",
}  # fmt: skip


def known(scenario, hand, field):
    """A code that the scenario knows for this field, most of the time."""
    items = [item["code"] for item in scenario[PARTS[field]]] if field in PARTS else []
    items += {
        "entry": [item["entry"] for item in due(scenario)],
        "deviation": ["D1", "D2"], "sample": ["S1", "C1", "S2"], "classification": ["minor", "major", "critical"],
        "subject": [item["code"] for item in scenario["deviation"]["subjects"]],
        "containment": [item["code"] for item in scenario["deviation"]["containments"]],
        "alarm": [a["code"] for i in scenario["instruments"] for a in i["alarms"]],
        "field": [f["code"] for step in scenario["record"] for f in step["fields"]],
        "reasons": [item["code"] for item in scenario["disposition"]["reasons"]],
    }.get(field, [])  # fmt: skip
    return hand.choice(items) if items and hand.random() < 0.95 else "nothing"


def random_act(scenario, hand):
    """A verb with fields that are known but otherwise arbitrary."""
    verb = hand.choice([verb for verb in VERBS if verb != "dispose"])
    fields = {}
    for needed in VERBS[verb]:
        for field, kind in needed.items():
            if kind == "codes":
                fields[field] = [known(scenario, hand, field) for _ in range(hand.randint(0, 3))]
            elif kind == "number":
                fields[field] = hand.choice([0.0, 1e-6, 0.02, 1.0, 7.0, -3.0, 1e9, hand.uniform(0, 60)])
            elif kind == "values":
                fields[field] = {known(scenario, hand, "field"): hand.choice([None, 7.0, "x", 1e9]) for _ in range(2)}
            elif kind == "value":
                fields[field] = hand.choice([None, 7.0, "x"])
            elif kind == "flag":
                fields[field] = hand.random() < 0.5
            else:
                fields[field] = known(scenario, hand, field) if kind == "code" else hand.choice(["", "late"])
    if verb == "set":
        control = hand.choice(scenario["controls"])
        fields = {"control": control["code"], "value": hand.uniform(control["low"], control["high"])}
    return verb, fields


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_random_hands_never_break_a_run(path):
    scenario, hand = read(path), random.Random(path.stem)
    engine = fast(scenario["process"])
    game = Game(scenario, hand.randrange(2**40), engine)
    for _ in range(80):
        try:
            verb, fields = random_act(scenario, hand)
            game.do(verb, **fields)
        except Refused as refused:
            assert refused.reason["text"]["en"]
        if hand.random() < 0.7:
            game.wait(game.now_h + hand.expovariate(70 / scenario["decide_by_h"]))
    assert game.see() == play(scenario, game.seed, game.log, game.now_h, engine)
    marks = grade(scenario, game.seed, game.log, engine)
    assert 0 <= marks["score"] <= 100
    json.dumps(marks, allow_nan=False)
    json.dumps(game.see(), allow_nan=False)
    json.dumps(debrief(scenario, game.seed, game.log, engine), allow_nan=False)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
ACTS = st.fixed_dictionaries(
    {"do": st.sampled_from(sorted(VERBS)) | JUNK, "at_h": st.floats(-1, 400) | JUNK},
    optional={field: JUNK | st.sampled_from(["S1", "D1", "ph", "feed", "daily:24"]) for field in
              sorted({name for needed in VERBS.values() for part in needed for name in part})},
)  # fmt: skip


@cache
def shipped():
    return read(FOLDER / "mab_fed_batch_drift.yaml")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(log=st.lists(ACTS | JUNK, max_size=4))
def test_a_log_of_anything_is_played_or_refused_in_words(log):
    try:
        json.dumps(grade(shipped(), 1, log, fast("fedbatch")), allow_nan=False)
    except Refused as refused:
        assert refused.reason["text"]["en"]


def test_every_kind_of_field_is_tried_above():
    assert set(KINDS) == {"number", "text", "code", "flag", "codes", "value", "values"}
