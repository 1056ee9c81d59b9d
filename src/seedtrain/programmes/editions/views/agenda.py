"""The agenda of a session on the desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.programmes.editions import agenda
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.forms.session import AgendaLine, minutes_of
from seedtrain.programmes.editions.views.common import form_page
from seedtrain.programmes.editions.views.sessions import run_session, session_page
from seedtrain.programmes.models.edition import RUNS_EDITIONS


@only(*RUNS_EDITIONS)
def session_agenda(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """The lines with the sum of their minutes beside the session's, and a form for one more."""
    edition, session = run_session(request, edition_slug, session_code)
    form = AgendaLine(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        try:
            agenda.add(request.actor, session, **form.cleaned_data)
        except EditionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line is added."))
            return redirect("session_agenda", edition.slug, session.code)
    items = list(session.agenda.select_related("speaker__person"))
    planned = minutes_of(items)
    words = {"form": form, "items": items, "planned": planned, "left": session.minutes - planned}
    words["over"] = max(planned - session.minutes, 0)
    return session_page(request, session, "agenda.html", words)


@only(*RUNS_EDITIONS)
def agenda_line(request: Request, edition_slug: str, session_code: str, item_id: UUID) -> HttpResponse:
    edition, session = run_session(request, edition_slug, session_code)
    item = get_object_or_404(session.agenda, id=item_id)
    form = AgendaLine(request.POST or None, edition=edition, item=item)
    back = reverse("session_agenda", args=[edition.slug, session.code])
    if request.method == "POST" and form.is_valid():
        agenda.put(request.actor, session, item.id, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(back)
    return form_page(request, form, _("Change the line"), _("Keep"), back, edition)


@only(*RUNS_EDITIONS)
@require_POST
def agenda_move(request: Request, edition_slug: str, session_code: str, item_id: UUID) -> HttpResponse:
    """Up, down, or out."""
    edition, session = run_session(request, edition_slug, session_code)
    try:
        if "remove" in request.POST:
            agenda.remove(request.actor, session, item_id)
            messages.success(request, _("The line is removed."))
        else:
            agenda.move(request.actor, session, item_id, 1 if "down" in request.POST else -1)
    except EditionError as error:
        messages.error(request, str(error))
    return redirect("session_agenda", edition.slug, session.code)
