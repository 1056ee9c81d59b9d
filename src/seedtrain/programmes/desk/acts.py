"""Deciding on many registrations as a run of jobs that can be taken back. What deciding means is registration's.

Everybody is told by mail. Taking back restores the states; what was sent stays sent.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.actor import Actor
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.registration import actions, many, seats
from seedtrain.programmes.registration.errors import RegistrationError

State = RegistrationState
CHANGED = ("state", "decided_by", "decision_reason", "confirmed_at", "accepted_at", "changed_at")


@dataclass(frozen=True)
class Act:
    """A decision: to which state it leads, from which, and how it is called."""

    code: str
    to: RegistrationState
    sources: frozenset[RegistrationState]
    label: str | Promise
    question: str | Promise
    running: str | Promise
    reason: bool = False


ACTS = {
    act.code: act
    for act in (
        Act(
            "confirm",
            State.CONFIRMED,
            frozenset({State.SUBMITTED, State.WAITING, State.DECLINED}),
            gettext_lazy("Confirm"),
            gettext_lazy("Confirm these registrations?"),
            gettext_lazy("Confirming registrations"),
        ),
        Act(
            "wait",
            State.WAITING,
            frozenset({State.SUBMITTED, State.CONFIRMED, State.DECLINED}),
            gettext_lazy("Put on the waiting list"),
            gettext_lazy("Put these registrations on the waiting list?"),
            gettext_lazy("Putting registrations on the waiting list"),
        ),
        Act(
            "decline",
            State.DECLINED,
            frozenset({State.SUBMITTED, State.WAITING, State.CONFIRMED}),
            gettext_lazy("Decline"),
            gettext_lazy("Decline these registrations?"),
            gettext_lazy("Declining registrations"),
            reason=True,
        ),
        Act(
            "withdraw",
            State.WITHDRAWN,
            frozenset({State.SUBMITTED, State.WAITING, State.CONFIRMED, State.DECLINED}),
            gettext_lazy("Withdraw"),
            gettext_lazy("Withdraw these registrations?"),
            gettext_lazy("Withdrawing registrations"),
            reason=True,
        ),
    )
}


def digest(ids: Iterable[UUID]) -> str:
    """Names a set of registrations on the trail without listing it."""
    return hashlib.sha256("\n".join(sorted(str(id) for id in ids)).encode()).hexdigest()


def may_act(actor: Actor, edition: Edition, act: Act, reason: str) -> None:
    """Raises Refused, and DeskError where the reason is missing."""
    may_run(actor, edition).require()
    if act.reason and not reason.strip():
        raise DeskError(_("Say why, in a few words: the reason is kept with each registration."))


def decide(actor: Actor, registration: Registration, act: Act, reason: str = "") -> None:
    """One registration, at once. Raises Refused, DeskError."""
    may_act(actor, registration.edition, act, reason)
    if registration.state not in act.sources:
        state = registration.get_state_display()
        raise DeskError(_("Not possible from the state “%(state)s”.") % {"state": state})
    try:
        _decide(actor, registration.edition, [registration], act, reason.strip())
    except RegistrationError as error:
        raise DeskError(str(error)) from None


def decide_many(actor: Actor, edition: Edition, ids: Sequence[UUID], act: Act, reason: str = "") -> Run:
    """Let a worker do it with each. Raises Refused, DeskError."""
    may_act(actor, edition, act, reason)
    ids = list(Registration.objects.filter(edition=edition, id__in=ids).counted().values_list("id", flat=True))
    if not ids:
        raise DeskError(_("No registration is chosen. Tick some in the list, or choose all that match."))
    return runs.start(actor, f"registrations_{act.code}", "edition", edition.id, ids, {"reason": reason.strip()})


def _decide(actor: Actor, edition: Edition, chosen: Sequence[Registration], act: Act, reason: str) -> None:
    ids = [one.id for one in chosen]
    if act.code == "confirm":
        many.confirm_many(actor, edition, ids, reason=reason)
    elif act.code == "wait":
        many.put_on_waiting_list_many(actor, edition, ids)
    elif act.code == "decline":
        many.decline_many(actor, edition, ids, reason)
    else:
        for one in chosen:
            actions.withdraw(actor, one, reason)


def who_acts(run: Run) -> Actor:
    """Whoever started the run, with her standings of today: she may have lost them since."""
    assert run.started_by is not None  # `decide_many` has a person as its actor
    return actor_of(Person.objects.get(id=run.started_by))


def perform(run: Run, items: list[RunItem]) -> None:
    """A batch: what does not fit, or finds no place free, is left out, with why."""
    act = ACTS[run.kind.removeprefix("registrations_")]
    edition = seats.lock(run.about) if run.about else None
    rows = Registration.objects.select_related("edition").in_bulk([item.thing for item in items])
    room = seats.free(edition) if edition and act.code == "confirm" else None
    chosen: list[Registration] = []
    for item in items:
        held = rows.get(item.thing)
        if held is None or held.state not in act.sources:
            state = held.get_state_display() if held else "–"
            item.state, item.words = ItemState.SKIPPED, _("Left as it is: %(state)s.") % {"state": state}
        elif room is not None and len(chosen) >= room:
            item.state, item.words = ItemState.SKIPPED, _("No place is free. Raise the capacity, or decline somebody.")
        else:
            item.before = _as_before(held)
            chosen.append(held)
    if chosen and edition:
        _decide(who_acts(run), edition, chosen, act, run.arguments["reason"])


def _as_before(held: Registration) -> dict[str, str | None]:
    """What undoing restores."""
    return {
        "state": held.state,
        "decided_by": str(held.decided_by_id) if held.decided_by_id else None,
        "decision_reason": held.decision_reason,
        "confirmed_at": held.confirmed_at.isoformat() if held.confirmed_at else None,
        "accepted_at": held.accepted_at.isoformat() if held.accepted_at else None,
    }


def take_back(run: Run, items: list[RunItem]) -> None:
    """Each as it was before, unless somebody decided anew, its person registered again, or its place is gone."""
    act = ACTS[run.kind.removeprefix("registrations_")]
    room = seats.free(seats.lock(run.about)) if run.about else None
    rows = Registration.objects.select_for_update().in_bulk([item.thing for item in items])
    people = [row.person_id for row in rows.values() if row.person_id]
    others = Registration.objects.filter(edition=run.about, person__in=people).exclude(id__in=rows)
    again: set[UUID | None] = set(others.exclude(state=State.WITHDRAWN).values_list("person", flat=True))
    changed: list[Registration] = []
    for item in items:
        held = rows.get(item.thing)
        problem = _why_not_back(item, held, act, again, room)
        if held is None or item.before is None or problem:
            item.state, item.words = ItemState.SKIPPED, problem
            continue
        if room is not None and item.before["state"] == State.CONFIRMED:
            room -= 1
        restore(held, item.before)
        changed.append(held)
    Registration.objects.bulk_update(changed, CHANGED, batch_size=200)


def _why_not_back(item: RunItem, held: Registration | None, act: Act, again: set[UUID | None], room: int | None) -> str:
    """The reason why this one stays as it is; empty where it goes back."""
    if held is None or item.before is None or held.state != act.to:
        return _("Somebody decided anew since.")
    if held.person_id in again:
        return _("This person has registered again since.")
    if room is not None and room <= 0 and item.before["state"] == State.CONFIRMED:
        return _("The place was given to somebody else since.")
    return ""


def restore(held: Registration, before: Mapping[str, str | None]) -> None:
    held.state, held.decision_reason = before["state"] or held.state, before["decision_reason"] or ""
    held.decided_by_id = UUID(before["decided_by"]) if before["decided_by"] else None
    held.confirmed_at = parse_datetime(before["confirmed_at"] or "")
    held.accepted_at = parse_datetime(before["accepted_at"] or "")
    held.changed_at = timezone.now()
