"""Two-sided grading of a log, by criterion, from scenario, seed and log alone (portable Python)."""

from seedtrain.science.scenarios import world as worlds
from seedtrain.science.scenarios.play import move_on, replay
from seedtrain.science.scenarios.rules import RULES
from seedtrain.science.signals.sensor import quantise


def grade(scenario, seed, log, engine=None):
    """Marks for a finished run; README.md of this folder shows the shape. Raises Refused for an impossible log.

    A run without a disposition is graded as if its time had run out; the batch is followed to harvest in any case, so
    that its true outcome is known.
    """
    return grade_world(finished(scenario, seed, log, engine))


def finished(scenario, seed, log, engine=None):
    """The world after the log, followed to the harvest; a missing disposition ends it at the time to decide."""
    world = replay(scenario, seed, log, 0.0, engine)
    worlds.proceed(world, scenario["duration_h"])
    move_on(world, scenario["decide_by_h"] + 1.0)
    return world


def grade_world(world):
    """Marks for a finished world."""
    scenario = world["scenario"]
    truth = {"quality": quality(world)}
    truth["category"] = category(world, truth["quality"])
    criteria = [_criterion(world, criterion, truth) for criterion in scenario["criteria"]]
    hint_points = 0.0
    for taken in world["hints"]:
        hint_points += sum(hint["points"] for hint in scenario["hints"] if hint["code"] == taken["hint"])
    score = max(0.0, quantise(sum(c["points"] for c in criteria) - hint_points, 1))
    gates = all(c["passed"] for c in criteria if c["gate"])
    return {
        "passed": gates and score >= scenario["pass_score"], "score": score, "pass_score": scenario["pass_score"],
        "plan": world["drawn"]["plan"], "category": truth["category"], "criteria": criteria,
        "quality": truth["quality"], "hint_points": hint_points, "cost": world["cost"], "ended_h": world["ended_h"],
    }  # fmt: skip


def _criterion(world, criterion, truth):
    share, evidence, sound = RULES[criterion["rule"]](world, criterion, truth)
    share = min(1.0, max(0.0, share))
    return {
        "code": criterion["code"], "name": criterion["name"], "of": criterion["points"],
        "points": quantise(share * criterion["points"], 1), "gate": criterion["gate"],
        "passed": sound and share >= criterion["pass_at"] - 1e-9, "competencies": criterion["competencies"],
        "evidence": evidence,
    }  # fmt: skip


def quality(world):
    """The true product at harvest against its limits."""
    final = worlds.observe(world)
    outputs = []
    for product in world["scenario"]["product"]:
        value = final[product["of"]]
        good = product["low"] <= value <= product["high"]
        outputs.append({"output": product["of"], "name": product["name"], "unit": product["unit"], "value": value,
                        "low": product["low"] if product["low"] > -1e8 else None,
                        "high": product["high"] if product["high"] < 1e8 else None, "good": good,
                        "borderline": _near(product, value), "patient": product["patient"]})  # fmt: skip
    return {"good": all(output["good"] for output in outputs), "outputs": outputs, "final": final}


def _near(product, value):
    """Whether the value lies so near a limit that the assay cannot tell on which side."""
    for limit in (product["low"], product["high"]):
        if abs(limit) < 1e8 and abs(value - limit) <= product["borderline"] * abs(limit):
            return True
    return False


def category(world, found):
    """What the batch is: borderline, bad, affected (good, but a fault acted), clean_with_deviation or clean."""
    bad = [output for output in found["outputs"] if not output["good"]]
    if any(output["borderline"] for output in found["outputs"]) and all(output["borderline"] for output in bad):
        return "borderline"
    if bad:
        return "bad"
    if acted(world):
        return "affected"
    return "clean_with_deviation" if world["deviations"] else "clean"


def acted(world):
    """The faults that had begun before the harvest."""
    return [fault for fault in world["faults"] if fault["onset_h"] < world["scenario"]["duration_h"]]
