"""Pages in each language, readable by machines and screen readers; what people wrote stays text."""

import dataclasses
import io
from datetime import UTC, datetime

import pypdf
import pytest

from seedtrain.formats.debrief.sheet import (
    LABELS,
    LANGUAGES,
    Criterion,
    Drawing,
    Fault,
    Line,
    Result,
    Sheet,
    SheetError,
    pdf,
)

NAMES = {
    "en": "Awa Ndiaye Diop",
    "fr": "Zoé Brûlé-Œuvray",
    "es": "Íñigo Muñoz Ibáñez",
    "pt": "João Conceição",
    "ar": "أوا نداي ديوب",
    "ru": "Айгуль Садыкова",
    "zh": "李晓燕",
}
DRAWING = Drawing(
    title="pH probe",
    sentence="The true value went from 7.0 to 6.8.",
    y_words="pH",
    x_words="Time (minutes)",
    x_ticks=[(0.0, "0"), (1.0, "90")],
    y_ticks=[(0.0, "6.8"), (1.0, "7.2")],
    lines=[Line("True", 1, [(0, 0.5), (0.5, 0.5), (1, 0)]), Line("", 5, [(0.3, 0.4)], True), Line("Sensor", 2, [])],
    bands=[(0.2, 0.8)],
    stretches=[(0.4, 0.6)],
    moments=[(0.4, "begins")],
)


def sheet(language: str = "en", **changes: object) -> Sheet:
    made = Sheet(
        language=language,
        installation="Seedtrain",
        title="Fourteen days",
        who=NAMES[language],
        at=datetime(2026, 11, 24, 14, 29, 3, 250, tzinfo=UTC),
        verdict="Passed",
        passed=True,
        facts=[("Seed", "1234567", True), ("Digest", "e314278585c1703f", True)],
        decision=[("Decision", "Release")],
        criteria=[Criterion("Record", "14.5 / 20", True, True, ["Entry “Daily” was never written."])],
        results=[Result("Titre", "≥ 2.50", "3.26 g/L", "3.31 g/L", "–", False)],
        faults=[Fault("Drift of the probe", "Its reference aged.", [("Began", "minute 12")])],
        lessons=["A controlled quantity hides its sensor's fault."],
        drawings=[DRAWING],
        roles=[(1, "True", False), (5, "Sample", True)],
        log=[("12", "Begins unseen: drift", "hidden"), ("14", "Sample: offline pH", "act")],
        model="A training model.",
        labels={key: f"{key} {NAMES[language][:3]}" for key in LABELS},
    )
    return dataclasses.replace(made, **changes)  # type: ignore[arg-type]


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_tagged_and_in_the_language_of_its_reader(language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(sheet(language))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert NAMES[language] in str(reader.metadata.title)


def test_who_facts_grade_faults_and_log_are_all_there() -> None:
    text = text_of(pdf(sheet()))
    for words in ("Awa Ndiaye Diop", "1234567", "e314278585c1703f", "14.5 / 20", "3.26 g/L", "minute 12", "offline pH"):
        assert words in text
    assert "criteria Awa" in text


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert pdf(sheet()) == pdf(sheet())


@pytest.mark.parametrize(
    "written", ["#panic()", "*bold* _it_ $x$ <label> @ref", "\\ ` ``` // /* #set page()", "= Heading"]
)
def test_what_people_write_is_never_read_as_markup(written: str) -> None:
    text = text_of(pdf(sheet(who=written, log=[("1", written, "act")])))
    assert text.count(written.split()[0]) >= 2


def test_a_script_that_our_fonts_lack_is_set_with_boxes_rather_than_refused() -> None:
    made = pdf(sheet(who="สมชาย 😀"))
    assert made.startswith(b"%PDF")
    assert (
        b"pdfuaid:part" not in pypdf.PdfReader(io.BytesIO(made)).trailer["/Root"]["/Metadata"].get_object().get_data()
    )


def test_a_long_log_runs_over_as_many_pages_as_it_needs() -> None:
    log = [(str(n), f"Sample number {n}", "act") for n in range(400)]
    reader = pypdf.PdfReader(io.BytesIO(pdf(sheet(log=log))))
    assert len(reader.pages) > 5
    assert "Sample number 399" in reader.pages[-1].extract_text()


def test_a_run_without_faults_or_plots_says_so() -> None:
    text = text_of(pdf(sheet(faults=[], drawings=[], results=[], lessons=[], log=[])))
    assert "no_faults" in text
    assert "pH probe" not in text


def test_a_missing_label_or_another_language_is_named() -> None:
    with pytest.raises(SheetError, match="kind, criteria"):
        pdf(sheet(labels={key: "x" for key in LABELS if key not in ("kind", "criteria")}))
    with pytest.raises(SheetError, match="'xx'"):
        pdf(dataclasses.replace(sheet(), language="xx"))
