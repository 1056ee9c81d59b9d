"""Telling candidates who was chosen: an example of each mail, then the run that writes them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people.errors import PeopleError
from seedtrain.programmes.models import SelectionState
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.selection import telling
from seedtrain.programmes.selection.views.stages import latest, page, run_stage


@only(*RUNS_EDITIONS)
def selection_tell(request: Request, edition_slug: str, stage_id: UUID) -> HttpResponse:
    stage = run_stage(request, edition_slug, stage_id)
    found = latest(stage)
    if found is None or found.state != SelectionState.DECIDED:
        messages.error(request, _("This selection is not decided yet."))
        return redirect("selection", stage.edition.slug, stage.id)
    if request.method == "POST":
        try:
            return redirect("run", telling.tell(request.actor, found).id)
        except PeopleError as error:
            messages.error(request, str(error))
            return redirect("selection", stage.edition.slug, stage.id)
    return page(request, stage.edition, "tell.html", {"stage": stage, "previews": telling.previews(found)})
