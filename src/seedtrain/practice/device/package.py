"""What a device keeps of one attempt: scenario, seed and log, in the reader's language. The answers are in it."""

from typing import Any

from seedtrain.base.text import LANGUAGES, say, short_code
from seedtrain.practice.device import engine
from seedtrain.practice.models import Attempt
from seedtrain.practice.sentences import SENTENCES
from seedtrain.science.scenarios.words import SENTENCES as SPOKEN

ONLY_LOOKING_BACK = (
    "lessons",
    "documents",
    "story",
    "summary",
    "roles",
)  # texts the page has, or the debrief will have


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
    """The compiled scenario without texts that the engine does not use, and in this language and English only."""
    documents = [{"code": document["code"]} for document in compiled["documents"]]
    kept = {key: value for key, value in compiled.items() if key not in ONLY_LOOKING_BACK}
    return {**in_languages(kept, {language, "en"}), "documents": documents}


def in_languages(data: Any, wanted: set[str]) -> Any:
    """The same data with every {language: text} in these languages only."""
    if isinstance(data, list | tuple):
        return [in_languages(item, wanted) for item in data]
    if not isinstance(data, dict):
        return data
    if data and all(key in LANGUAGES for key in data):
        return {key: text for key, text in data.items() if key in wanted}
    return {key: in_languages(value, wanted) for key, value in data.items()}


def templates(language: str) -> dict[str, str]:
    """The engine's sentences for a language that it does not speak itself."""
    if any(language in texts for texts in SPOKEN.values()):
        return {}
    return {code: str(text) for code, text in SENTENCES.items()}
