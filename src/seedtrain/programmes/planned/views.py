"""The planned messages of an edition on its desk: what goes when, to how many; add, change, remove, preview."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import LANGUAGES, short_code
from seedtrain.jobs.models import Run, RunState
from seedtrain.messages import wordings
from seedtrain.people.languages import language_choices
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.times import said
from seedtrain.programmes.editions.views.common import desk_page, run_edition
from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.planned import actions
from seedtrain.programmes.planned.forms import Planned
from seedtrain.programmes.planned.occasions import Occasion, occasions, receivers, waits_for
from seedtrain.programmes.planned.sending import KIND, values_of
from seedtrain.programmes.planned.shape import Plain
from seedtrain.programmes.planned.telling import to_said, when_said, wording_said

EXAMPLE = "…"


def language() -> str:
    return short_code(get_language() or "en")


@only(*RUNS_EDITIONS)
def planned(request: Request, edition_slug: str) -> HttpResponse:
    """Every planned message with each of its occasions."""
    edition = run_edition(request, edition_slug)
    sent, running = sent_of(edition)
    rows = [
        {
            "message": message,
            "name": wording_said(message["wording"], language()),
            "when": when_said(message),
            "to": to_said(edition, message, language()),
            "occasions": [row_of(one, sent, running) for one in occasions(edition, message)],
        }
        for message in edition.messages
    ]
    return desk_page(request, edition, "programmes/planned/planned.html", {"rows": rows, "zone": edition.time_zone})


def sent_of(edition: Edition) -> tuple[Counter[str], set[str]]:
    """How many letters of each occasion were written, and which are being written."""
    sent, running = Counter[str](), set()
    for run in Run.objects.filter(about=edition.id, kind=KIND):
        occasion = str(run.arguments.get("occasion", ""))
        sent[occasion] += run.done
        if run.state in {RunState.WAITING, RunState.RUNNING}:
            running.add(occasion)
    return sent, running


def row_of(occasion: Occasion, sent: Counter[str], running: set[str]) -> dict[str, Any]:
    now, done = timezone.now(), sent[occasion.code]
    waits = waits_for(occasion)
    if occasion.code in running:
        state, words = "waiting", _("Is being written")
    elif done:
        state, words = "done", _("Sent to %(number)s") % {"number": done}
    elif now >= occasion.until:
        state, words = "expired", _("Not sent: the time is over")
    elif waits == "link":
        state, words = "waiting", _("Waits for the joining link")
    elif waits and occasion.due(now):
        state, words = "waiting", _("Waits for the attendance")
    elif occasion.due(now):
        state, words = "waiting", _("Goes within minutes")
    else:
        state, words = "open", _("Not sent yet")
    return {
        "session": occasion.session,
        "at": said(occasion.at, occasion.edition.time_zone),
        "receivers": receivers(occasion).count(),
        "state": state,
        "words": words,
    }


@only(*RUNS_EDITIONS)
def planned_add(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    form = Planned(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add(request.actor, edition, form.message())
        except EditionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The message is planned. The list says when it goes, and to how many."))
            return redirect("planned", edition.slug)
    return form_page(request, edition, form, _("Plan a message"))


@only(*RUNS_EDITIONS)
def planned_change(request: Request, edition_slug: str, planned_id: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    form = Planned(request.POST or None, edition=edition, message=found(edition, planned_id))
    if request.method == "POST" and form.is_valid():
        try:
            actions.put(request.actor, edition, planned_id, form.message())
        except EditionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept. Whoever had the message already does not get it again."))
            return redirect("planned", edition.slug)
    return form_page(request, edition, form, _("Change a planned message"))


@only(*RUNS_EDITIONS)
def planned_remove(request: Request, edition_slug: str, planned_id: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    back = reverse("planned", args=[edition.slug])
    message = found(edition, planned_id)
    if request.method == "POST":
        actions.remove(request.actor, edition, planned_id)
        messages.success(request, _("The message is planned no longer."))
        return redirect(back)
    words = {
        "question": _("Plan this message no longer?"),
        "consequences": f"{wording_said(message['wording'], language())}: {when_said(message)}",
        "verb": _("Remove it"),
        "back": back,
        "danger": True,
    }
    return render(request, "base/confirm.html", words)


@only(*RUNS_EDITIONS)
def planned_preview(request: Request, edition_slug: str, planned_id: str) -> HttpResponse:
    """As a receiver reads it, in the language asked for (`?language=fr`)."""
    edition = run_edition(request, edition_slug)
    message = found(edition, planned_id)
    wanted = request.GET.get("language") or language()
    wanted = wanted if wanted in LANGUAGES else "en"
    effective = wordings.of(message["wording"], edition.id)
    spoken = wordings.language_for(effective, wanted)
    coming = occasions(edition, message)
    mail = None
    if coming:
        one = next((o for o in coming if o.until > timezone.now()), coming[-1])
        reader = Registration(name=EXAMPLE, language=spoken, state=RegistrationState.CONFIRMED)
        known = {"installation": "", "name": EXAMPLE, **values_of(one, reader, EXAMPLE)}
        mail = dict(zip(("subject", "body"), wordings.said(effective, known, spoken), strict=True))
    words = {
        "message": message,
        "name": wording_said(message["wording"], language()),
        "mail": mail,
        "spoken": spoken,
        "languages": language_choices(),
    }
    return desk_page(request, edition, "programmes/planned/preview.html", words)


def found(edition: Edition, planned_id: str) -> Plain:
    try:
        return actions.find(edition, planned_id)
    except EditionError:
        raise Http404 from None


def form_page(request: Request, edition: Edition, form: Planned, title: str) -> HttpResponse:
    words = {"form": form, "title": title, "verb": _("Keep"), "back": reverse("planned", args=[edition.slug])}
    return desk_page(request, edition, "programmes/forms_built/edit.html", words)
