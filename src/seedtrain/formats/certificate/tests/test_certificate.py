"""One page in each language, readable by machines and screen readers, and carrying the credential it shows."""

import dataclasses
import io
import json
import uuid
from datetime import UTC, date, datetime
from typing import Any

import pypdf
import pytest
import typst

from seedtrain.formats.badges import keys, openbadge, proof, qr
from seedtrain.formats.badges.verify import verify
from seedtrain.formats.certificate import certificate as certificates
from seedtrain.formats.certificate.certificate import Certificate, CertificateError, Shown, pdf, png
from seedtrain.formats.certificate.labels import LANGUAGES, WORDS, labels_in

SITE = "https://training.example.org"
NUMBER = "019aa9c8-5d80-7000-8000-00000000002a"
NAMES = {
    "en": "Awa Ndiaye Diop",
    "fr": "Zoé Brûlé-Œuvray",
    "es": "Íñigo Muñoz Ibáñez",
    "pt": "João Conceição",
    "ar": "أوا نداي ديوب",
    "ru": "Айгуль Садыкова",
    "zh": "李晓燕",
}


@pytest.fixture(scope="module")
def credential() -> dict[str, Any]:
    key = keys.make()
    competency = openbadge.Competency("UPS-01", "Fed-batch", f"{SITE}/UPS-01", "Example", 2, "Under guidance.")
    achievement = openbadge.Achievement(f"{SITE}/upstream", "Upstream operator", "Cultures.", "Shown.", [competency])
    award = openbadge.Award(f"{SITE}/c/{NUMBER}", uuid.uuid4(), NAMES["en"], datetime(2026, 11, 20, tzinfo=UTC))
    return proof.sign(openbadge.build(openbadge.Issuer(key.did, "Example", SITE), achievement, award), key)


@pytest.fixture
def sheet(credential: dict[str, Any]) -> Certificate:
    return Certificate(
        language="en",
        holder=NAMES["en"],
        credential_name="Upstream operator",
        competencies=[Shown("Run a fed-batch culture", 2, "Level 2 of 4: does it under guidance")],
        issuer="Example training centre",
        issued_on=date(2026, 11, 20),
        valid_until=date(2028, 11, 20),
        number=NUMBER,
        address=f"{SITE}/c/{NUMBER}",
        credential=credential,
        labels=labels_in("en"),
        fictional=True,
    )


def in_language(sheet: Certificate, language: str) -> Certificate:
    return dataclasses.replace(sheet, language=language, labels=labels_in(language), holder=NAMES[language])


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_set_on_one_tagged_page_in_that_language(sheet: Certificate, language: str) -> None:
    found = read(pdf(in_language(sheet, language)))
    root: Any = found.trailer["/Root"]
    assert len(found.pages) == 1
    assert root["/Lang"].startswith(language)
    assert root["/MarkInfo"]["/Marked"].value is True
    text = found.pages[0].extract_text()
    assert all(part in text for part in ("2026-11-20", "2028-11-20", NUMBER))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "ar"])
def test_the_name_can_be_searched_and_copied(sheet: Certificate, language: str) -> None:
    assert NAMES[language] in read(pdf(in_language(sheet, language))).pages[0].extract_text()


def test_it_declares_the_archive_and_the_accessibility_standard(sheet: Certificate) -> None:
    metadata = read(pdf(sheet)).trailer["/Root"]["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>3</pdfaid:part>" in metadata


def test_the_pdf_itself_can_be_verified(sheet: Certificate) -> None:
    data = pdf(sheet)
    verdict = verify(data, trusted={sheet.credential["issuer"]["id"]: "Example"}, holder=sheet.holder)
    assert verdict.accepted
    attached = read(data).attachments["credential.json"][0]
    assert json.loads(attached) == sheet.credential


def test_the_same_certificate_gives_the_same_bytes(sheet: Certificate) -> None:
    assert pdf(sheet) == pdf(sheet)


@pytest.mark.parametrize(
    "hostile", ["#panic()", '"; #read("/etc/passwd")', "$x$ *bold* @ref <label>", "\\ // /* [", "`raw`"]
)
def test_a_name_is_never_read_as_markup(sheet: Certificate, hostile: str) -> None:
    shown = read(pdf(dataclasses.replace(sheet, holder=hostile))).pages[0].extract_text()
    assert hostile.replace(" ", "") in shown.replace(" ", "").replace("\n", "")


def test_long_texts_and_many_competencies_stay_on_the_page(sheet: Certificate) -> None:
    many = [
        Shown("Assess the comparability of a process after a change of scale", 3, "Level 3 of 4: does it alone")
    ] * 30
    crowded = dataclasses.replace(
        sheet, competencies=many, holder="Maximiliana " * 6, credential_name="Upstream operator and assessor " * 3
    )
    found = read(pdf(crowded))
    assert len(found.pages) == 1
    text = found.pages[0].extract_text().replace("\n", " ")
    printed = text.count("Level 3 of 4: does it alone")
    assert 6 < printed <= 12
    assert f"and {30 - printed} more" in text


def test_texts_that_would_run_off_the_page_are_refused(sheet: Certificate) -> None:
    with pytest.raises(CertificateError, match="too long for one page"):
        pdf(dataclasses.replace(sheet, holder="Maximiliana " * 150))


def test_a_character_without_a_glyph_is_refused_and_named(sheet: Certificate) -> None:
    with pytest.raises(CertificateError, match="ꦗ"):
        pdf(dataclasses.replace(sheet, holder="ꦗꦮ"))


def test_the_chinese_font_holds_every_character_of_gb_2312() -> None:
    rows, cells = range(0xB0, 0xF8), range(0xA1, 0xFF)
    hanzi = "".join(bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in cells)
    assert len(hanzi) == 6763
    source = f'#set text(font: "Noto Sans CJK SC", fallback: false, size: 4pt, lang: "zh")\n{hanzi}'
    fonts = certificates._fonts()
    assert typst.compile(
        source.encode(), format="pdf", font_paths=fonts, pdf_standards="a-2u", ignore_system_fonts=True
    )


def test_missing_labels_and_unknown_languages_are_named(sheet: Certificate) -> None:
    with pytest.raises(CertificateError, match="number"):
        pdf(dataclasses.replace(sheet, labels={**sheet.labels, "number": ""}))
    with pytest.raises(CertificateError, match=r"'de'.*en, fr, es, pt, ar, ru, zh"):
        pdf(dataclasses.replace(sheet, language="de"))
    with pytest.raises(CertificateError, match="level 5 of 4"):
        pdf(dataclasses.replace(sheet, competencies=[Shown("x", 5, "y")]))


def test_every_label_is_written_in_every_language() -> None:
    assert {key: set(texts) for key, texts in WORDS.items()} == {key: set(LANGUAGES) for key in WORDS}
    assert all("{count}" in text for text in WORDS["more"].values())


def test_the_code_of_the_whole_credential_is_printed_with_modules_a_phone_can_tell_apart(sheet: Certificate) -> None:
    modules = qr.credential_code(sheet.credential).symbol_size(border=qr.QUIET_ZONE_MODULES)[0]
    assert 58 / modules > 0.33  # mm; the code is 58 mm wide in certificate.typ


def test_the_picture_is_a_png_of_a4_shape(sheet: Certificate) -> None:
    picture = png(sheet, pixels_per_inch=30)
    width, height = (int.from_bytes(picture[start : start + 4], "big") for start in (16, 20))
    assert picture.startswith(b"\x89PNG")
    assert width / height == pytest.approx(297 / 210, rel=0.01)
