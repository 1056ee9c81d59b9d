"""One page in each language, telling presence from achievement, carrying its address and its credential."""

import dataclasses
import io
from datetime import date
from typing import Any

import pypdf
import pytest

from seedtrain.formats.participation.labels import LANGUAGES, WORDS
from seedtrain.formats.participation.sheet import Sheet, SheetError, pdf

SHEET = Sheet(
    language="en",
    kind="participation",
    holder="Adjoa Mensa",
    event="Marathon 2026 (fictional)",
    dates="2026-09-08 – 2026-10-01",
    extent="5 / 8",
    lines=["Session 1", "Session 2"],
    issuer="Centro Exemplo (fictional)",
    issued_on=date(2026, 11, 24),
    number="MARATHON-2026-P-0001",
    address="https://training.example.org/certificates/019aa9c8-5d80-7000-8000-00000000002a",
    credential='{"a": 1}',
    fictional=True,
)


def read(sheet: Sheet) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(sheet)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["participation", "achievement"])
def test_each_language_is_set_on_one_tagged_page(language: str, kind: str) -> None:
    found = read(dataclasses.replace(SHEET, language=language, kind=kind))
    root: Any = found.trailer["/Root"]
    assert len(found.pages) == 1
    assert root["/Lang"].startswith(language)
    text = found.pages[0].extract_text()
    assert "MARATHON-2026-P-0001" in text and "2026-11-24" in text


def test_only_participation_says_that_it_certifies_no_competence() -> None:
    words = WORDS["disclaimer"]["en"]
    assert words in read(SHEET).pages[0].extract_text()
    assert words not in read(dataclasses.replace(SHEET, kind="achievement")).pages[0].extract_text()


def test_the_signed_credential_is_attached() -> None:
    assert read(SHEET).attachments["credential.json"][0] == b'{"a": 1}'


def test_every_label_stands_in_every_language() -> None:
    assert all(set(texts) == set(LANGUAGES) and all(texts.values()) for texts in WORDS.values())


def test_many_lines_stay_on_one_page() -> None:
    found = read(dataclasses.replace(SHEET, lines=["A session with a rather long name, about filtration"] * 60))
    assert len(found.pages) == 1
    assert "more" in found.pages[0].extract_text()


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(SheetError, match="not of 'competence'"):
        pdf(dataclasses.replace(SHEET, kind="competence"))
