"""The days of a copy before it is made: each part, session and deadline, from which day to which, and why."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from seedtrain.programmes.editions.making import WEEKEND, local_day, shifted
from seedtrain.programmes.models import DeadlineKind, Edition


@dataclass(frozen=True)
class Move:
    """`why` is "weekend" or "closed" where the day moved on past one, else empty; `crowded`: two sessions at once."""

    names: Mapping[str, str]
    kind: str  # stage, session or deadline
    before: datetime.date
    after: datetime.date
    why: str = ""
    crowded: bool = False

    @property
    def may_close(self) -> bool:
        return self.kind == "session"


def moves(edition: Edition, starts_on: datetime.date, closed: frozenset[datetime.date]) -> list[Move]:
    """As `copy_edition` will move them."""
    by = starts_on - edition.starts_on
    found = [_moved("stage", s.names, s.starts_on, by, closed) for s in edition.stages.all() if s.starts_on]
    sessions = list(edition.sessions.filter(cancelled_at=None))
    days = {s.id: shifted(local_day(s), by, closed) for s in sessions}
    for session in sessions:
        begins = session.starts_at.astimezone(edition.zone).time()
        others = (o for o in sessions if o.id != session.id and days[o.id] == days[session.id])
        crowded = any(o.starts_at.astimezone(edition.zone).time() == begins for o in others)
        found.append(_moved("session", session.names, local_day(session), by, closed, crowded=crowded))
    for deadline in edition.deadlines.all():  # deadlines are not moved on: an office need not be open for them
        day = deadline.at.astimezone(deadline.zone).date()
        found.append(Move({"en": str(DeadlineKind(deadline.kind).label)}, "deadline", day, day + by))
    return found


def _moved(
    kind: str,
    names: Mapping[str, str],
    day: datetime.date,
    by: datetime.timedelta,
    closed: frozenset[datetime.date],
    *,
    crowded: bool = False,
) -> Move:
    after, plain = shifted(day, by, closed), day + by
    why = "" if after == plain else "closed" if plain in closed else "weekend"
    if why and plain.weekday() >= WEEKEND > day.weekday():
        why = "weekend"
    return Move(names, kind, day, after, why, crowded)
