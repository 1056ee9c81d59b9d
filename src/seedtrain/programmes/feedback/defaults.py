"""Questions for editions whose coordinator made no form: `reference/questions.yaml`."""

import copy
import functools
from pathlib import Path
from typing import Any

import yaml

from seedtrain.programmes.models import Edition, Form

FILE = Path(__file__).parent / "reference" / "questions.yaml"


@functools.cache
def _read() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return found


def questions_for(purpose: str) -> list[dict[str, Any]]:
    """A copy, so that a form may change its own."""
    found: list[dict[str, Any]] = copy.deepcopy(_read()[purpose])
    return found


def form_of(edition: Edition, purpose: str) -> Form:
    """The edition's form; where it has none, one with the ready questions, which is not stored yet."""
    found = edition.forms.filter(purpose=purpose).first()
    return found or Form(edition=edition, purpose=purpose, questions=questions_for(purpose))
