"""What a device keeps of one attempt: scenario, seed and log, in the reader's language. The answers are in it."""

from typing import Any

from seedtrain.base.text import LANGUAGES, say, short_code
from seedtrain.practice.device import engine
from seedtrain.practice.models import Attempt
from seedtrain.practice.room import without
from seedtrain.practice.sentences import SENTENCES
from seedtrain.science.scenarios.words import SENTENCES as SPOKEN

NOT_FOR_THE_ENGINE = ("lessons", "watches", "story", "summary", "roles")  # for pages, debriefs and scripted players


def package(attempt: Attempt, language: str) -> dict[str, Any]:
    """Everything the engine needs to go on with the attempt, and what the device's list of kept attempts shows."""
    compiled, code = attempt.version.compiled, short_code(language)
    return {
        "id": attempt.id,
        "key": attempt.kept_key,
        "owner": attempt.person_id,
        "name": say(compiled["title"], code).text,
        "engine": engine.digest(compiled["process"]),
        "run": {
            "scenario": for_device(compiled, code),
            "seed": attempt.seed,
            "log": attempt.log,
            "reached_h": attempt.reached_h,
            "language": code,
            "templates": templates(code),
        },
    }


def for_device(compiled: dict[str, Any], language: str) -> dict[str, Any]:
    """The compiled scenario as the engine needs it: names in this language (or English), hints, no other texts."""
    kept = {key: value for key, value in compiled.items() if key not in NOT_FOR_THE_ENGINE}
    bare: dict[str, Any] = without(kept, ("text",))
    bare["documents"] = [{"code": document["code"]} for document in compiled["documents"]]
    bare["hints"] = compiled["hints"]
    told: dict[str, Any] = in_language(bare, language)
    return told


def in_language(data: Any, language: str) -> Any:
    """The same data with every {language: text} in this language only, or in English where it lacks it."""
    if isinstance(data, list | tuple):
        return [in_language(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    if data and all(key in LANGUAGES for key in data):
        said = say(data, language)
        return {said.language: said.text}
    return {key: in_language(value, language) for key, value in data.items()}


def templates(language: str) -> dict[str, str]:
    """The engine's sentences for a language that it does not speak itself."""
    if any(language in texts for texts in SPOKEN.values()):
        return {}
    return {code: str(text) for code, text in SENTENCES.items()}
