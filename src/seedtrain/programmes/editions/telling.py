"""Mail to those whom a change of an edition concerns, each in her language; in the transaction of the change.

A draft tells nobody. Times are said in the event's own zone, and in the reader's where the registration names one.
"""

import functools
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from seedtrain.base.text import say
from seedtrain.messages.actions import Letter, write_many
from seedtrain.people.languages import django_code
from seedtrain.programmes.calendar_events import attachment, attachment_of_all, attachment_to, may_join
from seedtrain.programmes.editions.attending import of_stage
from seedtrain.programmes.editions.times import known, said
from seedtrain.programmes.models import (
    Deadline,
    DeadlineChange,
    DeadlineKind,
    Edition,
    FacultyState,
    Registration,
    RegistrationState,
    Session,
    State,
)

AWAITED = (
    RegistrationState.DRAFT,
    RegistrationState.SUBMITTED,
    RegistrationState.CONFIRMED,
    RegistrationState.WAITING,
)
SEEN = frozenset({"names", "starts_at", "minutes", "join_link", "room"})  # what participants must hear of


def spoken(at: datetime, zones: list[str]) -> str:
    """The instant in each zone, once."""
    parts = [said(at, zone) for zone in dict.fromkeys(zones)]
    return "; ".join(f"{part.day}, {part.time} ({part.zone})" for part in parts)


def zones_of(registration: Registration, zone: str) -> list[str]:
    own = registration.time_zone
    return [zone, own] if own and known(own) else [zone]


def page(edition: Edition) -> str:
    return settings.ADDRESS + reverse("edition_page", args=[edition.slug])


def addressed(edition: Edition, states: tuple[str, ...]) -> QuerySet[Registration]:
    return edition.registrations.filter(state__in=states).exclude(email="")


def deadline_moved(edition: Edition, deadline: Deadline, change: DeadlineChange) -> None:
    """More time is told to all who take part or might, drafts included; less time stands on the public page."""
    if edition.state != State.PUBLISHED or deadline.at <= change.before:
        return
    letters = []
    for one in addressed(edition, AWAITED).iterator():
        with translation.override(django_code(one.language)):
            now = spoken(deadline.at, zones_of(one, deadline.time_zone))
            values = {
                "edition": say(edition.names, one.language).text,
                "before": spoken(change.before, [change.before_zone]),
                "deadline": f"{now} – {DeadlineKind(deadline.kind).label}",
                "reason": change.reason,
                "link": page(edition),
            }
        letters.append(Letter(one.email, values, one.name, one.language, f"deadline:{change.id}:{one.id}"))
    write_many("deadline_extended", letters, about=("edition", edition.id))


def session_moved(session: Session, *, before: datetime | None = None, reason: str = "") -> None:
    """To confirmed participants of its part and the session's confirmed faculty, with the session for their calendars.

    With a reason it is cancelled; with the time at which it was to begin it is moved; else something else changed.
    """
    edition = session.edition
    if edition.state != State.PUBLISHED:
        return
    letters = []
    link = f"{page(edition)}/sessions/{session.code}"

    def values(language: str, zones: list[str]) -> dict[str, str]:
        with translation.override(django_code(language)):
            return {
                "edition": say(edition.names, language).text,
                "session": say(session.names, language).text,
                "when": spoken(session.starts_at, zones),
                "link": link,
                "reason": reason,
                "before": spoken(before, zones[:1]) if before else "",
            }

    key = f"session:{session.id}:{session.sequence}"
    for one in of_stage(addressed(edition, (RegistrationState.CONFIRMED,)), session.stage).iterator():
        given = values(one.language, zones_of(one, edition.time_zone))
        file = attachment(session, one)
        letters.append(Letter(one.email, given, one.name, one.language, f"{key}:{one.id}", [file]))
    for part in session.faculty.filter(state=FacultyState.CONFIRMED).select_related("person"):
        if part.person.address:
            given = values(part.person.language, [edition.time_zone])
            to = (part.person.address, part.person.name, part.person.language)
            file = attachment_to(session, *to, with_link=True)
            letters.append(Letter(part.person, given, key=f"{key}:{part.id}", attachments=[file]))
    wording = "session_cancelled" if reason else "session_changed" if before else "session_updated"
    write_many(wording, letters, about=("edition", edition.id))


def edition_cancelled(edition: Edition) -> None:
    letters = []
    sessions = list(edition.sessions.filter(cancelled_at=None).select_related("room__venue"))

    @functools.cache
    def file(language: str) -> dict[str, str]:
        return attachment_of_all(edition, sessions, language, with_link=False)

    for one in addressed(edition, AWAITED).iterator():
        files = [file(one.language)] if sessions and may_join(one) else []
        values = {
            "edition": say(edition.names, one.language).text,
            "reason": edition.ended_reason,
            "link": page(edition),
        }
        letters.append(Letter(one.email, values, one.name, one.language, f"cancelled:{edition.id}:{one.id}", files))
    write_many("edition_cancelled", letters, about=("edition", edition.id))
