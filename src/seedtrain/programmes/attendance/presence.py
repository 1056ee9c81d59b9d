"""Whether somebody was there: the rule as data, what was measured, and what a person wrote down. Computed any time.

The rule: {"minutes": 45, "share": 0.5, "polls": 0, "check_in": true}. At least so many minutes *and* this share of the
session *and* so many polls; or, where `check_in` is not false, checked in at the door. A mark by hand goes before all.
Without minutes and share, half of the session is asked.
"""

import datetime
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from seedtrain.programmes.models import Join, Mark, Presence, Session

Span = tuple[datetime.datetime, datetime.datetime]
HALF = 0.5


def rule_of(session: Session) -> dict[str, Any]:
    """The edition's rule with what the session says otherwise."""
    rule = {**session.edition.presence, **session.presence}
    return rule if "minutes" in rule or "share" in rule else {**rule, "share": HALF}


def needed_minutes(rule: dict[str, Any], session_minutes: float) -> float:
    """How long one must have been there; never nothing."""
    asked = max(float(rule.get("minutes") or 0), float(rule.get("share") or 0) * session_minutes)
    return min(asked, session_minutes) or 1.0


def is_present(
    rule: dict[str, Any],
    session_minutes: float,
    *,
    minutes: float,
    polls: int = 0,
    checked_in: bool = False,
    mark: str = "",
) -> bool:
    if mark:
        return mark == Mark.PRESENT
    if checked_in and rule.get("check_in", True):
        return True
    long_enough = minutes + 1e-9 >= needed_minutes(rule, session_minutes)
    return long_enough and polls >= int(rule.get("polls") or 0)


def together(spans: Iterable[Span], start: datetime.datetime, end: datetime.datetime) -> float:
    """Minutes within the session; what overlaps (a phone and a laptop) counts once."""
    total, reached = datetime.timedelta(), start
    for joined, left in sorted(spans):
        begin, stop = max(joined, reached), min(left, end)
        if stop > begin:
            total, reached = total + (stop - begin), stop
    return total.total_seconds() / 60


def joins_by_registration(session: Session) -> dict[UUID, list[Span]]:
    found: dict[UUID, list[Span]] = {}
    lines = Join.objects.filter(report__session=session, report__withdrawn_at=None, registration__isnull=False)
    for registration, joined, left in lines.values_list("registration", "joined_at", "left_at"):
        if registration:
            found.setdefault(registration, []).append((joined, left))
    return found


def recompute(session: Session) -> int:
    """Presence of everybody in the session from its joins, check-ins and marks; how many were there."""
    rule, spans = rule_of(session), joins_by_registration(session)
    known = {row.registration_id: row for row in Presence.objects.filter(session=session)}
    fresh = [Presence(session=session, registration_id=id) for id in spans.keys() - known.keys()]
    for row in [*known.values(), *fresh]:
        hers = spans.get(row.registration_id, [])
        row.minutes = round(together(hers, session.starts_at, session.ends_at), 2)
        row.joins = min(len(hers), 32_000)
        row.present = is_present(
            rule,
            session.minutes,
            minutes=row.minutes,
            polls=row.polls,
            checked_in=row.checked_in_at is not None,
            mark=row.mark,
        )
    Presence.objects.bulk_create(fresh, batch_size=1000)
    Presence.objects.bulk_update(known.values(), ["minutes", "joins", "present"], batch_size=500)
    return sum(row.present for row in [*known.values(), *fresh])
