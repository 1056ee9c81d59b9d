"""What every page of the desk begins with: the edition, found for those who run it."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.programmes.desk.numbers import read
from seedtrain.programmes.models import Edition, Registration
from seedtrain.programmes.models.edition import RUNS_EDITIONS

RUNNERS = RUNS_EDITIONS


def run_edition(actor: Actor, edition_slug: str) -> Edition:
    """The edition, or 404 for whoever does not run it."""
    return get_object_or_404(Edition.objects.run_by(actor).select_related("programme"), slug=edition_slug)


def chosen_ids(request: Request, edition: Edition, numbers: str) -> list[UUID]:
    """The registrations of the edition with these numbers. Raises DeskError where the text was altered."""
    wanted = set(read(numbers))
    rows = Registration.objects.filter(edition=edition).counted().order_by("number").values_list("number", "id")
    return [id for number, id in rows if number in wanted]
