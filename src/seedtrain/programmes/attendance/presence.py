"""Whether somebody was there: the rule as data, what was measured, and what a person wrote down. Computed any time.

The rule: {"minutes": 45, "share": 0.5, "polls": 0, "check_in": true}. At least so many minutes *and* this share of the
session *and* so many polls; or, where `check_in` is not false, checked in at the door. A mark by hand goes before all.
Without minutes and share, half of the session is asked.
"""

import datetime
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count

from seedtrain.formats.attendance import POLLS
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


def joins_by_registration(session: Session, only: Collection[UUID] | None = None) -> dict[UUID, list[Span]]:
    found: dict[UUID, list[Span]] = {}
    lines = Join.objects.filter(report__session=session, report__withdrawn_at=None, registration__isnull=False)
    if only is not None:
        lines = lines.filter(registration__in=only)
    lines = lines.exclude(report__tool__in=POLLS)
    for registration, joined, left in lines.order_by().values_list("registration", "joined_at", "left_at"):
        if registration:
            found.setdefault(registration, []).append((joined, left))
    return found


def polls_by_registration(session: Session, only: Collection[UUID] | None = None) -> dict[UUID, int]:
    """How many polls each answered. Questions of one poll are handed in at one moment, and the same poll may stand in
    two reports: so moments are counted."""
    lines = Join.objects.filter(report__session=session, report__withdrawn_at=None, report__tool__in=POLLS)
    lines = lines.filter(registration__isnull=False) if only is None else lines.filter(registration__in=only)
    counted = lines.order_by().values("registration").annotate(polls=Count("joined_at", distinct=True))
    return dict(counted.values_list("registration", "polls"))


def recompute(session: Session, only: Collection[UUID] | None = None) -> int:
    """Presence in the session from joins, check-ins and marks: of everybody, or of a few registrations; how many of
    them were there. Writes only what changed, so that one check-in among thousands costs one line."""
    rule, spans, polls = rule_of(session), joins_by_registration(session, only), polls_by_registration(session, only)
    rows = Presence.objects.filter(session=session)
    known = {row.registration_id: row for row in (rows if only is None else rows.filter(registration__in=only))}
    fresh = [Presence(session=session, registration_id=id) for id in (spans.keys() | polls.keys()) - known.keys()]
    changed = [row for row in known.values() if _compute(row, session, rule, spans, polls)]
    for row in fresh:
        _compute(row, session, rule, spans, polls)
    Presence.objects.bulk_create(fresh, batch_size=1000)
    Presence.objects.bulk_update(changed, ["minutes", "joins", "polls", "present"], batch_size=500)
    return sum(row.present for row in [*known.values(), *fresh])


def _compute(
    row: Presence, session: Session, rule: dict[str, Any], spans: dict[UUID, list[Span]], polls: dict[UUID, int]
) -> bool:
    """Whether anything about her is different now."""
    before, hers = (row.minutes, row.joins, row.polls, row.present), spans.get(row.registration_id, [])
    row.polls = polls.get(row.registration_id, 0)
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
    return before != (row.minutes, row.joins, row.polls, row.present)
