"""A letter in each language, tagged, with its number and its passport where one is given."""

import dataclasses
import io
from datetime import date
from typing import Any

import pypdf
import pytest

from seedtrain.formats.letter.labels import LANGUAGES
from seedtrain.formats.letter.sheet import Letter, pdf

LETTER = Letter(
    language="en",
    title="Visa support letter",
    body="To whom it may concern.\n\nWe invite #panic() Adjoa Mensa.",
    issuer="Centro Exemplo (fictional)",
    number="A1B2C3-2026-0001",
    issued_on=date(2026, 11, 24),
    address="https://training.example.org/letters/1",
    passport=[("passport_number", "X1234567")],
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_set_and_tagged(language: str) -> None:
    found = pypdf.PdfReader(io.BytesIO(pdf(dataclasses.replace(LETTER, language=language))))
    root: Any = found.trailer["/Root"]
    assert root["/Lang"].startswith(language)
    text = found.pages[0].extract_text()
    assert "A1B2C3-2026-0001" in text and "X1234567" in text and "#panic()" in text
