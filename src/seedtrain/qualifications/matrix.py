"""The training matrix: who holds what of what her job requires. Computed from evidence at each look."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.people.models import Membership
from seedtrain.qualifications.models import Assignment
from seedtrain.qualifications.standing import Need, RolePath, paths
from seedtrain.standards.models import Competency

STANDINGS = ("gaps", "unconfirmed", "ready")


@dataclass(frozen=True)
class Choice:
    """What the reader asked to see: all are optional, codes and words as they stand in the address."""

    organisation: str = ""
    job_role: str = ""
    standing: str = ""
    words: str = ""


def assignments_for(actor: Actor, choice: Choice) -> Iterable[Assignment]:
    """Open assignments, of current members, that this actor may see and asked for, in the order of names."""
    rows = (
        Assignment.objects.visible_to(actor)
        .current()
        .select_related("person", "organisation", "job_role__family", "job_role__framework")
    )
    members = set(Membership.objects.current().values_list("person", "organisation"))
    if choice.organisation:
        rows = rows.filter(organisation=UUID(choice.organisation))
    if choice.job_role:
        rows = rows.filter(job_role__code=choice.job_role)
    for word in choice.words.split()[:6]:
        rows = rows.filter(person__name__icontains=word)
    rows = rows.prefetch_related("organisation__names").order_by("person__name", "job_role__code")
    return [row for row in rows if (row.person_id, row.organisation_id) in members]


def stands(path: RolePath, standing: str) -> bool:
    """Whether a path is of the asked kind: with gaps, met but not all confirmed, or ready."""
    if not standing:
        return True
    if standing == "gaps":
        return bool(path.gaps)
    return not path.gaps and path.all_confirmed == (standing == "ready")


def rows_for(actor: Actor, choice: Choice) -> list[RolePath]:
    return [path for path in paths(assignments_for(actor, choice)) if stands(path, choice.standing)]


def columns(rows: list[RolePath]) -> list[Competency]:
    """The competencies that any of the rows requires, in the order of the framework."""
    found = {need.competency.id: need.competency for row in rows for need in row.needs}
    return sorted(found.values(), key=lambda c: (c.family.place, c.code))


def state_of(need: Need) -> str:
    if not need.met:
        return _("gap")
    return _("confirmed") if need.held.reaches(need.required, confirmed=True) else _("not confirmed yet")


def sheet_rows(rows: list[RolePath], language: str) -> Iterator[list[object]]:
    """The matrix in long form, a line for each person, job and competency, under a line of headings."""
    yield [
        _("Person"),
        _("Staff number"),
        _("Organisation"),
        _("Job"),
        _("Competency"),
        _("Name of the competency"),
        _("Required level"),
        _("Held level"),
        _("Confirmed level"),
        _("State"),
        _("Newest evidence"),
        _("Source"),
    ]
    for row in rows:
        person, organisation = row.assignment.person, str(row.assignment.organisation)
        job = say(row.assignment.job_role.names, language).text
        for need in row.needs:
            newest = max(need.held.evidence, key=lambda e: e.shown_at, default=None)
            yield [
                person.name,
                person.staff_number,
                organisation,
                job,
                need.competency.code,
                say(need.competency.names, language).text,
                need.required,
                need.held.level,
                need.held.confirmed_level,
                state_of(need),
                newest.shown_at.date().isoformat() if newest else "",
                str(newest.get_source_display()) if newest else "",
            ]


def safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula is kept as text; control characters, which none holds, go."""
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def spreadsheet(rows: list[RolePath], language: str, on: date) -> bytes:
    """The matrix as .xlsx, with filters and a frozen heading; says of which day it is and how levels are computed."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Training matrix")[:31]
    for line in sheet_rows(rows, language):
        sheet.append([safe(value) for value in line])
    for column, width in enumerate((26, 14, 28, 30, 13, 42, 10, 10, 10, 18, 16, 26), start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    sheet.sheet_view.rightToLeft = language == "ar"
    notes = book.create_sheet(_("How to read it")[:31])
    notes.append([_("State of"), on.isoformat()])
    notes.append([_("Held level"), _("The best level with evidence that was not withdrawn.")])
    notes.append([_("Confirmed level"), _("The best level whose evidence an assessor confirmed or observed.")])
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 22, 80
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
