"""The history of one thing, and the trail as a whole."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seedtrain.base.access import only, signed_in
from seedtrain.base.request import Request
from seedtrain.site.history.filtering import Filter
from seedtrain.site.history.kinds import KINDS
from seedtrain.site.history.telling import nameless, tell
from seedtrain.trail.models import Record
from seedtrain.trail.verify import last_verdict

ON_A_PAGE = 50


@signed_in
def history(request: Request, kind: str, thing: UUID) -> HttpResponse:
    """What happened to one thing, newest first; to whoever may not see the thing, it does not exist."""
    of_kind = KINDS.get(kind)
    if of_kind is None or not of_kind.may_see(request.actor, thing):
        raise Http404(_("There is no such history, or it is not open to you."))
    records = (
        Record.objects.filter(kind=kind, thing=thing).exclude(of_kind.untold(request.actor, thing)).order_by("-number")
    )
    page = Paginator(records, ON_A_PAGE).get_page(request.GET.get("page"))
    words = {
        "kind": of_kind.name,
        "name": of_kind.find([thing]).get(thing) or nameless(kind, thing),
        "url": of_kind.url(thing),
        "entries": tell(list(page)),
        "page_of_records": page,
    }
    return render(request, "site/history.html", words)


@only("operator")
def trail(request: Request) -> HttpResponse:
    """The latest records, by act, person and day, and what the last verification found."""
    form = Filter(request.GET)
    page = Paginator(form.records(), ON_A_PAGE).get_page(request.GET.get("page"))
    words = {"form": form, "entries": tell(list(page)), "page_of_records": page, "verdict": verdict_shown()}
    return render(request, "site/trail.html", words)


def verdict_shown() -> dict[str, Any] | None:
    """The last verdict, and how many records came after it."""
    verdict = last_verdict()
    if verdict is None:
        return None
    last = Record.objects.order_by("number").last()
    since = (last.number if last else 0) - verdict["records"]
    return {**verdict, "verified_at": datetime.fromisoformat(verdict["verified_at"]), "since": max(0, since)}
