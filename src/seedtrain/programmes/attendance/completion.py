"""Who completed an edition: n of its m counting sessions. In three queries, for ten registrations or ten thousand.

The rule stands with the edition: `certificate["participation"]["sessions"]` (a number) or `["share"]` (of the sessions
that count and were held); without either, every one of them is asked.
"""

import math
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count

from seedtrain.programmes.models import Edition, Presence, Registration, Session


@dataclass(frozen=True)
class Completion:
    """Attended `done` of `of` counting sessions where `needed` are asked."""

    done: int
    of: int
    needed: int
    met: bool
    reasons: list[dict[str, Any]] = field(default_factory=list)


def needed_sessions(edition: Edition, counting: int) -> int:
    rule = edition.certificate.get("participation") or {}
    if not isinstance(rule, dict):
        rule = {}
    if rule.get("sessions") is not None:
        return min(int(rule["sessions"]), counting)
    if rule.get("share") is not None:
        return math.ceil(float(rule["share"]) * counting - 1e-9)
    return counting


def counting_sessions(edition: Edition) -> int:
    return Session.objects.filter(edition=edition, counts=True, cancelled_at=None).count()


def completed(edition: Edition) -> dict[UUID, Completion]:
    """For every confirmed registration, by id."""
    of = counting_sessions(edition)
    needed = needed_sessions(edition, of)
    attended = dict(
        Presence.objects.filter(
            session__edition=edition, session__counts=True, session__cancelled_at=None, present=True
        )
        .values("registration")
        .annotate(number=Count("id"))
        .values_list("registration", "number")
    )
    confirmed = Registration.objects.taking_part().filter(edition=edition).values_list("id", flat=True)
    return {id: judged(attended.get(id, 0), of, needed) for id in confirmed}


def judged(done: int, of: int, needed: int) -> Completion:
    met = of > 0 and done >= needed
    return Completion(done, of, needed, met, [{"code": "sessions", "done": done, "of": of, "needed": needed}])
