"""Whether a question is asked, given the answers to those before it. Pure; the browser's script says the same."""

from collections.abc import Mapping, Sequence
from typing import Any

Question = Mapping[str, Any]


def holds(condition: Mapping[str, Any] | None, answers: Mapping[str, Any]) -> bool:
    """`is`, `is_not` and `any_of` of an answer; of a list of codes, whether the value is among them."""
    if not condition:
        return True
    answer = answers.get(condition["question"])
    given = answer if isinstance(answer, list) else [answer]
    if "any_of" in condition:
        return any(value in given for value in condition["any_of"])
    if "is_not" in condition:
        return answer is not None and condition["is_not"] not in given
    return condition.get("is") in given


def asked(questions: Sequence[Question], answers: Mapping[str, Any]) -> list[Question]:
    """Those that are asked with these answers: what a hidden question was answered does not count."""
    shown: list[Question] = []
    known: dict[str, Any] = {}
    for question in questions:
        if question.get("retired") or not holds(question.get("show_if"), known):
            continue
        shown.append(question)
        if question["code"] in answers:
            known[question["code"]] = answers[question["code"]]
    return shown
