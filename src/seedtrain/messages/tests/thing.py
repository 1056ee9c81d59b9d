"""Something that mail can be about, for tests: run by whoever coordinates for the centre of the cast."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from seedtrain.base.identity import new_id
from seedtrain.messages import about
from tests.cast import Cast


@dataclass(frozen=True)
class Thing:
    id: UUID


@contextmanager
def thing_of(cast: Cast) -> Iterator[Thing]:
    """In the place of editions, which a higher floor knows."""
    made, before = Thing(new_id()), dict(about.KINDS)
    about.KINDS.clear()
    about.register(
        about.About(
            "edition",
            run_by=lambda actor: [made.id] if cast.centre.id in actor.organisations_as("coordinator") else [],
            names=lambda ids: {one: {"en": "Marathon"} for one in ids if one == made.id},
            url=lambda thing: None,
        )
    )
    try:
        yield made
    finally:
        about.KINDS.clear()
        about.KINDS.update(before)
