"""Mail to those whom a change of an edition concerns, each in her language; in the transaction of the change.

A draft tells nobody. Times are said in the event's own zone, and in the reader's where the registration names one.
"""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from seedtrain.base.text import say
from seedtrain.messages.actions import Letter, write_many
from seedtrain.people.languages import django_code
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


def addressed(edition: Edition, states: tuple[str, ...]) -> Iterator[Registration]:
    return edition.registrations.filter(state__in=states).exclude(email="").iterator()


def deadline_moved(edition: Edition, deadline: Deadline, change: DeadlineChange) -> None:
    """More time is told to all who take part or might, drafts included; less time stands on the public page."""
    if edition.state != State.PUBLISHED or deadline.at <= change.before:
        return
    letters = []
    for one in addressed(edition, AWAITED):
        with translation.override(django_code(one.language)):
            now = spoken(deadline.at, zones_of(one, deadline.time_zone))
            values = {
                "edition": say(edition.names, one.language).text,
                "before": spoken(change.before, [change.before_zone]),
                "deadline": f"{now} – {DeadlineKind(deadline.kind).label}",
                "link": page(edition),
            }
        letters.append(Letter(one.email, values, one.name, one.language, f"deadline:{change.id}:{one.id}"))
    write_many("deadline_extended", letters, about=("edition", edition.id))


def session_moved(session: Session, *, before: datetime | None = None, reason: str = "") -> None:
    """To confirmed participants and the session's confirmed faculty.

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
    for one in addressed(edition, (RegistrationState.CONFIRMED,)):
        given = values(one.language, zones_of(one, edition.time_zone))
        letters.append(Letter(one.email, given, one.name, one.language, f"{key}:{one.id}"))
    for part in session.faculty.filter(state=FacultyState.CONFIRMED).select_related("person"):
        if part.person.address:
            given = values(part.person.language, [edition.time_zone])
            letters.append(Letter(part.person, given, key=f"{key}:{part.id}"))
    wording = "session_cancelled" if reason else "session_changed" if before else "session_updated"
    write_many(wording, letters, about=("edition", edition.id))


def edition_cancelled(edition: Edition) -> None:
    letters = []
    for one in addressed(edition, AWAITED):
        values = {
            "edition": say(edition.names, one.language).text,
            "reason": edition.ended_reason,
            "link": page(edition),
        }
        letters.append(Letter(one.email, values, one.name, one.language, f"cancelled:{edition.id}:{one.id}"))
    write_many("edition_cancelled", letters, about=("edition", edition.id))
