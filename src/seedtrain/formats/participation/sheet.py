"""Set a certificate of an edition with Typst: A4 landscape, seven languages, tagged (PDF/UA-1), no system fonts.

Participation and achievement differ in title, colour and words: who was there does not look like who showed something.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from seedtrain.formats.badges import qr
from seedtrain.formats.participation.labels import LANGUAGES, labels_in

ROOT = Path(__file__).parent.parent
STANDARDS: list[Any] = ["ua-1", "a-3a"]
KINDS = ("participation", "achievement")


class SheetError(ValueError):
    """The message says what is missing or cannot be set in type."""


@dataclass(frozen=True)
class Sheet:
    """What is printed. `dates` and `extent` are ready to print; `lines` are the sessions, or what was shown."""

    language: str
    kind: str
    holder: str
    event: str
    dates: str
    extent: str
    lines: Sequence[str]
    issuer: str
    issued_on: date
    number: str
    address: str
    credential: str = ""
    fictional: bool = False


def pdf(sheet: Sheet) -> bytes:
    """One page; the same bytes for the same sheet. Raises SheetError."""
    inputs = {"sheet": json.dumps(_inputs(sheet), ensure_ascii=False)}
    try:
        found = typst.compile(
            Path(__file__).parent / "sheet.typ",
            root=ROOT,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(sheet.issued_on, time(), UTC),
        )
    except typst.TypstError as problem:
        raise SheetError(f"The certificate could not be set in type: {problem.message}.") from problem
    if isinstance(found, list):
        raise SheetError(f"The certificate took {len(found)} pages where one is meant. Shorten its texts.")
    return bytes(found or b"")


@cache
def fonts() -> typst.Fonts:
    """The credential's fonts, and no others."""
    folder = ROOT / "certificate" / "fonts"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _inputs(sheet: Sheet) -> dict[str, Any]:
    if sheet.language not in LANGUAGES:
        raise SheetError(f"No certificate is set in {sheet.language!r}; the languages are {', '.join(LANGUAGES)}.")
    if sheet.kind not in KINDS:
        raise SheetError(f"A certificate is of {' or '.join(KINDS)}, not of {sheet.kind!r}.")
    labels = labels_in(sheet.language)
    facts = [
        (labels["dates"], sheet.dates),
        (labels["extent"], sheet.extent),
        (labels["issued_on"], sheet.issued_on.isoformat()),
        (labels["number"], sheet.number),
    ]
    return {
        "language": sheet.language,
        "kind": sheet.kind,
        "title": labels[f"title_{sheet.kind}"],
        "statement": labels[f"statement_{sheet.kind}"],
        "disclaimer": labels["disclaimer"] if sheet.kind == "participation" else "",
        "holder": sheet.holder,
        "event": sheet.event,
        "facts": [fact for fact in facts if fact[1]],
        "lines": list(sheet.lines),
        "issuer": sheet.issuer,
        "address": sheet.address,
        "address_code": qr.svg(qr.address_code(sheet.address), labels["address_code_alt"]),
        "credential": sheet.credential,
        "labels": labels,
        "fictional": sheet.fictional,
    }
