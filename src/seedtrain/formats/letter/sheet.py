"""Set a letter with Typst: A4 upright, seven languages, tagged for screen readers (PDF/UA-1), no system fonts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from seedtrain.formats.badges import qr
from seedtrain.formats.letter.labels import LANGUAGES, labels_in
from seedtrain.formats.participation.sheet import ROOT, fonts

STANDARDS: list[Any] = ["ua-1"]


class LetterError(ValueError):
    """The message says what cannot be set in type."""


@dataclass(frozen=True)
class Letter:
    """`body` in paragraphs parted by blank lines; `passport` as (label key, value), where a visa office asks for it."""

    language: str
    title: str
    body: str
    issuer: str
    number: str
    issued_on: date
    address: str
    passport: Sequence[tuple[str, str]] = ()
    fictional: bool = False


def pdf(letter: Letter) -> bytes:
    """The same bytes for the same letter. Raises LetterError."""
    if letter.language not in LANGUAGES:
        raise LetterError(f"No letter is set in {letter.language!r}; the languages are {', '.join(LANGUAGES)}.")
    labels = labels_in(letter.language)
    facts = [(labels["number"], letter.number), (labels["issued_on"], letter.issued_on.isoformat())]
    inputs = {
        "language": letter.language,
        "title": letter.title,
        "paragraphs": [" ".join(part.split()) for part in letter.body.split("\n\n") if part.strip()],
        "issuer": letter.issuer,
        "number": letter.number,
        "facts": facts + [(labels[key], value) for key, value in letter.passport if value],
        "address": letter.address,
        "address_code": qr.svg(qr.address_code(letter.address), labels["address_code_alt"]),
        "labels": labels,
        "fictional": letter.fictional,
    }
    try:
        found = typst.compile(
            Path(__file__).parent / "letter.typ",
            root=ROOT,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"letter": json.dumps(inputs, ensure_ascii=False)},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(letter.issued_on, time(), UTC),
        )
    except typst.TypstError as problem:
        raise LetterError(f"The letter could not be set in type: {problem.message}.") from problem
    return bytes(found or b"")  # one file, however many pages
