"""Handed-in attempts on a simulator as results of an edition's participants; computed anew whenever it is asked."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.programmes import access
from seedtrain.programmes.models import Edition, Registration, Result, ResultKind
from seedtrain.trail.actions import record

BEST, FIRST = "best", "first"


@transaction.atomic
def count_practice(
    actor: Actor,
    edition: Edition,
    scenario: Scenario,
    which: str,
    since: datetime.datetime,
    until: datetime.datetime,
) -> int:
    """Each participant's best or first attempt handed in between two instants; replaces what counted for the scenario
    before. Answers how many have a result. Raises Refused.
    """
    access.may_run(actor, edition).require()
    hers = dict(Registration.objects.taking_part().filter(edition=edition).values_list("person", "id"))
    attempts = Attempt.objects.filter(
        version__scenario=scenario,
        handed_in_at__gte=since,
        handed_in_at__lt=until,
        person__registrations__in=Registration.objects.taking_part().filter(edition=edition).values("id"),
    ).order_by("handed_in_at", "id")
    chosen: dict[UUID, Result] = {}
    for id, person, at, graded in attempts.values_list("id", "person", "handed_in_at", "result"):
        found = _result(graded)
        registration = hers.get(person)
        if registration is None or found is None or at is None:
            continue
        known = chosen.get(registration)
        if known is None or (which == BEST and found[0] / found[1] > known.points / known.of):
            chosen[registration] = Result(
                registration_id=registration,
                kind=ResultKind.PRACTICE,
                code=scenario.code,
                points=found[0],
                of=found[1],
                at=at,
                source_id=id,
                recorded_by_id=actor.person,
            )
    Result.objects.filter(registration__edition=edition, kind=ResultKind.PRACTICE, code=scenario.code).delete()
    Result.objects.bulk_create(chosen.values(), batch_size=500)
    data = {"code": scenario.code, "which": which, "since": since.isoformat(), "until": until.isoformat()}
    record(actor, "results.practice_counted", "edition", edition.id, {**data, "results": len(chosen)})
    return len(chosen)


def _result(graded: dict[str, Any] | None) -> tuple[float, float] | None:
    """Points and their most, as they were given at hand-in; None where it was not graded."""
    if not graded:
        return None
    most = sum(criterion["of"] for criterion in graded["criteria"])
    return (min(max(graded["score"], 0.0), most), most) if most > 0 else None
