"""Keeping an attempt on a device, taking it back, handing in what was played there. The server's grade is the grade."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.practice.access import decided, may_hand_in_kept, may_keep, may_take_back
from seedtrain.practice.actions import close
from seedtrain.practice.device import engine, journal
from seedtrain.practice.device.journal import HandedIn, Told
from seedtrain.practice.models import Attempt
from seedtrain.trail.actions import record


def locked(attempt: Attempt) -> Attempt:
    rows = Attempt.objects.select_for_update(of=("self",)).select_related("version__scenario", "person")
    return rows.get(id=attempt.id)


@transaction.atomic
def keep(actor: Actor, attempt: Attempt) -> Attempt:
    """From now on the attempt is played on a device. Raises Refused."""
    attempt = locked(attempt)
    may_keep(actor, attempt).require()
    attempt.kept_at, attempt.kept_key = timezone.now(), secrets.token_hex(16)
    attempt.save(update_fields=["kept_at", "kept_key"])
    record(actor, "attempt.kept", "attempt", attempt.id, {"acts": len(attempt.log)})
    return attempt


@transaction.atomic
def take_back(actor: Actor, attempt: Attempt) -> Attempt:
    """Go on here from where it was when it was kept; what was played on the device counts no more. Raises Refused."""
    attempt = locked(attempt)
    may_take_back(actor, attempt).require()
    attempt.kept_at, attempt.kept_key = None, ""
    attempt.save(update_fields=["kept_at", "kept_key"])
    record(actor, "attempt.taken_back", "attempt", attempt.id, {"acts": len(attempt.log)})
    return attempt


@transaction.atomic
def hand_in_kept(actor: Actor, attempt: Attempt, handed: HandedIn, now: datetime | None = None) -> Attempt:
    """Grade what was played on the device, from its journal, as if it had been played here.

    A journal that cannot be so is kept aside: what the server itself knows is graded, and is no pass. Raises Refused
    where this device's keeping is over, or nothing is decided yet.
    """
    now = now or timezone.now()
    attempt = locked(attempt)
    may_hand_in_kept(actor, attempt, handed.key).require()
    told = journal.tell(attempt, handed, now)
    if told.doubt is None:
        attempt.log, attempt.reached_h = told.log, told.reached_h
        decided(attempt).require()
    result = attempt.regrade()
    if told.doubt is not None:
        result["passed"] = False
    attempt.device = about_device(attempt, handed, told, result)
    return close(actor, attempt, result, {"on_device": True, "doubt": told.doubt and told.doubt["code"]})


def about_device(attempt: Attempt, handed: HandedIn, told: Told, result: dict[str, Any]) -> dict[str, Any]:
    """What is told of the device for ever: when it played, how its grade differed, what was doubted and why."""
    assert attempt.kept_at is not None
    first, last = told.played or (None, None)
    return {
        "kept_at": attempt.kept_at.isoformat(),
        "played_from": first and first.isoformat(),
        "played_to": last and last.isoformat(),
        "same_engine": handed.engine == engine.digest(attempt.version.compiled["process"]),
        "grade": handed.grade,
        "differences": [] if told.doubt else journal.differences(handed.grade, result),
        "doubt": told.doubt,
        "journal": handed.lines if told.doubt else None,
    }
