"""Each rule answers met, not met, or undecided (None: a person must decide), with what was found.

Facts: `{"answers": {question: value}, "groups": {question: {group: {"value": True|False|None, ...}}}}`. What stands
beside `value` (country, list, edition, day) is carried into the reason untouched, so that it can be checked later.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Rule = Mapping[str, Any]
Facts = Mapping[str, Any]
Found = tuple[bool | None, Any]


class UnknownRule(ValueError):
    """A rule of a kind that is not known here, or without what it needs."""


def together(values: Sequence[bool | None]) -> bool | None:
    """No where one is no; undecided where none is no and one is undecided."""
    return False if False in values else None if None in values else True


def _group(rule: Rule, facts: Facts) -> Found:
    found = {}
    for question in rule["of"]:
        known = facts.get("groups", {}).get(question, {}).get(rule["group"])
        found[question] = dict(known) if known else {"value": False if not _answer(question, facts) else None}
    values = [one["value"] for one in found.values()]
    if rule.get("any"):
        return (True if True in values else None if None in values else False), found
    return together(values), found


def _answer(question: str, facts: Facts) -> Any:
    return facts.get("answers", {}).get(question)


def _number(question: str, facts: Facts) -> float | None:
    value = _answer(question, facts)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _at_most(rule: Rule, facts: Facts) -> Found:
    value = _number(rule["question"], facts)
    return value is not None and value <= rule["value"], value


def _at_least(rule: Rule, facts: Facts) -> Found:
    """Of a number, or of a level in `order` (lowest first)."""
    order = rule.get("order")
    if order is None:
        value = _number(rule["question"], facts)
        return value is not None and value >= rule["value"], value
    answer = _answer(rule["question"], facts)
    return answer in order and order.index(answer) >= order.index(rule["value"]), answer


def _one_of(rule: Rule, facts: Facts) -> Found:
    answer = _answer(rule["question"], facts)
    given = answer if isinstance(answer, list) else [answer]
    return any(value in rule["values"] for value in given), answer


def _answered(rule: Rule, facts: Facts) -> Found:
    """Found is how many characters there are: the text itself stays with the answers."""
    written = len(str(_answer(rule["question"], facts) or "").strip())
    return written >= rule.get("characters", 1), written


def _yes(rule: Rule, facts: Facts) -> Found:
    answer = _answer(rule["question"], facts)
    return answer is True, answer


KINDS: dict[str, tuple[Callable[[Rule, Facts], Found], tuple[str, ...]]] = {
    "country_group": (_group, ("group", "of")),
    "at_most": (_at_most, ("question", "value")),
    "at_least": (_at_least, ("question", "value")),
    "one_of": (_one_of, ("question", "values")),
    "answered": (_answered, ("question",)),
    "yes": (_yes, ("question",)),
}


def check(rule: Rule) -> None:
    """Raise UnknownRule unless the rule can be judged."""
    kind = rule.get("rule")
    if kind not in KINDS:
        raise UnknownRule(f"Found the rule {kind!r}; known are {', '.join(KINDS)}.")
    missing = [key for key in KINDS[kind][1] if key not in rule]
    if missing:
        raise UnknownRule(f"The rule {kind!r} needs {', '.join(missing)}.")
    if rule.get("order") and rule["value"] not in rule["order"]:
        raise UnknownRule(f"The level {rule['value']!r} is not in its order.")


def judge(rules: Sequence[Rule], facts: Facts) -> dict[str, Any]:
    """`{"eligible": True|False|None, "reasons": [{"rule", "met", "found"}]}`. Without rules everybody is eligible."""
    reasons = []
    for rule in rules:
        check(rule)
        met, found = KINDS[rule["rule"]][0](rule, facts)
        reasons.append({"rule": dict(rule), "met": met, "found": found})
    return {"eligible": together([reason["met"] for reason in reasons]), "reasons": reasons}
