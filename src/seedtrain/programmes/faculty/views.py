"""The faculty of an edition on its desk, and the page on which an invited person answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only, public, signed_in
from seedtrain.base.request import Request
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.editions.times import Said, said
from seedtrain.programmes.faculty import actions, waiting
from seedtrain.programmes.faculty.forms import Invite, Manage, Reply
from seedtrain.programmes.faculty.links import part_of, token_of
from seedtrain.programmes.faculty.wanted import wanted
from seedtrain.programmes.materials.audience import FACULTY, materials_for, rows
from seedtrain.programmes.materials.views import opened as open_material
from seedtrain.programmes.models import Edition, Faculty, FacultyState, Material, Session
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.onsite.duties import duties_of


def run_part(request: Request, edition_slug: str, faculty_id: UUID) -> Faculty:
    edition = get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)
    return get_object_or_404(Faculty.objects.select_related("person", "edition"), edition=edition, id=faculty_id)


@only(*RUNS_EDITIONS)
def faculty(request: Request, edition_slug: str) -> HttpResponse:
    """Who teaches, and an invitation for one more."""
    edition = get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)
    form = Invite(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(request.actor, edition, **form.cleaned_data)
        except EditionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The invitation is on its way. It can be answered without an account."))
            return redirect("faculty", edition.slug)
    parts = edition.faculty.select_related("person").prefetch_related("sessions")
    words = {"edition": edition, "tabs": tabs_of(edition, request.path), "form": form, "parts": parts}
    words["wanted"] = wanted(edition)
    return render(request, "programmes/faculty/faculty.html", words)


@only(*RUNS_EDITIONS)
@require_POST
def faculty_again(request: Request, edition_slug: str, faculty_id: UUID) -> HttpResponse:
    part = run_part(request, edition_slug, faculty_id)
    try:
        actions.invite_again(request.actor, part)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Sent again, with a new link; the earlier link is closed."))
    return redirect("faculty", edition_slug)


@only(*RUNS_EDITIONS)
def faculty_interest(request: Request, edition_slug: str, faculty_id: UUID) -> HttpResponse:
    """What was declared, and how it is managed."""
    part = run_part(request, edition_slug, faculty_id)
    form = Manage(request.POST or None, initial={"managed": part.managed})
    if request.method == "POST" and form.is_valid():
        try:
            actions.manage_interest(request.actor, part, form.cleaned_data["managed"])
        except EditionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept."))
            return redirect("faculty", edition_slug)
    words = {"edition": part.edition, "tabs": tabs_of(part.edition, request.path), "part": part, "form": form}
    return render(request, "programmes/faculty/interest.html", words)


@signed_in
def teaching(request: Request) -> HttpResponse:
    """Everything that the reader teaches: her parts with sessions, what she does on site, what waits."""
    parts = [
        {
            "edition": part.edition,
            "role": part.get_role_display(),
            "state": part.get_state_display(),
            "confirmed": part.state == FacultyState.CONFIRMED,
            "page": reverse("faculty_answer", args=[token_of(part)]),
            "duties": duties_of(part),
            "sessions": sessions_of(part),
        }
        for part in waiting.parts_of(request.actor).select_related("edition")
    ]
    waits = waiting.waiting_for(request.actor)
    words = {"parts": parts, "waiting": waits, "answers": any(name == "my_answers" for _words, name in waits)}
    return render(request, "programmes/faculty/teaching.html", words)


def sessions_of(part: Faculty) -> list[tuple[Session, Said]]:
    """With when each begins, in the zone of the edition; what is cancelled is left out."""
    return [(s, said(s.starts_at, part.edition.time_zone)) for s in part.sessions.filter(cancelled_at=None)]


def materials_of(part: Faculty) -> QuerySet[Material]:
    """All of them once she confirmed; before, and after a no, none."""
    return materials_for(part.edition, FACULTY if part.state == FacultyState.CONFIRMED else frozenset())


@public
def faculty_material(request: Request, faculty_token: str, material_id: UUID) -> HttpResponseBase:
    return open_material(request, get_object_or_404(materials_of(part_of(faculty_token)), id=material_id))


@public
def faculty_answer(request: Request, faculty_token: str) -> HttpResponse:
    """The invited person's own page: what is asked, the declaration, yes or no."""
    part = part_of(faculty_token)
    form = Reply(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        declared = {"yes": True, "no": False}.get(given["has_interests"])
        try:
            if given["answer"] == "yes":
                actions.confirm(part, has_interests=declared, interests=given["interests"])
            else:
                actions.decline(part)
            return redirect("faculty_answer", faculty_token)
        except EditionError as error:
            form.add_error(None, str(error))
    words: dict[str, Any] = {"part": part, "edition": part.edition, "form": form, "sessions": sessions_of(part)}
    words["materials"] = rows(materials_of(part), lambda m: reverse("faculty_material", args=[faculty_token, m.id]))
    words["duties"] = duties_of(part)
    response = render(request, "programmes/faculty/answer.html", words)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
