"""Set a certificate with Typst: A4 landscape, seven languages, tagged for screen readers (PDF/UA-1), no system fonts.

The signed credential travels in the sheet three times: as a QR code, behind the address's QR code, and attached as
`credential.json`, so that `verify` accepts the PDF itself. The template holds no words.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from seedtrain.formats.badges import qr
from seedtrain.formats.certificate.labels import LANGUAGES, WORDS

FOLDER = Path(__file__).parent
STANDARDS: list[Any] = ["ua-1", "a-3a"]


class CertificateError(ValueError):
    """The message says what is missing or cannot be set in type."""


@dataclass(frozen=True)
class Shown:
    """A competency as printed: `level` of `of`, and what that level means in the certificate's language."""

    name: str
    level: int
    level_words: str
    of: int = 4


@dataclass(frozen=True)
class Certificate:
    """What is printed. `labels` holds every key of `labels.WORDS` in `language`."""

    language: str
    holder: str
    credential_name: str
    competencies: Sequence[Shown]
    issuer: str
    issued_on: date
    valid_until: date | None
    number: str
    address: str
    credential: dict[str, Any]
    labels: Mapping[str, str]
    fictional: bool = False


def pdf(certificate: Certificate) -> bytes:
    """One page, PDF/A-3a and PDF/UA-1, the same bytes for the same certificate. Raises CertificateError, BadgeError."""
    stamp = datetime.combine(certificate.issued_on, time(), UTC)
    return _compiled(certificate, format="pdf", pdf_standards=STANDARDS, timestamp=stamp)


def png(certificate: Certificate, pixels_per_inch: float = 144) -> bytes:
    """The page as a picture."""
    return _compiled(certificate, format="png", ppi=pixels_per_inch)


def _compiled(certificate: Certificate, **options: Any) -> bytes:
    inputs = {"certificate": json.dumps(_inputs(certificate), ensure_ascii=False)}
    try:
        found = typst.compile(
            FOLDER / "certificate.typ",
            root=FOLDER,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            **options,
        )
    except typst.TypstError as problem:
        hints = " ".join(problem.hints)
        raise CertificateError(
            f"The certificate could not be set in type: {problem.message}. {hints}".strip()
        ) from problem
    if isinstance(found, list):
        raise CertificateError(f"The certificate took {len(found)} pages where one is meant. Shorten its texts.")
    return bytes(found or b"")


@cache
def _fonts() -> typst.Fonts:
    """Our fonts only: neither the machine's nor those within Typst. Read once for all certificates."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])


def _inputs(certificate: Certificate) -> dict[str, Any]:
    """What the template reads, as plain values."""
    _check(certificate)
    return {
        "language": certificate.language,
        "holder": certificate.holder,
        "credential_name": certificate.credential_name,
        "competencies": [asdict(each) for each in certificate.competencies],
        "issuer": certificate.issuer,
        "issued_on": certificate.issued_on.isoformat(),
        "valid_until": certificate.valid_until.isoformat() if certificate.valid_until else "",
        "number": certificate.number,
        "address": certificate.address,
        "address_code": qr.svg(qr.address_code(certificate.address), certificate.labels["address_code_alt"]),
        "credential": json.dumps(certificate.credential, ensure_ascii=False),
        "credential_code": qr.svg(
            qr.credential_code(certificate.credential), certificate.labels["credential_code_alt"]
        ),
        "labels": {key: certificate.labels[key] for key in WORDS},
        "fictional": certificate.fictional,
    }


def _check(certificate: Certificate) -> None:
    if certificate.language not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        raise CertificateError(f"No certificate is set in {certificate.language!r}; the languages are {allowed}.")
    missing = [key for key in WORDS if not certificate.labels.get(key)]
    if missing:
        raise CertificateError(f"These labels lack a text in {certificate.language}: {', '.join(missing)}.")
    for each in certificate.competencies:
        if not 0 <= each.level <= each.of <= 6:
            raise CertificateError(f"“{each.name}” has level {each.level} of {each.of}; levels go from 0 to 6 at most.")
