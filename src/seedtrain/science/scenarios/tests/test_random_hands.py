"""Whatever anybody does, the run replays to the same, and grade and debriefing stay plain numbers."""

import json
import random

import pytest

from seedtrain.science.scenarios.debrief import debrief
from seedtrain.science.scenarios.entries import due
from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import Refused, play


def codes(items):
    return [item["code"] for item in items]


def random_act(scenario, hand, samples):
    """A verb with fields that are known but otherwise arbitrary."""
    control = hand.choice(scenario["controls"])
    entry = hand.choice(due(scenario))["entry"]
    fields = {name: hand.choice([None, 7.0, "x", 1e9]) for name in ("ph", "weight") if hand.random() < 0.5}
    return hand.choice(
        [
            ("sample", {"checks": [hand.choice(codes(scenario["checks"])) for _ in range(hand.randint(0, 4))]}),
            ("check", {"check": "feed_weighing"}),
            ("set", {"control": control["code"], "value": hand.uniform(control["low"], control["high"])}),
            ("set", {"control": control["code"], "value": hand.choice([control["low"], control["high"]])}),
            ("add", {"addition": "glucose", "volume_l": hand.choice([1e-9, 0.001, 0.3, 0.31])}),
            ("recalibrate", {"instrument": "ph", "sample": f"S{hand.randint(max(1, samples - 1), samples + 1)}"}),
            ("repair", {"remedy": hand.choice(codes(scenario["remedies"]))}),
            ("acknowledge", {"alarm": hand.choice(["ph_high", "do_low", "co2_high", "temperature_low"])}),
            ("record", {"entry": entry, "values": fields, "reason": hand.choice(["", "late"])}),
            ("correct", {"entry": entry, "field": "ph", "value": hand.choice([None, 7, "z"]), "reason": "r"}),
            ("call_qa", {}),
        ]
    )


@pytest.mark.parametrize("number", range(3))
def test_random_hands_never_break_a_run(scenario, engine, number):
    hand = random.Random(number)
    game = Game(scenario, hand.randrange(2**40), engine)
    for _ in range(150):
        verb, fields = random_act(scenario, hand, len(game.world["samples"]))
        try:
            game.do(verb, **fields)
        except Refused as refused:
            assert refused.reason["text"]["en"]
        if hand.random() < 0.6:
            game.wait(game.now_h + hand.expovariate(1 / 5))
    assert len(game.log) > 40
    assert game.see() == play(scenario, game.seed, game.log, game.now_h, engine)
    marks = grade(scenario, game.seed, game.log, engine)
    assert 0 <= marks["score"] <= 100
    json.dumps(marks, allow_nan=False)
    json.dumps(debrief(scenario, game.seed, game.log, engine), allow_nan=False)
