"""What the control room is told: scenario and run in one language, and nothing that gives an answer away."""

from typing import Any

from seedtrain.base.text import LANGUAGES, say, short_code
from seedtrain.practice.models import Attempt
from seedtrain.practice.sentences import spoken
from seedtrain.science.scenarios.format import scenario_for_learner
from seedtrain.science.scenarios.play import play

UNUSED = (
    *("title", "summary", "roles", "criteria", "competencies", "format", "case", "process", "digest", "version"),
    *("languages", "translations", "minutes", "level", "pass_score"),
)
# How the world behind the screen is made: of no use to the page, and some of it would tell where to look.
BEHIND = (
    *("error_into", "of", "on", "noise", "lag_h", "gain", "sd", "cv", "deadband", "input", "per_unit", "doses"),
    *("contents", "tolerance", "early_h", "grace_h", "releases"),
)


def in_one_language(data: Any, language: str) -> Any:
    """The same data with every {language: text} replaced by its text in this language, or in English."""
    if isinstance(data, list | tuple):
        return [in_one_language(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    if data and all(key in LANGUAGES for key in data):
        return say(data, language).text
    return {key: in_one_language(value, language) for key, value in data.items()}


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


def state(attempt: Attempt, language: str, since: int = 0) -> dict[str, Any]:
    """The run as its player sees it now; trends only from scan number `since` on. The seed stays on the server."""
    compiled = attempt.version.compiled
    run = play(compiled, attempt.seed, attempt.log, attempt.reached_h)
    run.pop("seed")
    since = since if 0 <= since <= len(run["times_h"]) else 0
    run["times_h"] = run["times_h"][since:]
    run["instruments"] = {item["code"]: item["trend"][since:] for item in run["instruments"]}
    hints = {hint["code"]: hint["text"] for hint in compiled["hints"]}
    run["hints"] = [{**taken, "text": hints[taken["hint"]]} for taken in run["hints"]]
    run["calls"] = [{**call, "answer": compiled["qa"]["answer"]} for call in run["calls"]]
    return {"length": len(attempt.log), "since": since, "run": in_one_language(run, language)}


def refusal(reason: dict[str, Any], language: str) -> dict[str, str]:
    """Why an act cannot happen, in words."""
    return {"code": reason["code"], "text": spoken(reason, short_code(language))}
