"""The training matrix of the people whom the reader may see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.people.models import Organisation, Role
from seedtrain.people.models.membership import today
from seedtrain.qualifications.matrix import STANDINGS, Choice, columns, rows_for, spreadsheet
from seedtrain.qualifications.models import Assignment
from seedtrain.qualifications.standing import Need, RolePath
from seedtrain.standards.models import Competency, JobRole

READERS = (Role.TRAINING_MANAGER, Role.CENTRE_MANAGER, Role.TRAINER, Role.INSPECTOR, Role.OPERATOR)
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choice_of(request: Request) -> Choice:
    asked = {key: request.GET.get(key, "").strip()[:100] for key in ("organisation", "job_role", "standing", "words")}
    if asked["standing"] not in STANDINGS:
        asked["standing"] = ""
    known = Organisation.objects.visible_to(request.actor)
    if asked["organisation"] not in {str(key) for key in known.values_list("id", flat=True)}:
        asked["organisation"] = ""
    return Choice(**asked)


def cells(row: RolePath, heads: list[Competency]) -> list[Need | None]:
    by_competency = {need.competency.id: need for need in row.needs}
    return [by_competency.get(head.id) for head in heads]


@only(*READERS)
def matrix(request: Request) -> HttpResponse:
    """A line for each person and job; with one job chosen, a column for each competency it requires."""
    actor = request.actor
    choice = choice_of(request)
    rows = rows_for(actor, choice)
    heads = columns(rows) if choice.job_role else []
    needs = [need for row in rows for need in row.needs]
    met = sum(need.met for need in needs)
    page = {
        "choice": choice,
        "heads": heads,
        "rows": [(row, cells(row, heads)) for row in rows],
        "organisations": Organisation.objects.visible_to(actor).prefetch_related("names"),
        "job_roles": JobRole.objects.filter(assignments__in=Assignment.objects.visible_to(actor).current())
        .select_related("framework")
        .distinct(),
        "needs_total": len(needs),
        "needs_met": met,
        "met_of": f"{met}/{len(needs)}",
        "confirmed_of": f"{sum(need.held.reaches(need.required, confirmed=True) for need in needs)}/{len(needs)}",
        "query": request.GET.urlencode(),
        "today": today(),
    }
    return render(request, "qualifications/matrix.html", page)


@only(*READERS)
def matrix_sheet(request: Request) -> HttpResponse:
    """The same rows as a spreadsheet."""
    rows = rows_for(request.actor, choice_of(request))
    content = spreadsheet(rows, short_code(get_language() or "en"), today())
    name = f"training-matrix-{today().isoformat()}.xlsx"
    return HttpResponse(content, SHEET, headers={"Content-Disposition": f'attachment; filename="{name}"'})
