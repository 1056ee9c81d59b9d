"""Sessions as events of a calendar, and invitations to attach to mail. With joining links only for who may join."""

from collections.abc import Iterable
from dataclasses import replace
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from seedtrain.base.text import say
from seedtrain.formats import calendar
from seedtrain.programmes.models import Edition, Registration, RegistrationState, Session, State


def event_of(session: Session, language: str, *, with_link: bool = False) -> calendar.Event:
    """The session as an event, in the event's own zone. Its edition's owner organises it."""
    edition = session.edition
    ended = edition.state == State.CANCELLED
    words = [str(say(edition.names, language)), str(say(session.abstracts, language))]
    if with_link:
        words.append(str(say(session.join_notes, language)))
    place = ""
    if session.room:
        place = ", ".join(p for p in (session.room.name, str(session.room.venue), session.room.venue.address) if p)
    return calendar.Event(
        uid=f"{session.id}@{urlsplit(settings.ADDRESS).hostname or 'seedtrain'}",
        sequence=session.sequence + (1 if ended and not session.cancelled_at else 0),
        changed_at=session.changed_at,
        begins=session.starts_at.astimezone(edition.zone),
        minutes=session.minutes,
        name=str(say(session.names, language)),
        description="\n\n".join(word for word in words if word),
        url=address_of(session),
        place=" ".join(place.split()),
        join_link=session.join_link if with_link else "",
        organiser_name=edition.owner.name_on(),
        organiser_email=edition.contact_email,
        cancelled=session.cancelled_at is not None or ended,
    )


def address_of(session: Session) -> str:
    try:
        return settings.ADDRESS + reverse("session", args=[session.edition.slug, session.code])
    except NoReverseMatch:
        return settings.ADDRESS


def may_join(registration: Registration) -> bool:
    return registration.state == RegistrationState.CONFIRMED


def attachment(session: Session, registration: Registration) -> dict[str, str]:
    """For `attachments=` of a mail: an invitation; for a cancelled session, its cancellation."""
    to = (registration.email, registration.name, registration.language)
    return attachment_to(session, *to, with_link=may_join(registration))


def attachment_to(session: Session, email: str, name: str, language: str, *, with_link: bool) -> dict[str, str]:
    """The same for anybody whom the session concerns, such as its faculty."""
    text, method = calendar.invitation(organised(event_of(session, language, with_link=with_link)), email, name)
    return {"name": f"{session.code}.ics", "type": calendar.MEDIA_TYPE % method, "text": text}


def attachment_of_all(
    edition: Edition, sessions: Iterable[Session], language: str, *, with_link: bool
) -> dict[str, str]:
    """Several sessions as one file. An invitation holds one event only, so it is published (RFC 5546, 3.2.1, 3.2.2)."""
    events = [organised(event_of(session, language, with_link=with_link)) for session in sessions]
    text = calendar.feed(events, str(say(edition.names, language)))
    return {"name": "sessions.ics", "type": calendar.MEDIA_TYPE % "PUBLISH", "text": text}


def organised(event: calendar.Event) -> calendar.Event:
    """With an organiser, whom each of these files must name (RFC 5546, 3.2): else the installation's own address."""
    return event if event.organiser_email else replace(event, organiser_email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
