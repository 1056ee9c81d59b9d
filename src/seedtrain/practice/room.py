"""What the control room is told: scenario and run in one language, and nothing that gives an answer away."""

from typing import Any

from seedtrain.base.text import say, short_code
from seedtrain.practice.models import Attempt
from seedtrain.practice.sentences import SENTENCES
from seedtrain.science.scenarios.format import scenario_for_learner
from seedtrain.science.scenarios.session import Session, in_one_language

UNUSED = (
    *("title", "summary", "roles", "criteria", "competencies", "format", "case", "process", "digest", "version"),
    *("languages", "translations", "minutes", "level", "pass_score"),
)
# How the world behind the screen is made: of no use to the page, and some of it would tell where to look.
BEHIND = (
    *("error_into", "of", "on", "noise", "lag_h", "gain", "sd", "cv", "deadband", "input", "per_unit", "doses"),
    *("contents", "tolerance", "early_h", "grace_h", "releases", "top_up", "scatter", "trips"),
)


def without(data: Any, keys: tuple[str, ...]) -> Any:
    """The same data without these keys, at any depth."""
    if isinstance(data, list):
        return [without(item, keys) for item in data]
    if not isinstance(data, dict):
        return data
    return {key: without(value, keys) for key, value in data.items() if key not in keys}


def about(compiled: dict[str, Any], language: str) -> dict[str, Any]:
    """The scenario for its player; hints and the answer of QA come only once she has asked for them."""
    shown = {key: value for key, value in scenario_for_learner(compiled).items() if key not in UNUSED}
    shown["hints"] = [{"code": hint["code"], "points": hint["points"]} for hint in compiled["hints"]]
    shown["qa"] = {"cost": compiled["qa"]["cost"], "time_h": compiled["qa"]["time_h"]}
    told: dict[str, Any] = in_one_language(without(shown, BEHIND), language)
    told["said_in"] = say(compiled["title"], language).language
    return told


def session(attempt: Attempt, language: str) -> Session:
    """The run where it stands; what it tells keeps the seed, the truth and what is not due yet back."""
    compiled, code = attempt.version.compiled, short_code(language)
    return Session(compiled, attempt.seed, attempt.log, attempt.reached_h, code, SENTENCES)


def state(attempt: Attempt, language: str) -> dict[str, Any]:
    """The run as its player sees it now."""
    told: dict[str, Any] = session(attempt, language).state()
    return told
