"""The coordinator's desk of an edition: making, copying, publishing it, and its deadlines."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.people.models import Organisation
from seedtrain.programmes.desk.waiting import counted, in_words, waiting_in
from seedtrain.programmes.editions import actions, making
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.forms.edition import Copy, DeadlineForm, Details, New
from seedtrain.programmes.editions.preview import Move, moves
from seedtrain.programmes.editions.times import said
from seedtrain.programmes.editions.views.common import act, ask_why, desk_page, form_page, run_edition
from seedtrain.programmes.models import Edition, RegistrationState, Template
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.venues.fitting import fitting


@only(*RUNS_EDITIONS)
def desk(request: Request) -> HttpResponse:
    """All editions that the actor runs, and the templates for new ones."""
    editions = (
        Edition.objects.run_by(request.actor).select_related("programme", "owner").prefetch_related("owner__names")
    )
    templates = Template.objects.offered_to(request.actor).order_by(F("owner").asc(nulls_last=True), "pillar", "code")
    numbers = counted(editions)
    rows = [(edition, in_words([numbers[edition.id]]) if edition.id in numbers else "") for edition in editions]
    return render(request, "programmes/editions/desk.html", {"editions": rows, "templates": templates})


@only(*RUNS_EDITIONS)
def new(request: Request, template_code: str) -> HttpResponse:
    template = get_object_or_404(Template.objects.offered_to(request.actor), code=template_code)
    owners = list(Organisation.objects.filter(id__in=request.actor.organisations_as(*RUNS_EDITIONS)))
    form = New(request.POST or None, owners=owners)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = making.make_from_template(
                request.actor,
                template,
                given["owner"],
                slug=given["slug"],
                names=form.names(request.actor.language),
                starts_on=given["starts_on"],
                time_zone=given["time_zone"],
            )
        except EditionError as error:
            form.add_error("slug", str(error))
        else:
            messages.success(request, _("The draft is made. Nobody else sees it until you publish it."))
            return redirect("edition_run", made.slug)
    return form_page(request, form, _("New edition from a template"), _("Make the draft"), reverse("desk"))


@only(*RUNS_EDITIONS)
def copy(request: Request, edition_slug: str) -> HttpResponse:
    """First the new days are shown; `act=make` makes the draft. Days ticked there join those without sessions."""
    source = run_edition(request, edition_slug)
    form = Copy(with_ticked(request.POST) if request.method == "POST" else None)
    shown: list[Move] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        shown = moves(source, given["starts_on"], given["closed"])
        if request.POST.get("act") == "make" and not request.POST.getlist("tick"):
            names = {"en": given["name"], short_code(request.actor.language): given["name"]}
            details = {"slug": given["slug"], "names": names}
            days = {"starts_on": given["starts_on"], "closed": given["closed"]}
            try:
                made = making.copy_edition(request.actor, source, **details, **days)
            except EditionError as error:
                form.add_error("slug", str(error))
            else:
                messages.success(request, _("The copy is made as a draft. Look at its days before you publish it."))
                return redirect("edition_run", made.slug)
    words = {
        "edition": source,
        "form": form,
        "moves": shown,
        "title": _("Copy this edition to new dates"),
        "back": reverse("edition_run", args=[source.slug]),
    }
    return render(request, "programmes/editions/copy.html", words)


def with_ticked(data: QueryDict) -> QueryDict:
    """The typed days, and those ticked in the list of new days."""
    ticked = [day for day in dict.fromkeys(data.getlist("tick")) if day not in data.get("closed", "").split()]
    if ticked:
        data = data.copy()
        data["closed"] = "\n".join([*data.get("closed", "").split(), *ticked])
    return data


@only(*RUNS_EDITIONS)
def overview(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    handed_in = edition.registrations.counted()
    words = {
        "warnings": fitting(request.actor, edition),
        "missing": actions.missing(edition) if edition.state == "draft" else [],
        "sessions": [(s, said(s.starts_at, edition.time_zone)) for s in edition.sessions.select_related("stage")],
        "deadlines": [(d, said(d.at, d.time_zone)) for d in edition.deadlines.all()],
        "waiting": waiting_in(edition),
        "registered": handed_in.count(),
        "confirmed": handed_in.filter(state=RegistrationState.CONFIRMED).count(),
        "may_unpublish": edition.state == "published" and not edition.registrations.exists(),
    }
    return desk_page(request, edition, "programmes/editions/overview.html", words)


@only(*RUNS_EDITIONS)
def details(request: Request, edition_slug: str) -> HttpResponse:
    """Texts in one language at a time: `?language=fr` opens those that are there in French."""
    edition = run_edition(request, edition_slug)
    code = request.GET.get("language") or "en"
    initial = {
        "language": code,
        "name": edition.names.get(code, ""),
        "summary": edition.summaries.get(code, ""),
        "audience": edition.audiences.get(code, ""),
        "description": edition.descriptions.get(code, ""),
        "capacity": edition.capacity,
        "waiting_list": edition.waiting_list,
        "contact_email": edition.contact_email,
    }
    form = Details(request.POST or None, initial=initial)
    back = reverse("edition_run", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        texts = {"names": "name", "summaries": "summary", "audiences": "audience", "descriptions": "description"}
        changed: dict[str, Any] = {
            field: {k: v for k, v in {**getattr(edition, field), given["language"]: given[key]}.items() if v}
            for field, key in texts.items()
        }
        for field in ("capacity", "waiting_list", "contact_email"):
            changed[field] = given[field]
        actions.change(request.actor, edition, **changed)
        messages.success(request, _("Kept."))
        return redirect(back)
    return form_page(request, form, _("Texts and seats"), _("Keep"), back, edition)


@only(*RUNS_EDITIONS)
def deadline(request: Request, edition_slug: str) -> HttpResponse:
    """Set or move one; `?kind=` opens it with what it is now."""
    edition = run_edition(request, edition_slug)
    now = edition.deadline(request.GET.get("kind", ""))
    initial: dict[str, Any] = {"time_zone": edition.time_zone}
    if now:
        initial = {"kind": now.kind, "at": f"{now.at.astimezone(now.zone):%Y-%m-%dT%H:%M}", "time_zone": now.time_zone}
    form = DeadlineForm(request.POST or None, initial=initial)
    back = reverse("edition_run", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.set_deadline(
                request.actor, edition, given["kind"], form.instant(), given["time_zone"], given["reason"]
            )
        except EditionError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("The deadline is set."))
            return redirect(back)
    return form_page(request, form, _("Set or move a deadline"), _("Keep"), back, edition)


@only(*RUNS_EDITIONS)
@require_POST
def publish(request: Request, edition_slug: str) -> HttpResponse:
    return act(request, run_edition(request, edition_slug), actions.publish, gettext_lazy("Everybody sees it now."))


@only(*RUNS_EDITIONS)
@require_POST
def unpublish(request: Request, edition_slug: str) -> HttpResponse:
    return act(request, run_edition(request, edition_slug), actions.unpublish, gettext_lazy("It is a draft again."))


@only(*RUNS_EDITIONS)
@require_POST
def finish(request: Request, edition_slug: str) -> HttpResponse:
    return act(request, run_edition(request, edition_slug), actions.finish, gettext_lazy("The edition is finished."))


@only(*RUNS_EDITIONS)
def cancel(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    question, verb = _("Cancel this edition?"), _("Cancel the edition")
    return ask_why(request, edition, lambda actor, reason: actions.cancel(actor, edition, reason), question, verb)
