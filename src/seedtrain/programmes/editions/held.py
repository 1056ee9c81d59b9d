"""Tells the catalogue which public editions hold a version of a course."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from seedtrain.base.actor import STRANGER
from seedtrain.catalogue.held import Held, tell_by
from seedtrain.programmes.models import Edition, Mode, State

MODES: dict[str, str] = {Mode.VIRTUAL: "online", Mode.BLENDED: "blended"}


def editions(versions: Iterable[UUID]) -> list[Held]:
    """What anybody may see of them."""
    found = Edition.objects.visible_to(STRANGER).filter(course_version__in=list(versions)).select_related("venue")
    return [
        Held(
            version=edition.course_version_id,
            names=edition.names,
            url=reverse("edition_page", args=[edition.slug]),
            starts_on=edition.starts_on,
            ends_on=edition.ends_on,
            mode=MODES.get(edition.mode, "onsite"),
            location=str(edition.venue) if edition.venue else str(Mode(edition.mode).label),
            languages=tuple(edition.languages),
        )
        for edition in found
        if edition.course_version_id and edition.state != State.CANCELLED
    ]


tell_by(editions)
