"""Players by rule: three who must fail (do nothing, reject all, call QA for all), the expert, the reference novice."""

from seedtrain.science.scenarios import entries
from seedtrain.science.scenarios.game import Game
from seedtrain.science.scenarios.rounds import EXPERT, NOVICE, Operator


def do_nothing(scenario, seed, engine=None):
    """Watches until the time is over."""
    return []


def reject_all(scenario, seed, engine=None):
    """Lets the batch run and rejects it, with every reason that sounds careful."""
    game = Game(scenario, seed, engine)
    game.wait(scenario["duration_h"])
    reasons = [reason["code"] for reason in scenario["disposition"]["reasons"]]
    game.do("dispose", choice="reject", reasons=reasons)
    return game.log


def call_qa_for_all(scenario, seed, engine=None):
    """Telephones every day and at every alarm, raises a deviation about everything, and leaves the batch on hold."""
    game = Game(scenario, seed, engine)
    deviation = scenario["deviation"]
    for item in entries.due(scenario):
        game.wait(item["open_h"])
        game.do("call_qa", text="What shall I do?")
        for occurrence in list(game.world["alarms"]):
            if occurrence["acknowledged_h"] is None:
                game.do("acknowledge", alarm=occurrence["alarm"])
    for subject in deviation["subjects"]:
        game.do("deviation", subject=subject["code"], classification="critical",
                containment=[item["code"] for item in deviation["containments"]], text="For QA to decide")  # fmt: skip
    held = [choice["code"] for choice in scenario["disposition"]["choices"] if choice["code"] == "hold"]
    game.wait(scenario["duration_h"])
    game.do("dispose", choice=(held or ["reject"])[0], reasons=[scenario["disposition"]["reasons"][-1]["code"]])
    return game.log


def expert(scenario, seed, engine=None):
    """Walks the daily round with care, verifies what is controlled and what is pumped, decides on results."""
    return Operator(scenario, seed, EXPERT, engine).play()


def novice(scenario, seed, engine=None):
    """The reference novice that defines difficulty: looks more rarely, waits longer, forgets and misjudges at times."""
    return Operator(scenario, seed, NOVICE, engine).play()


POLICIES = {
    "do_nothing": do_nothing, "reject_all": reject_all, "call_qa_for_all": call_qa_for_all, "expert": expert,
    "novice": novice,
}  # fmt: skip
