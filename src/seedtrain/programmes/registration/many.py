"""Deciding on many registrations of an edition at once: a handful of queries, one record on the edition."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.registration import seats
from seedtrain.programmes.registration.errors import RegistrationError
from seedtrain.programmes.registration.letters import tell
from seedtrain.trail.actions import record

State = RegistrationState
CONFIRMED_FROM = (State.SUBMITTED, State.WAITING, State.DECLINED)
DECLINED_FROM = (State.SUBMITTED, State.WAITING, State.CONFIRMED)
WAITING_FROM = (State.SUBMITTED, State.CONFIRMED, State.DECLINED)


def _decide(
    actor: Actor,
    edition: Edition,
    ids: Iterable[UUID],
    target: State,
    allowed: tuple[State, ...],
    verb: str,
    wording: str,
    reason: str,
) -> list[Registration]:
    """Those in an allowed state change; one that is there already, or a draft, is passed over. The edition is locked.

    Alone, a registration has its own record; several have one together on the edition.
    """
    found = list(
        edition.registrations.select_for_update().filter(id__in=list(ids), state__in=allowed).order_by("number")
    )
    room = seats.free(edition) if target == State.CONFIRMED else None
    if room is not None and len(found) > room:
        raise RegistrationError(
            _("%(wanted)s places are wanted and %(free)s are free. Raise the capacity or choose fewer.")
            % {"wanted": len(found), "free": room}
        )
    now = timezone.now()
    for one in found:
        one.state, one.decision_reason, one.changed_at = target, reason, now
        one.decided_by_id = actor.person
        one.confirmed_at = now if target == State.CONFIRMED else None
        one.accepted_at = None
    fields = ["state", "decision_reason", "changed_at", "decided_by", "confirmed_at", "accepted_at"]
    Registration.objects.bulk_update(found, fields, batch_size=200)
    _tell_the_trail(actor, edition, verb, found, reason)
    if found:
        tell(edition, wording, found)
    return found


def _tell_the_trail(actor: Actor, edition: Edition, verb: str, found: list[Registration], reason: str) -> None:
    if len(found) == 1:
        record(actor, f"registration.{verb}", "registration", found[0].id, {"edition": str(edition.id)}, reason=reason)
    elif found:
        digest = hashlib.sha256("\n".join(sorted(str(one.id) for one in found)).encode()).hexdigest()
        data = {"count": len(found), "digest": digest}
        record(actor, f"registrations.{verb}", "edition", edition.id, data, reason=reason)


@transaction.atomic
def confirm_many(actor: Actor, edition: Edition, ids: Iterable[UUID], *, reason: str = "") -> list[Registration]:
    """Give places. All of them or none: raises RegistrationError where fewer are free."""
    may_run(actor, edition).require()
    locked = seats.lock(edition.id)
    return _decide(actor, locked, ids, State.CONFIRMED, CONFIRMED_FROM, "confirmed", "registration_confirmed", reason)


@transaction.atomic
def decline_many(actor: Actor, edition: Edition, ids: Iterable[UUID], reason: str) -> list[Registration]:
    """With a reason, which everybody is told. Places that come free go to those who wait."""
    may_run(actor, edition).require()
    locked = seats.lock(edition.id)
    done = _decide(actor, locked, ids, State.DECLINED, DECLINED_FROM, "declined", "registration_declined", reason)
    if done and not locked.by_decision:
        seats.promote(actor, locked)
    return done


@transaction.atomic
def put_on_waiting_list_many(actor: Actor, edition: Edition, ids: Iterable[UUID]) -> list[Registration]:
    may_run(actor, edition).require()
    locked = seats.lock(edition.id)
    return _decide(actor, locked, ids, State.WAITING, WAITING_FROM, "made_to_wait", "registration_waiting", "")
