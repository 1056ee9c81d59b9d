"""The wordings there are: shipped ones from YAML files, and an edition's own versions, which go before them."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from seedtrain.base.text import one_line, say
from seedtrain.messages.errors import UnknownWording, ValueMissing
from seedtrain.messages.models import Wording

FOLDER = Path(__file__).parent / "reference" / "wordings"
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
ALWAYS = ("name", "installation")  # values that every wording has
LONGEST_SUBJECT = 300


@dataclass(frozen=True)
class Shipped:
    """A wording as a file has it. `examples` fill a preview where the value's own example does not say enough."""

    code: str
    names: Mapping[str, str]
    subjects: Mapping[str, str]
    bodies: Mapping[str, str]
    service: bool
    values: tuple[str, ...]

    @property
    def allowed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*ALWAYS, *self.values)))


@functools.cache
def shipped() -> dict[str, Shipped]:
    """Every wording of the files, by code, in their order."""
    found: dict[str, Shipped] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            wording = _of(entry)
            found.setdefault(wording.code, wording)
    return found


def _of(entry: dict[str, Any]) -> Shipped:
    return Shipped(
        code=entry["code"],
        names=entry["names"],
        subjects=entry["subjects"],
        bodies=entry["bodies"],
        service=entry.get("service", True),
        values=tuple(entry.get("values", ())),
    )


@dataclass(frozen=True)
class Effective:
    """The wording that counts for a thing: its own version where there is one."""

    shipped: Shipped
    own: Wording | None

    @property
    def subjects(self) -> Mapping[str, str]:
        return {**self.shipped.subjects, **_given(self.own.subjects)} if self.own else self.shipped.subjects

    @property
    def bodies(self) -> Mapping[str, str]:
        return {**self.shipped.bodies, **_given(self.own.bodies)} if self.own else self.shipped.bodies


def _given(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text}


def of(code: str, about: UUID | None = None) -> Effective:
    """Raises UnknownWording."""
    if code not in shipped():
        raise UnknownWording(f"No wording is called {code!r}; those there are stand in {FOLDER}.")
    own = Wording.objects.filter(code=code, about=about).first() if about else None
    return Effective(shipped()[code], own)


def unknown_placeholders(text: str, allowed: tuple[str, ...]) -> list[str]:
    """Placeholders in the text that the wording has no value for, in their order."""
    return [name for name in dict.fromkeys(re.findall(r"\{([^{}\n]*)\}", text)) if name not in allowed]


def language_for(wording: Effective, wanted: str) -> str:
    """The reader's language where subject and body have it, else English, else the first they have."""
    complete = [language for language in wording.bodies if wording.subjects.get(language)]
    return next((one for one in (wanted, "en", *complete) if one in complete), "en")


def fill(text: str, values: Mapping[str, Any], language: str) -> str:
    """The text with its values. A value may be `{language: text}`. Raises ValueMissing."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in values:
            raise ValueMissing(f"The wording asks for {{{name}}}, and the letter gives no such value.")
        found = values[name]
        return say(dict(found), language).text if isinstance(found, Mapping) else str(found)

    return PLACEHOLDER.sub(value, text)


def said(wording: Effective, values: Mapping[str, Any], language: str) -> tuple[str, str]:
    """Subject and body in this language, filled."""
    subject = one_line(fill(wording.subjects[language], values, language))[:LONGEST_SUBJECT]
    lines = fill(wording.bodies[language], values, language)
    return subject, re.sub(r"\n{3,}", "\n\n", lines).strip() + "\n"
