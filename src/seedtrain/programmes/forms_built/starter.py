"""Ready questions with known codes, and those a registration asks as long as nobody built a form."""

import copy
import functools
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "reference" / "questions.yaml"
REGISTRATION = ("country", "sex", "employer", "job_title", "consent")


@functools.cache
def _read() -> dict[str, dict[str, Any]]:
    return {question["code"]: question for question in yaml.safe_load(FILE.read_text("utf-8"))}


def ready() -> dict[str, dict[str, Any]]:
    """Every ready question by its code; a copy, so that a form may change its own."""
    return copy.deepcopy(_read())


def registration() -> list[dict[str, Any]]:
    known = ready()
    return [known[code] for code in REGISTRATION]
