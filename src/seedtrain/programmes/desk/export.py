"""Registrations as .xlsx: written row by row into a temporary file, so that ten thousand need little memory."""

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook

from seedtrain.base.text import say
from seedtrain.people.spreadsheet import _cell as cell
from seedtrain.programmes import forms_built
from seedtrain.programmes.desk.searching import with_what_they_did
from seedtrain.programmes.desk.telling import SOURCES, questions_of
from seedtrain.programmes.models import Edition, Registration, RegistrationState, Sex

CHUNK = 1000


def columns() -> list[tuple[str, str]]:
    """Heading and meaning of the columns that stand before the answers."""
    return [
        (_("Number"), _("Within this edition; given when the form was handed in.")),
        (_("State"), _("What was decided last.")),
        (_("Name"), _("As written at registration.")),
        (_("E-mail address"), _("As written at registration.")),
        (_("Language"), _("In which mail is written, two letters.")),
        (_("Country"), _("ISO 3166 alpha-3, at registration.")),
        (_("Country name"), _("In the language of whoever exports.")),
        (_("Sex"), _("As said at registration; may be left out.")),
        (_("Employer"), _("At registration.")),
        (_("Job title"), _("At registration.")),
        (_("Eligible"), _("As judged then; empty: not judged, or a person must decide.")),
        (_("Source"), _("How the registration came in.")),
        (_("Handed in"), _("UTC.")),
        (_("Sessions attended"), _("Sessions in which the presence rule was met.")),
        (_("Certificate"), _("Whether a valid one was issued.")),
        (_("Reason"), _("Given when declined or withdrawn.")),
    ]


def workbook(edition: Edition, found: QuerySet[Registration]) -> IO[bytes]:
    """An open file at its beginning."""
    language = get_language() or "en"
    questions = questions_of(edition.id)
    headings = [*(heading for heading, _meaning in columns()), *(str(say(q["labels"], language)) for q in questions)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Registrations")[:31])
    sheet.freeze_panes = "A2"
    sheet.append([cell(sheet, heading, bold=True) for heading in headings])
    for values in rows(found, questions, language):
        sheet.append([cell(sheet, value) for value in values])
    notes = book.create_sheet(_("Columns")[:31])
    for heading, meaning in columns():
        notes.append([cell(notes, heading, bold=True), cell(notes, meaning)])
    for question in questions:
        notes.append([cell(notes, str(say(question["labels"], language)), bold=True), cell(notes, question["code"])])
    file = tempfile.TemporaryFile()  # noqa: SIM115  # closed by the answer that sends it
    book.save(file)
    file.seek(0)
    return file


def rows(found: QuerySet[Registration], questions: list[dict[str, Any]], language: str) -> Iterator[list[object]]:
    states = {value: str(label) for value, label in RegistrationState.choices}
    sexes = {value: str(label) for value, label in Sex.choices}
    eligible = {True: _("yes"), False: _("no"), None: ""}
    names: dict[str, str] = {}
    said: dict[tuple[str, str], str] = {}  # each answer is put into words once
    for one in with_what_they_did(found).iterator(chunk_size=CHUNK):
        if one.country and one.country_id not in names:
            names[one.country.iso3] = str(say(one.country.names, language))
        yield [
            one.number,
            states[one.state],
            one.name,
            one.email,
            one.language,
            one.country_id or "",
            names.get(one.country_id or "", ""),
            sexes[one.sex],
            one.employer,
            one.job_title,
            eligible[one.eligible],
            str(SOURCES.get(one.source, one.source)),
            f"{one.submitted_at:%Y-%m-%d %H:%M}" if one.submitted_at else "",
            one.attended,  # type: ignore[attr-defined]  # annotated
            _("yes") if one.certified else "",  # type: ignore[attr-defined]
            one.decision_reason,
            *(_answer(question, one.answers, language, said) for question in questions),
        ]


def _answer(question: dict[str, Any], answers: dict[str, Any], language: str, said: dict[tuple[str, str], str]) -> str:
    code = question["code"]
    if code not in answers:
        return ""
    key = (code, repr(answers[code]))
    if key not in said:
        told = forms_built.said([question], {code: answers[code]}, language)
        said[key] = "; ".join(words for _label, words in told)
    return said[key]
