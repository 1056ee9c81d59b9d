"""Who completed an edition: n of its m counting sessions. In three queries, for ten registrations or ten thousand.

The rule stands with the edition, for each kind of certificate: `certificate["participation"]["sessions"]` (a number),
`["share"]` (of the sessions that count and were held), or both, and then both are asked; at least one session always.
Without either every one of them is asked. Achievement without a rule of its own follows that of participation.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count

from seedtrain.programmes.models import Edition, Presence, Registration, Session

PARTICIPATION = "participation"


@dataclass(frozen=True)
class Completion:
    """Attended `done` of `of` counting sessions where `needed` are asked."""

    done: int
    of: int
    needed: int
    met: bool
    reasons: list[dict[str, Any]] = field(default_factory=list)


def rule_of(edition: Edition, kind: str = PARTICIPATION) -> Mapping[str, Any]:
    for code in (kind, PARTICIPATION):
        rule = edition.certificate.get(code)
        if isinstance(rule, dict) and rule:
            return rule
    return {}


def needed_sessions(rule: Mapping[str, Any], counting: int) -> int:
    asked = []
    if rule.get("sessions") is not None:
        asked.append(min(int(rule["sessions"]), counting))
    if rule.get("share") is not None:
        asked.append(math.ceil(float(rule["share"]) * counting - 1e-9))
    return max(1, *asked) if asked else counting


def counting_sessions(edition: Edition) -> list[Session]:
    return list(edition.sessions.filter(counts=True, cancelled_at=None).order_by("starts_at", "place"))


def completed(
    edition: Edition, kind: str = PARTICIPATION, only: Iterable[UUID] | None = None
) -> dict[UUID, Completion]:
    """For every confirmed registration (or those of them in `only`), by id."""
    of = Session.objects.filter(edition=edition, counts=True, cancelled_at=None).count()
    needed = needed_sessions(rule_of(edition, kind), of)
    present = Presence.objects.filter(
        session__edition=edition, session__counts=True, session__cancelled_at=None, present=True
    )
    confirmed = Registration.objects.taking_part().filter(edition=edition)
    if only is not None:
        chosen = list(only)
        present, confirmed = present.filter(registration__in=chosen), confirmed.filter(id__in=chosen)
    attended = dict(present.values("registration").annotate(number=Count("id")).values_list("registration", "number"))
    return {id: judged(attended.get(id, 0), of, needed) for id in confirmed.values_list("id", flat=True)}


def sessions_of(edition: Edition, only: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """In which counting sessions each of these registrations was present."""
    found: dict[UUID, set[UUID]] = {}
    present = Presence.objects.filter(
        registration__in=list(only), session__edition=edition, session__counts=True, session__cancelled_at=None
    )
    for who, session in present.filter(present=True).values_list("registration", "session"):
        found.setdefault(who, set()).add(session)
    return found


def judged(done: int, of: int, needed: int) -> Completion:
    met = of > 0 and done >= needed
    return Completion(done, of, needed, met, [{"code": "sessions", "done": done, "of": of, "needed": needed}])
