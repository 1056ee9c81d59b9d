"""Players by rule: three who must fail (do nothing, reject all, call QA for all), the expert, the reference novice."""

from seedtrain.science.scenarios.rounds import EXPERT, NOVICE, ROUTINE, Operator


def do_nothing(scenario, seed, engine=None):
    """Watches until the time is over."""
    return []


def reject_all(scenario, seed, engine=None):
    """Feeds the cells, keeps the record, looks at nothing else, and rejects with every reason there is."""
    game = Operator(scenario, seed, ROUTINE, engine).routine()
    reasons = [reason["code"] for reason in scenario["disposition"]["reasons"]]
    game.do("dispose", choice="reject", reasons=reasons)
    return game.log


def call_qa_for_all(scenario, seed, engine=None):
    """Keeps the routine, calls QA at every entry, raises a deviation about everything, and leaves the batch on hold."""
    game = Operator(scenario, seed, dict(ROUTINE, calls=True), engine).routine()
    containments = [item["code"] for item in scenario["deviation"]["containments"]]
    for subject in scenario["deviation"]["subjects"]:
        game.do("deviation", subject=subject["code"], classification="critical", containment=containments,
                text="For QA to decide")  # fmt: skip
    game.wait(game.world["busy_until_h"])
    held = [choice["code"] for choice in scenario["disposition"]["choices"] if choice["code"] == "hold"]
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
