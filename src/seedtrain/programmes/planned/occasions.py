"""When each planned message is due, and to whom: one occasion for each message, or for each of its sessions."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from seedtrain.programmes.editions.attending import of_stage
from seedtrain.programmes.models import Edition, Presence, Registration, Session
from seedtrain.programmes.planned.shape import END, SESSION, START, anchor_of, states_of

Plain = dict[str, Any]
LATE = datetime.timedelta(days=7)  # what comes after something is sent no later than this


@dataclass(frozen=True)
class Occasion:
    """A message that is due `at` and no longer sent from `until`; `anchor` is the instant that it is about.

    A session or deadline that moves to another day is another occasion, so it is told of again.
    """

    edition: Edition
    message: Plain
    anchor: datetime.datetime
    at: datetime.datetime
    until: datetime.datetime
    session: Session | None = None

    @property
    def code(self) -> str:
        """Its name within the edition; the same as long as message, session and day are."""
        day = self.anchor.astimezone(self.edition.zone).strftime("%Y%m%d")
        return f"{self.message['id']}:{self.session.id if self.session else ''}:{day}"

    def due(self, now: datetime.datetime) -> bool:
        return self.at <= now < self.until


def occasions(edition: Edition, message: Plain) -> list[Occasion]:
    """All of a message, in the order of time; none where the edition lacks the session or deadline."""
    anchor = anchor_of(message)
    found: list[tuple[datetime.datetime, Session | None]] = []
    if anchor == SESSION:
        side = "before" in message["when"]
        found = [(s.starts_at if side else s.ends_at, s) for s in takes_place(edition)]
    elif anchor in {START, END}:
        found = [(edge(edition, anchor), None)]
    elif deadline := edition.deadline(anchor):
        found = [(deadline.at, None)]
    return [_occasion(edition, message, at, session) for at, session in found]


def takes_place(edition: Edition) -> list[Session]:
    """From all its sessions, so that the round, which looks at each message of each edition, asks for them once."""
    return [session for session in edition.sessions.all() if session.cancelled_at is None]


def edge(edition: Edition, which: str) -> datetime.datetime:
    """When the first session begins, or the last one ends; without sessions, that edge of the day itself."""
    sessions = takes_place(edition)
    if sessions:
        return min(s.starts_at for s in sessions) if which == START else max(s.ends_at for s in sessions)
    day = edition.starts_on if which == START else edition.ends_on + datetime.timedelta(days=1)
    return datetime.datetime.combine(day, datetime.time(), edition.zone).astimezone(datetime.UTC)


def _occasion(edition: Edition, message: Plain, anchor: datetime.datetime, session: Session | None) -> Occasion:
    when = message["when"]
    before = "before" in when
    sign = -1 if before else 1
    if "hours" in when:
        at = anchor + sign * datetime.timedelta(hours=when["hours"])
    else:  # so many days, at the same time by the clock on the wall
        local = anchor.astimezone(edition.zone) + sign * datetime.timedelta(days=when["days"])
        at = local.astimezone(datetime.UTC)
    return Occasion(edition, message, anchor, at, anchor if before else at + LATE, session)


def waits_for(occasion: Occasion) -> str:
    """What must be there before it can go: "link" or "attendance"; empty where nothing is missing."""
    session = occasion.session
    if session is None:
        return ""
    if occasion.message["wording"] == "joining_link" and not session.join_link:
        return "link"
    if (occasion.message.get("to") or {}).get("presence") and not Presence.objects.filter(session=session).exists():
        return "attendance"
    return ""


def receivers(occasion: Occasion) -> QuerySet[Registration]:
    """Whom it is for now, by number. Whoever left no address is not among them."""
    to, edition = occasion.message.get("to") or {}, occasion.edition
    found: QuerySet[Registration] = edition.registrations.filter(state__in=states_of(occasion.message)).exclude(
        email=""
    )
    if occasion.session:
        found = of_stage(found, occasion.session.stage)
    if to.get("stage"):
        stage = next((s for s in edition.stages.all() if s.place == to["stage"]), None)
        found = of_stage(found, stage) if stage else found.none()
    if to.get("presence"):
        there = Presence.objects.filter(session=occasion.session, present=True).values("registration")
        found = found.filter(id__in=there) if to["presence"] == "present" else found.exclude(id__in=there)
    return found.order_by("number", "id")
