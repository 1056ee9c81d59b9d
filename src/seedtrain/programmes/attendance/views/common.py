"""What all pages of attendance begin with: the edition the actor runs, its session, the tabs."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from seedtrain.base.request import Request
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, Session
from seedtrain.programmes.models.edition import RUNS_EDITIONS

RUNNERS = RUNS_EDITIONS


def run_edition(request: Request, edition_slug: str) -> Edition:
    return get_object_or_404(Edition.objects.run_by(request.actor).select_related("programme"), slug=edition_slug)


def run_session(request: Request, edition_slug: str, session_code: str) -> Session:
    return get_object_or_404(
        Session.objects.select_related("edition"), edition=run_edition(request, edition_slug), code=session_code
    )


def page(request: Request, edition: Edition, template: str, words: dict[str, Any]) -> HttpResponse:
    tabs = tabs_of(edition, request.path)
    return render(request, f"programmes/attendance/{template}", {"edition": edition, "tabs": tabs, **words})
