"""The lines of a session's agenda: add, change, move, remove. One record each, on the session."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import AgendaItem, Session
from seedtrain.trail.actions import record

MOST = 100


@transaction.atomic
def _change(actor: Actor, session: Session, what: str, change: Callable[[list[AgendaItem]], None]) -> None:
    """Changes the list of lines and writes their places anew; two who do so at once come one after the other."""
    session = Session.objects.select_for_update().get(id=session.id)
    may_run(actor, session.edition).require()
    items = list(session.agenda.all())
    change(items)
    for place, item in enumerate(items, start=1):
        if item.place != place:
            item.place = place
            item.save(update_fields=["place"])
    record(actor, "session.agenda_changed", "session", session.id, {"change": what, "lines": len(items)})


def _find(items: list[AgendaItem], id: UUID) -> AgendaItem:
    for item in items:
        if item.id == id:
            return item
    raise EditionError(_("This line is no longer in the agenda."))


def _teaches(item: AgendaItem) -> None:
    """Whoever speaks in a session is of its faculty: she sees it on her page and hears of its changes."""
    if item.speaker:
        item.speaker.sessions.add(item.session)


def add(actor: Actor, session: Session, **details: Any) -> None:
    """At the end. Raises Refused, EditionError."""

    def change(items: list[AgendaItem]) -> None:
        if len(items) >= MOST:
            raise EditionError(_("An agenda has %(most)s lines at most.") % {"most": MOST})
        items.append(AgendaItem.objects.create(session=session, place=len(items) + 1, **details))
        _teaches(items[-1])

    _change(actor, session, "added", change)


def put(actor: Actor, session: Session, id: UUID, **details: Any) -> None:
    """The same line with other words. Raises Refused, EditionError."""

    def change(items: list[AgendaItem]) -> None:
        item = _find(items, id)
        for name, value in details.items():
            setattr(item, name, value)
        item.save()
        _teaches(item)

    _change(actor, session, "changed", change)


def move(actor: Actor, session: Session, id: UUID, by: int) -> None:
    """One place up (-1) or down (1). Raises Refused, EditionError."""

    def change(items: list[AgendaItem]) -> None:
        item = _find(items, id)
        place = min(max(items.index(item) + by, 0), len(items) - 1)
        items.remove(item)
        items.insert(place, item)

    _change(actor, session, "moved", change)


def remove(actor: Actor, session: Session, id: UUID) -> None:
    """Raises Refused, EditionError."""

    def change(items: list[AgendaItem]) -> None:
        item = _find(items, id)
        items.remove(item)
        item.delete()

    _change(actor, session, "removed", change)
