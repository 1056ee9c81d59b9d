"""The parts of an edition on its desk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.programmes.editions import stage_actions
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.forms.stage import StageForm
from seedtrain.programmes.editions.views.common import desk_page, form_page, run_edition
from seedtrain.programmes.models import Stage
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.selection.reasons import gate_words


@only(*RUNS_EDITIONS)
def edition_parts(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    stages = edition.stages.prefetch_related("sessions", "places")
    words = {"stages": [(stage, gate_words(stage.gate)) for stage in stages]}
    return desk_page(request, edition, "programmes/editions/parts.html", words)


@only(*RUNS_EDITIONS)
def part_add(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    form = StageForm(request.POST or None)
    back = reverse("edition_parts", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        stage_actions.add(request.actor, edition, **form.details())
        messages.success(request, _("The part is added."))
        return redirect(back)
    return form_page(request, form, _("Add a part"), _("Add it"), back, edition)


def run_part(request: Request, edition_slug: str, stage_id: UUID) -> Stage:
    edition = run_edition(request, edition_slug)
    return get_object_or_404(Stage.objects.select_related("edition"), edition=edition, id=stage_id)


@only(*RUNS_EDITIONS)
def part_change(request: Request, edition_slug: str, stage_id: UUID) -> HttpResponse:
    stage = run_part(request, edition_slug, stage_id)
    form = StageForm(request.POST or None, stage=stage)
    back = reverse("edition_parts", args=[edition_slug])
    if request.method == "POST" and form.is_valid():
        try:
            stage_actions.change(request.actor, stage, **form.details())
        except EditionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept."))
            return redirect(back)
    return form_page(request, form, _("Change the part"), _("Keep"), back, stage.edition)


@only(*RUNS_EDITIONS)
@require_POST
def part_move(request: Request, edition_slug: str, stage_id: UUID) -> HttpResponse:
    """Up, down, or out."""
    stage = run_part(request, edition_slug, stage_id)
    try:
        if "remove" in request.POST:
            stage_actions.remove(request.actor, stage)
            messages.success(request, _("The part is removed."))
        else:
            stage_actions.move(request.actor, stage, 1 if "down" in request.POST else -1)
    except EditionError as error:
        messages.error(request, str(error))
    return redirect("edition_parts", edition_slug)
