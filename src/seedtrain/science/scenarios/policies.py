"""Players by rule: three who must fail (do nothing, reject all, call QA for all), the expert, the reference novice."""

from seedtrain.science.scenarios.rounds import EXPERT, NOVICE, ROUTINE, Operator


def do_nothing(scenario, seed, engine=None):
    """Watches until the time is over."""
    return []


def refusing(scenario, code):
    """The choice of that code, or the last that releases nothing."""
    choices = scenario["disposition"]["choices"]
    named = [choice["code"] for choice in choices if choice["code"] == code]
    return (named or [choice["code"] for choice in choices if not choice["releases"]])[-1]


def reject_all(scenario, seed, engine=None):
    """Follows the procedure, keeps the record, looks at nothing else, and rejects with every reason there is."""
    player = Operator(scenario, seed, ROUTINE, engine)
    game = player.routine()
    reasons = [reason["code"] for reason in scenario["disposition"]["reasons"]]
    player.try_to("dispose", {"choice": refusing(scenario, "reject"), "reasons": reasons})
    return game.log


def call_qa_for_all(scenario, seed, engine=None):
    """Keeps the routine, calls QA at every entry, raises a deviation about everything, and leaves the batch on hold."""
    player = Operator(scenario, seed, dict(ROUTINE, calls=True), engine)
    game = player.routine()
    containments = [item["code"] for item in scenario["deviation"]["containments"]]
    for subject in scenario["deviation"]["subjects"]:
        game.wait(game.world["busy_until_h"])
        player.try_to("deviation", {"subject": subject["code"], "classification": "critical",
                                    "containment": containments, "text": "For QA to decide"})  # fmt: skip
    game.wait(game.world["busy_until_h"])
    reasons = [scenario["disposition"]["reasons"][-1]["code"]]
    player.try_to("dispose", {"choice": refusing(scenario, "hold"), "reasons": reasons})
    return game.log


def expert(scenario, seed, engine=None):
    """Follows every order, watches with care, confirms before acting, decides on results."""
    return Operator(scenario, seed, EXPERT, engine).play()


def novice(scenario, seed, engine=None):
    """The reference novice that defines difficulty: looks more rarely, waits longer, forgets and misjudges at times."""
    return Operator(scenario, seed, NOVICE, engine).play()


POLICIES = {
    "do_nothing": do_nothing, "reject_all": reject_all, "call_qa_for_all": call_qa_for_all, "expert": expert,
    "novice": novice,
}  # fmt: skip
