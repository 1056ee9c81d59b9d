"""Places and numbers of an edition. Who gives one holds the lock of the edition until the transaction ends."""

from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.registration.letters import tell
from seedtrain.trail.actions import record


def lock(edition: UUID) -> Edition:
    """Others who want a place or a number wait here. SQLite's IMMEDIATE transactions wait at their beginning."""
    return Edition.objects.select_for_update().get(id=edition)


def next_number(edition: Edition) -> int:
    return (edition.registrations.aggregate(last=Max("number"))["last"] or 0) + 1


def free(edition: Edition) -> int | None:
    """How many places are left; None where there is no limit."""
    if edition.capacity is None:
        return None
    return max(edition.capacity - edition.registrations.taking_part().count(), 0)


def proposed(edition: Edition) -> tuple[Registration | None, int]:
    """Where a person decides: who waits longest while places are free, and how many are. Else nobody."""
    room = free(edition) if edition.by_decision else 0
    if not room:
        return None, 0
    return edition.registrations.filter(state=RegistrationState.WAITING).order_by("number").first(), room


def promote(actor: Actor, edition: Edition) -> list[Registration]:
    """Give the free places to those who wait, by number; under the lock of the caller."""
    waiting = edition.registrations.filter(state=RegistrationState.WAITING).order_by("number")
    moved = list(waiting[: free(edition)])  # no limit any more: everybody
    for one in moved:
        one.state, one.confirmed_at = RegistrationState.CONFIRMED, timezone.now()
        record(actor, "registration.promoted", "registration", one.id, {"edition": str(edition.id)})
    Registration.objects.bulk_update(moved, ["state", "confirmed_at"], batch_size=200)
    if moved:
        tell(edition, "place_came_free", moved)
    return moved
