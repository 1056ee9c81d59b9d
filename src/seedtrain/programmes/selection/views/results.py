"""Practice on a simulator counted as results of an edition."""

import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.programmes.models import Edition
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.selection.forms import Practice
from seedtrain.programmes.selection.practice import count_practice
from seedtrain.programmes.selection.views.stages import run_edition, stages_page


def midnight(edition: Edition, day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), edition.zone)


@only(*RUNS_EDITIONS)
@require_POST
def practice_results(request: Request, edition_slug: str) -> HttpResponse:
    """Counts the attempts of the days, in the edition's time zone; again whenever it is pressed."""
    edition = run_edition(request, edition_slug)
    form = Practice(request.POST)
    if not form.is_valid():
        return stages_page(request, edition, practice=form)
    given = form.cleaned_data
    until = midnight(edition, given["until"] + datetime.timedelta(days=1))
    number = count_practice(
        request.actor, edition, given["scenario"], given["which"], midnight(edition, given["since"]), until
    )
    done = ngettext("%(number)s participant has a result.", "%(number)s participants have a result.", number)
    messages.success(request, done % {"number": number})
    return redirect("selections", edition.slug)
