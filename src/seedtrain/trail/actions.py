"""The one way to write the trail: inside the transaction of the act itself, in one chain, signed after the commit."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.timezone import now

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.trail import reasons
from seedtrain.trail.canonical import NOTHING_BEFORE, text
from seedtrain.trail.errors import NotPlain, NoTransaction
from seedtrain.trail.heads import sign_head
from seedtrain.trail.models import Installation, Record

_together: ContextVar[list[int] | None] = ContextVar("signed_together", default=None)
VERB = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*\Z")
KIND = re.compile(r"[a-z][a-z_]*\Z")
ONE_WRITER = 0x5EED_7281  # the number of the advisory lock on PostgreSQL


def record(
    actor: Actor, verb: str, kind: str, thing: UUID, data: dict[str, Any] | None = None, *, reason: str = ""
) -> Record:
    """Append one fact, in the caller's transaction, so that act and record stand or fall together.

    `verb` is `thing.pastparticiple`, stable for ever. A change tells `data={"before": {...}, "after": {...}}`.
    Raises NoTransaction, ReasonMissing or NotPlain.
    """
    _check(verb, kind, reason)
    written = text(data or {})
    _one_writer_at_a_time(verb)
    new = Record(
        actor=actor.person, system=actor.system, verb=verb, kind=kind, thing=thing, data=written, reason=reason.strip()
    )
    _chain(new)
    new.save(force_insert=True)
    number = new.number
    if together := _together.get():
        together.append(number)
    else:
        # Robust: a full disk must not undo or fail an act already committed; the next head covers it.
        transaction.on_commit(lambda: sign_head(number), robust=True)
    return new


@contextmanager
def signed_together() -> Iterator[None]:
    """For many acts in short transactions one after the other: one head at the end covers them all, also when one
    fails. Until then they stand in the chain unsigned, as records do between a commit and its head.
    """
    numbers = [0]  # not empty, so that it is taken
    token = _together.set(numbers)
    try:
        yield
    finally:
        _together.reset(token)
        if len(numbers) > 1:
            transaction.on_commit(sign_head, robust=True)  # at once, unless somebody's transaction is around all


def _chain(new: Record) -> None:
    """Give the record its place after the last one."""
    last = Record.objects.order_by("number").last()
    new.id = new_id()
    new.installation = last.installation if last else Installation.objects.get().id
    new.number = last.number + 1 if last else 1
    new.at = max(now(), last.at) if last else now()  # a clock set back must not reorder the past
    new.previous = last.digest if last else NOTHING_BEFORE
    new.digest = new.computed_digest()


def _check(verb: str, kind: str, reason: str) -> None:
    if not VERB.match(verb) or not KIND.match(kind):
        raise NotPlain(f"Found verb {verb!r} and kind {kind!r}; write them like “person.added” and “person”.")
    if "\0" in reason:
        raise NotPlain("The reason holds a NUL character, which no database keeps; take it out.")
    reasons.check(verb, reason)


def _one_writer_at_a_time(verb: str) -> None:
    """Until this transaction ends nobody else appends. SQLite's IMMEDIATE transactions hold that lock already."""
    blocks = connection.atomic_blocks
    if not blocks or getattr(blocks[-1], "_from_testcase", False):  # a test's own wrapper is no transaction of an act
        raise NoTransaction(
            f"{verb} was to be recorded outside a transaction. Put the act and its record together into "
            "`with transaction.atomic():`, so that neither can stand without the other."
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_WRITER])
