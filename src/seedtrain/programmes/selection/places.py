"""What follows a decided selection: places declined, and the next of the list, who needs a person's yes."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes import access
from seedtrain.programmes.models import (
    Registration,
    RegistrationState,
    Selection,
    SelectionState,
    Stage,
    StagePlace,
    StageState,
)
from seedtrain.programmes.selection.errors import SelectionError
from seedtrain.trail.actions import record


def taken(stage: Stage) -> int:
    """Seats of the stage that somebody holds: who declined, or left the edition, holds none."""
    places = StagePlace.objects.filter(stage=stage, registration__state=RegistrationState.CONFIRMED)
    return places.exclude(state=StageState.LEFT).count()


def next_in_line(selection: Selection, most: int = 3) -> list[tuple[Registration, list[dict[str, Any]]]]:
    """Those who wait, in the order of the list, who have had no place and were not taken out by hand."""
    had = set(StagePlace.objects.filter(stage=selection.stage_id).values_list("registration", flat=True))
    by_hand = {change["registration"] for change in selection.changes}
    rows = [r for r in selection.results["waiting"] if UUID(r["id"]) not in had and r["id"] not in by_hand]
    found: list[tuple[Registration, list[dict[str, Any]]]] = []
    for start in range(0, len(rows), 200):
        part = rows[start : start + 200]
        there = Registration.objects.taking_part().in_bulk([UUID(row["id"]) for row in part])
        found += [(there[UUID(row["id"])], row["reasons"]) for row in part if UUID(row["id"]) in there]
        if len(found) >= most:
            break
    return found[:most]


@transaction.atomic
def give_next(actor: Actor, selection: Selection, registration: Registration) -> StagePlace:
    """A place that came free goes to the next of the list, as a person said. Raises Refused, SelectionError."""
    access.may_run(actor, selection.stage.edition).require()
    Stage.objects.select_for_update().get(id=selection.stage_id)
    if selection.state != SelectionState.DECIDED:
        raise SelectionError(_("This selection is not decided yet."))
    if taken(selection.stage) >= selection.seats:
        raise SelectionError(_("No place is free."))
    following = next_in_line(selection, 1)
    if not following or following[0][0].id != registration.id:
        raise SelectionError(_("Somebody else is next in line now. Look at the list again."))
    made = StagePlace.objects.create(
        registration=registration,
        stage=selection.stage,
        selection=selection,
        reasons=[*following[0][1], {"code": "moved_up"}],
        decided_by_id=actor.person,
    )
    data = {"selection": str(selection.id), "registration": str(registration.id)}
    record(actor, "selection.moved_up", "edition", selection.stage.edition_id, data)
    return made


@transaction.atomic
def decline_place(actor: Actor, place: StagePlace, reason: str = "") -> None:
    """She does not take the place; the coordinator is proposed the next. Raises Refused, SelectionError."""
    access.may_see_registration(actor, place.registration).require()
    locked = StagePlace.objects.select_for_update().get(id=place.id)
    if locked.state != StageState.ADMITTED:
        raise SelectionError(_("This place is closed already."))
    locked.state, locked.decided_at = StageState.LEFT, timezone.now()
    locked.reasons = [*locked.reasons, {"code": "declined", "reason": reason.strip()[:500]}]
    locked.save(update_fields=["state", "decided_at", "reasons"])
    data = {"stage": str(place.stage_id), "registration": str(place.registration_id)}
    record(actor, "selection.place_declined", "edition", place.registration.edition_id, data, reason=reason)
