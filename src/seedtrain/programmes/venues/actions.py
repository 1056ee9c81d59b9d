"""Adding and changing venues and their rooms: for who runs editions of the organisation."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seedtrain.base.actor import Actor
from seedtrain.people.models import Organisation
from seedtrain.programmes.access import may_make
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import Room, Venue
from seedtrain.trail.actions import record


@transaction.atomic
def add(actor: Actor, organisation: Organisation, **details: Any) -> Venue:
    """Raises Refused."""
    may_make(actor, organisation.id).require()
    venue = Venue.objects.create(organisation=organisation, **details)
    record(actor, "venue.added", "venue", venue.id, {})
    return venue


@transaction.atomic
def change(actor: Actor, venue: Venue, **details: Any) -> None:
    """Leaves no record where nothing changes. Raises Refused."""
    venue = Venue.objects.select_for_update().get(id=venue.id)
    may_make(actor, venue.organisation_id).require()
    changed = [name for name, value in details.items() if getattr(venue, name) != value]
    for name in changed:
        setattr(venue, name, details[name])
    if changed:
        venue.save()
        record(actor, "venue.changed", "venue", venue.id, {"changed": changed})


def _free(venue: Venue, name: str, room: Room | None = None) -> None:
    others = venue.rooms.exclude(id=room.id) if room else venue.rooms.all()
    if others.filter(name__iexact=name).exists():
        raise EditionError(_("There is a room “%(name)s” here already. Choose another name.") % {"name": name})


@transaction.atomic
def add_room(actor: Actor, venue: Venue, name: str, seats: int | None) -> Room:
    """Raises Refused, EditionError."""
    venue = Venue.objects.select_for_update().get(id=venue.id)
    may_make(actor, venue.organisation_id).require()
    _free(venue, name)
    room = Room.objects.create(venue=venue, name=name, seats=seats)
    record(actor, "venue.room_added", "venue", venue.id, {"room": name, "seats": seats})
    return room


@transaction.atomic
def change_room(actor: Actor, room: Room, name: str, seats: int | None) -> None:
    """Raises Refused, EditionError."""
    venue = Venue.objects.select_for_update().get(id=room.venue_id)
    may_make(actor, venue.organisation_id).require()
    _free(venue, name, room)
    if (room.name, room.seats) != (name, seats):
        room.name, room.seats = name, seats
        room.save()
        record(actor, "venue.room_changed", "venue", venue.id, {"room": name, "seats": seats})


@transaction.atomic
def remove_room(actor: Actor, room: Room) -> None:
    """Only one in which no session was ever planned. Raises Refused, EditionError."""
    venue = Venue.objects.select_for_update().get(id=room.venue_id)
    may_make(actor, venue.organisation_id).require()
    planned = room.sessions.count()
    if planned:
        said = ngettext(
            "%(number)s session is planned in it. Move it first.",
            "%(number)s sessions are planned in it. Move them first.",
            planned,
        )
        raise EditionError(said % {"number": planned})
    record(actor, "venue.room_removed", "venue", venue.id, {"room": room.name})
    room.delete()
