"""The steps of a selection, in the order that README.md states."""

import math
from dataclasses import dataclass, field
from typing import Any

Plain = dict[str, Any]
EDGE = 1e-9


class BadRules(ValueError):
    """The rules cannot be followed; the message names the part and what is allowed."""


@dataclass
class Candidate:
    """`values` are criteria between 0 and 1, or None; `traits` are what balance rules look at."""

    id: str
    number: int
    values: Plain
    traits: Plain
    score: float = 0.0
    reasons: list[Plain] = field(default_factory=list)


def choose(rules: Plain, seats: int, candidates: list[Plain]) -> Plain:
    """Chosen and waiting in order, left out, each with score and reasons; `told` are rules that could not be kept."""
    check(rules, seats)
    people = [Candidate(str(c["id"]), int(c["number"]), dict(c["values"]), dict(c["traits"])) for c in candidates]
    passed, out = _gates(rules, people)
    for one in passed:
        one.score = score(rules, one)
    ranked = sorted(passed, key=lambda one: (-one.score, one.number, one.id))
    chosen, told = _floors(rules, seats, ranked)
    _fill(rules, seats, ranked, chosen)
    waiting = [one for one in ranked if one.id not in chosen]
    _say_why_waiting(rules, seats, ranked, chosen)
    return {
        "chosen": [_plain(one) for one in ranked if one.id in chosen],
        "waiting": [_plain(one) for one in waiting],
        "out": [_plain(one) for one in sorted(out, key=lambda one: (one.number, one.id))],
        "told": told,
    }


def check(rules: Plain, seats: int) -> None:
    """Raises BadRules."""
    if seats < 0:
        raise BadRules("seats: a number from 0")
    weights = rules.get("weights", {})
    if any(weight < 0 for weight in weights.values()) or not sum(weights.values()):
        raise BadRules("weights: none below 0, and one above 0")
    for rule in rules.get("balance", []):
        if rule.get("kind") == "at_most":
            if int(rule.get("most", 0)) < 1:
                raise BadRules("at_most: most is a number from 1")
        elif rule.get("kind") == "at_least":
            if not 0 <= float(rule.get("share", -1)) <= 1:
                raise BadRules("at_least: share is between 0 and 1")
        else:
            raise BadRules("balance: kind is at_most or at_least")


def score(rules: Plain, one: Candidate) -> float:
    weights = rules["weights"]
    total = sum(weight * float(one.values.get(name) or 0) for name, weight in weights.items())
    return round(total / sum(weights.values()), 6)


def _gates(rules: Plain, people: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    passed: list[Candidate] = []
    out: list[Candidate] = []
    for one in people:
        for name, least in rules.get("gates", {}).items():
            found = one.values.get(name)
            if found is None or found + EDGE < least:
                one.reasons.append({"code": "gate", "criterion": name, "found": found, "least": least})
        (out if one.reasons else passed).append(one)
    return passed, out


def _ceilings(rules: Plain) -> list[Plain]:
    return [rule for rule in rules.get("balance", []) if rule["kind"] == "at_most"]


def _broken(rules: Plain, one: Candidate, taken: list[Candidate]) -> Plain | None:
    """The ceiling that one more of her kind would break. Who has no such trait is under no ceiling."""
    for rule in _ceilings(rules):
        mine = one.traits.get(rule["trait"])
        if mine and sum(other.traits.get(rule["trait"]) == mine for other in taken) >= int(rule["most"]):
            return {"code": "at_most", "trait": rule["trait"], "value": mine, "most": int(rule["most"])}
    return None


def _floors(rules: Plain, seats: int, ranked: list[Candidate]) -> tuple[dict[str, Candidate], list[Plain]]:
    chosen: dict[str, Candidate] = {}
    told: list[Plain] = []
    for rule in rules.get("balance", []):
        if rule["kind"] != "at_least":
            continue
        needed = math.ceil(float(rule["share"]) * seats - EDGE)
        have = sum(one.traits.get(rule["trait"]) == rule["value"] for one in chosen.values())
        for one in ranked:
            if have >= needed or len(chosen) >= seats:
                break
            mine = one.traits.get(rule["trait"]) == rule["value"]
            if mine and one.id not in chosen and not _broken(rules, one, list(chosen.values())):
                chosen[one.id], have = one, have + 1
                one.reasons.append({"code": "at_least", "trait": rule["trait"], "value": rule["value"]})
        if have < needed:
            told.append(
                {"code": "floor", "trait": rule["trait"], "value": rule["value"], "needed": needed, "found": have}
            )
    return chosen, told


def _fill(rules: Plain, seats: int, ranked: list[Candidate], chosen: dict[str, Candidate]) -> None:
    for rank, one in enumerate(ranked, start=1):
        if one.id not in chosen and len(chosen) < seats and not _broken(rules, one, list(chosen.values())):
            chosen[one.id] = one
        if one.id in chosen:
            one.reasons.insert(0, {"code": "score", "rank": rank, "of": len(ranked), "score": one.score})


def _say_why_waiting(rules: Plain, seats: int, ranked: list[Candidate], chosen: dict[str, Candidate]) -> None:
    """By score alone the first `seats` would go: whoever of them waits, or was passed over, is told by which rule."""
    lowest = min((one.score for one in chosen.values()), default=0.0)
    for rank, one in enumerate(ranked, start=1):
        if one.id in chosen:
            continue
        one.reasons.append({"code": "score", "rank": rank, "of": len(ranked), "score": one.score})
        ceiling = _broken(rules, one, list(chosen.values()))
        if ceiling and (rank <= seats or one.score > lowest):
            one.reasons.append({**ceiling, "displaced": True})
        elif rank <= seats:
            floors = [why for other in ranked[seats:] if other.id in chosen for why in other.reasons]
            named = {(why["trait"], why["value"]) for why in floors if why["code"] == "at_least"}
            one.reasons.extend(
                {"code": "at_least", "trait": trait, "value": value, "displaced": True}
                for trait, value in sorted(named)
            )


def _plain(one: Candidate) -> Plain:
    return {"id": one.id, "number": one.number, "score": one.score, "reasons": one.reasons}
