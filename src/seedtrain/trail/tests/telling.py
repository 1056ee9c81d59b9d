"""Writes short trails for the tests."""

from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.trail.actions import record
from seedtrain.trail.models import Record

ANNA = Actor(person=new_id())


def tell(score: int = 0) -> Record:
    """One record in a transaction of its own."""
    with transaction.atomic():
        return record(ANNA, "attempt.graded", "attempt", new_id(), {"score": score})


def tell_six() -> list[Record]:
    """Six records, each committed and signed by itself."""
    return [tell(place) for place in range(6)]
