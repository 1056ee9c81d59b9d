"""Set a debrief with Typst: A4 upright, seven languages, tagged for screen readers (PDF/UA-1), no system fonts.

All words come in with the sheet, in the language of its reader; the template holds none and reads none as markup.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "certificate" / "fonts"
STANDARDS: list[Any] = ["ua-1"]
LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")
LABELS = (
    *(
        "kind",
        "training_model",
        "criteria",
        "criterion",
        "points",
        "met",
        "not_met",
        "gate",
        "results",
        "result",
    ),
    *("limits", "own", "twin", "expert", "outside", "faults", "no_faults", "plots", "key", "log", "when", "what"),
)


class SheetError(ValueError):
    """The message says what is missing or cannot be set in type."""


@dataclass(frozen=True)
class Criterion:
    """A criterion as it was graded: points already in the reader's form, the evidence as sentences."""

    name: str
    points: str
    met: bool
    gate: bool
    evidence: Sequence[str]


@dataclass(frozen=True)
class Result:
    """A true result at the end against its limits; `good` says whether this run kept them."""

    name: str
    limits: str
    own: str
    twin: str
    expert: str
    good: bool


@dataclass(frozen=True)
class Fault:
    """What had been wrong: its text, and its moments as (label, words)."""

    name: str
    text: str
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """A course or single points, places from 0 to 1 from the lower left; `role` (1 to 6) chooses colour and dash."""

    name: str
    role: int
    points: Sequence[tuple[float, float]]
    dots: bool = False


@dataclass(frozen=True)
class Drawing:
    """A plot as shares of its box: ticks are (place, words), bands (from, to) upwards, stretches (from, to) across."""

    title: str
    sentence: str
    y_words: str
    x_words: str
    x_ticks: Sequence[tuple[float, str]]
    y_ticks: Sequence[tuple[float, str]]
    lines: Sequence[Line]
    bands: Sequence[tuple[float, float]] = ()
    stretches: Sequence[tuple[float, float]] = ()
    moments: Sequence[tuple[float, str]] = ()


@dataclass(frozen=True)
class Sheet:
    """What is printed. `labels` holds every key of LABELS; facts are (label, words, whether an identifier)."""

    language: str
    installation: str
    title: str
    who: str
    at: datetime
    verdict: str
    passed: bool
    facts: Sequence[tuple[str, str, bool]]
    decision: Sequence[tuple[str, str]]
    criteria: Sequence[Criterion]
    results: Sequence[Result]
    faults: Sequence[Fault]
    lessons: Sequence[str]
    drawings: Sequence[Drawing]
    roles: Sequence[tuple[int, str, bool]]  # the key of the plots: role, name, dots
    log: Sequence[tuple[str, str, str]]  # when, what, kind: act, alarm or hidden
    model: str
    labels: Mapping[str, str]
    fictional: str = ""  # a word that says so, where the person is


def pdf(sheet: Sheet) -> bytes:
    """The pages, the same bytes for the same sheet. Raises SheetError.

    A name or note in a script that our fonts lack cannot meet PDF/UA; then the pages are set without that promise,
    with a box for each letter that is missing.
    """
    _check(sheet)
    inputs = {"sheet": json.dumps({**asdict(sheet), "at": sheet.at.isoformat()}, ensure_ascii=False)}
    try:
        return _compiled(inputs, sheet, STANDARDS)
    except typst.TypstError:
        pass
    try:
        return _compiled(inputs, sheet, [])
    except typst.TypstError as problem:
        hints = " ".join(problem.hints)
        raise SheetError(f"The debrief could not be set in type: {problem.message}. {hints}".strip()) from problem


def _compiled(inputs: dict[str, str], sheet: Sheet, standards: list[Any]) -> bytes:
    found = typst.compile(
        Path(__file__).with_name("debrief.typ"),
        root=ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=standards,
        timestamp=sheet.at.replace(microsecond=0),
    )
    return bytes(found) if isinstance(found, bytes) else b""


@cache
def _fonts() -> typst.Fonts:
    """Our fonts only: neither the machine's nor those within Typst."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _check(sheet: Sheet) -> None:
    if sheet.language not in LANGUAGES:
        raise SheetError(f"No debrief is set in {sheet.language!r}; the languages are {', '.join(LANGUAGES)}.")
    missing = [key for key in LABELS if not sheet.labels.get(key)]
    if missing:
        raise SheetError(f"These labels lack a text in {sheet.language}: {', '.join(missing)}.")
