"""Sessions of an edition on its desk: when and where, what they serve, cancelled and restored."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.programmes.editions import session_actions
from seedtrain.programmes.editions.forms.session import Served, SessionForm
from seedtrain.programmes.editions.views.common import act, ask_why, desk_page, form_page, run_edition
from seedtrain.programmes.models import Edition, Session
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.venues.fitting import fitting

SIDES = (
    (gettext_lazy("When and where"), "session_change"),
    (gettext_lazy("What it serves"), "session_served"),
    (gettext_lazy("Agenda"), "session_agenda"),
)


def run_session(request: Request, edition_slug: str, session_code: str) -> tuple[Edition, Session]:
    edition = run_edition(request, edition_slug)
    return edition, get_object_or_404(Session.objects.select_related("edition"), edition=edition, code=session_code)


def session_page(request: Request, session: Session, template: str, words: dict[str, Any]) -> HttpResponse:
    """One side of a session; the others are a press away."""
    edition = session.edition
    sides = [
        {"label": label, "url": reverse(name, args=[edition.slug, session.code]), "current": False}
        for label, name in SIDES
    ]
    for side in sides:
        side["current"] = side["url"] == request.path
    return desk_page(request, edition, f"programmes/editions/{template}", {"session": session, "sides": sides, **words})


@only(*RUNS_EDITIONS)
def session_add(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    form = SessionForm(request.POST or None, edition=edition)
    back = reverse("edition_run", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        made = session_actions.add_session(request.actor, edition, **form.details())
        messages.success(request, _("The session is added."))
        warn(request, made)
        return redirect(back)
    return form_page(request, form, _("Add a session"), _("Add it"), back, edition)


@only(*RUNS_EDITIONS)
def session_change(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    edition, session = run_session(request, edition_slug, session_code)
    form = SessionForm(request.POST or None, edition=edition, session=session)
    return kept(request, session, form)


@only(*RUNS_EDITIONS)
def session_served(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    _edition, session = run_session(request, edition_slug, session_code)
    return kept(request, session, Served(request.POST if request.method == "POST" else None, session=session))


def kept(request: Request, session: Session, form: Any) -> HttpResponse:
    """A form whose details change the session."""
    if request.method == "POST" and form.is_valid():
        session_actions.change_session(request.actor, session, **form.details())
        messages.success(request, _("Kept."))
        warn(request, session)
        return redirect(request.path)
    return session_page(request, session, "session_form.html", {"form": form})


def warn(request: Request, session: Session) -> None:
    for words in fitting(request.actor, session.edition, session):
        messages.warning(request, words)


@only(*RUNS_EDITIONS)
def session_cancel(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    edition, session = run_session(request, edition_slug, session_code)

    def cancel(actor: Actor, reason: str) -> None:
        session_actions.cancel_session(actor, session, reason)

    return ask_why(request, edition, cancel, _("Cancel this session?"), _("Cancel the session"))


@only(*RUNS_EDITIONS)
@require_POST
def session_restore(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    edition, session = run_session(request, edition_slug, session_code)

    def restore(actor: Actor, _edition: Edition) -> None:
        session_actions.restore_session(actor, session)

    return act(request, edition, restore, _("The session takes place again."))
