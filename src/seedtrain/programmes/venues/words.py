"""What the trail tells of venues, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.programmes.models import Venue
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "venue.added": _("%(actor)s added the venue %(thing)s"),
    "venue.changed": _("%(actor)s changed the venue %(thing)s"),
    "venue.room_added": _("%(actor)s added a room to the venue %(thing)s"),
    "venue.room_changed": _("%(actor)s changed a room of the venue %(thing)s"),
    "venue.room_removed": _("%(actor)s removed a room of the venue %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset()


def venues(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {v.id: say(v.names, get_language() or "en").text for v in Venue.objects.filter(id__in=list(ids))}


def may_see(actor: Actor, thing: UUID) -> bool:
    return Venue.objects.kept_by(actor).filter(id=thing).exists()


KINDS: dict[str, Kind] = {
    "venue": Kind(
        _("venue"),
        find=venues,
        may_see=may_see,
        url=lambda thing: reverse("venue", args=[thing]),
        fields={"room": _("Room"), "seats": _("Seats")},
    )
}
