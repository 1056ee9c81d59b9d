"""Adding, changing and removing planned messages of an edition."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import Edition
from seedtrain.programmes.planned.shape import MOST_MESSAGES, Plain, checked, new_code
from seedtrain.trail.actions import record


@transaction.atomic
def _change(actor: Actor, edition: Edition, what: str, change: Callable[[list[Plain]], Plain]) -> Plain:
    edition = Edition.objects.select_for_update().get(id=edition.id)
    may_run(actor, edition).require()
    planned = list(edition.messages)
    one = change(planned)
    edition.messages = planned
    edition.save(update_fields=["messages"])
    record(actor, "edition.messages_planned", "edition", edition.id, {"change": what, "message": one})
    return one


def find(edition: Edition, code: str) -> Plain:
    """Raises EditionError."""
    found = next((one for one in edition.messages if one["id"] == code), None)
    if found is None:
        raise EditionError(_("This message is planned no longer."))
    return dict(found)


def add(actor: Actor, edition: Edition, message: Plain) -> Plain:
    """Raises Refused, ShapeError, EditionError."""

    def change(planned: list[Plain]) -> Plain:
        if len(planned) >= MOST_MESSAGES:
            raise EditionError(_("An edition plans %(most)s messages at most.") % {"most": MOST_MESSAGES})
        planned.append({"id": new_code()} | checked(message))
        return planned[-1]

    return _change(actor, edition, "added", change)


def put(actor: Actor, edition: Edition, code: str, message: Plain) -> Plain:
    """Another time or other receivers; who had it already does not get it again for the same day."""

    def change(planned: list[Plain]) -> Plain:
        place = _place(planned, code)
        planned[place] = checked(message) | {"id": code}
        return planned[place]

    return _change(actor, edition, "changed", change)


def remove(actor: Actor, edition: Edition, code: str) -> Plain:
    return _change(actor, edition, "removed", lambda planned: planned.pop(_place(planned, code)))


def _place(planned: list[Plain], code: str) -> int:
    for place, one in enumerate(planned):
        if one["id"] == code:
            return place
    raise EditionError(_("This message is planned no longer."))


def numbered(messages: list[Any]) -> list[Plain]:
    """Messages of a template, each checked and with a code of its own."""
    return [{"id": new_code()} | {k: v for k, v in checked(one).items() if k != "id"} for one in messages]
