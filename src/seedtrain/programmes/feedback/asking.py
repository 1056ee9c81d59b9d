"""Asking what people think: of a day's sessions those who were present, after the last day everybody; a reminder before
the deadline to those who did not answer.

Each is asked once: what was asked is stored together with the mail.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone, translation

from seedtrain.base.actor import system_actor
from seedtrain.base.text import between, say
from seedtrain.messages.actions import Letter, write_many
from seedtrain.people.languages import django_code
from seedtrain.programmes.editions.telling import spoken, zones_of
from seedtrain.programmes.models import (
    DeadlineKind,
    Edition,
    FeedbackRequest,
    Presence,
    Registration,
    Respondent,
    Response,
    Session,
    State,
)
from seedtrain.programmes.registration.letters import place_address
from seedtrain.programmes.registration.links import token_of
from seedtrain.trail.actions import record

ASK_WITHIN = datetime.timedelta(days=14)  # after a session, or the last day: nobody is asked later
REMIND_BEFORE = datetime.timedelta(days=3)  # before the deadline
REST = datetime.timedelta(days=1)  # between being asked and being reminded
BATCH = 200
ME = system_actor("feedback")


def closed(edition: Edition, now: datetime.datetime) -> bool:
    """Whether the deadline for feedback is over; without one it stays open."""
    deadline = edition.deadline(DeadlineKind.FEEDBACK)
    return deadline is not None and deadline.at <= now


def letter(registration: Registration, link: str, key: str, **more: object) -> Letter:
    values = {"edition": say(registration.edition.names, registration.language).text, "link": link}
    return Letter(
        registration.email, {**values, **more}, name=registration.name, language=registration.language, key=key
    )


def address(name: str, registration: Registration, *more: object) -> str:
    return settings.ADDRESS + reverse(name, args=[token_of(registration), *more])


def ask_on_sessions(now: datetime.datetime) -> int:
    """Of each day's sessions, once the last has ended; answers how many messages were written."""
    recent = Session.objects.filter(
        counts=True, cancelled_at=None, starts_at__gt=now - ASK_WITHIN, starts_at__lte=now
    ).select_related("edition")
    days: dict[tuple[UUID, datetime.date], list[Session]] = defaultdict(list)
    for session in recent.filter(edition__state__in=(State.PUBLISHED, State.FINISHED)):
        days[session.edition_id, session.starts_at.astimezone(session.edition.zone).date()].append(session)
    count = 0
    for (_edition, day), sessions in days.items():
        edition = sessions[0].edition
        if not closed(edition, now) and not still_running(edition, day, now):
            count += sum(_ask_of_sessions(edition, sessions, chunk) for chunk in _asked_of(sessions))
    return count


def still_running(edition: Edition, day: datetime.date, now: datetime.datetime) -> bool:
    """Whether a session of that day, in the event's own zone, is still to end."""
    begins = datetime.datetime.combine(day, datetime.time(), edition.zone)
    of_day = edition.sessions.filter(
        cancelled_at=None, starts_at__gte=begins, starts_at__lt=begins + datetime.timedelta(days=1)
    )
    return any(session.ends_at > now for session in of_day)


def _asked_of(sessions: list[Session]) -> Iterator[dict[UUID, list[Session]]]:
    """Who was present, has a place and an address, was not asked and did not answer: her sessions, chunk by chunk."""
    known = {session.id: session for session in sessions}
    same = {"registration": OuterRef("registration"), "session": OuterRef("session")}
    present = Presence.objects.filter(
        ~Exists(FeedbackRequest.objects.filter(**same)),
        ~Exists(Response.objects.filter(**same)),
        session__in=known,
        present=True,
        registration__in=Registration.objects.taking_part().exclude(email=""),
    )
    found: dict[UUID, list[Session]] = defaultdict(list)
    for registration, session in present.order_by("session__starts_at").values_list("registration", "session"):
        found[registration].append(known[session])
    people = list(found)
    for place in range(0, len(people), BATCH):
        yield {one: found[one] for one in people[place : place + BATCH]}


@transaction.atomic
def _ask_of_sessions(edition: Edition, sessions: list[Session], theirs: dict[UUID, list[Session]]) -> int:
    people = Registration.objects.filter(id__in=theirs).select_related("edition")
    requests, letters = [], []
    for one in people:
        hers = theirs[one.id]
        requests += [FeedbackRequest(registration=one, session=session) for session in hers]
        only = hers[0] if len(hers) == 1 else None
        link = address("my_session_feedback", one, only.code) if only else place_address(one)
        with translation.override(django_code(one.language)):
            names = between().join(say(session.names, one.language).text for session in hers)
        letters.append(letter(one, link, f"feedback:{hers[0].id}:{one.id}", session=names))
    FeedbackRequest.objects.bulk_create(requests, batch_size=500)
    write_many("session_feedback_asked", letters, about=("edition", edition.id))
    data = {"count": len(letters), "sessions": [session.code for session in sessions]}
    record(ME, "feedback.asked", "edition", edition.id, data)
    return len(letters)


def ask_on_the_whole(now: datetime.datetime) -> int:
    """Everybody confirmed, on the days after the last one."""
    today, count = now.date(), 0
    editions = Edition.objects.filter(state__in=(State.PUBLISHED, State.FINISHED), ends_on__lt=today)
    for edition in editions.filter(ends_on__gte=today - ASK_WITHIN):
        while not closed(edition, now) and (asked := _ask_some(edition)):
            count += asked
    return count


@transaction.atomic
def _ask_some(edition: Edition) -> int:
    asked = FeedbackRequest.objects.filter(registration=OuterRef("id"), session=None)
    people = edition.registrations.taking_part().filter(~Exists(asked)).exclude(email="").select_related("edition")
    due = list(people.order_by("number")[:BATCH])
    if due:
        FeedbackRequest.objects.bulk_create([FeedbackRequest(registration=one) for one in due])
        letters = [letter(one, address("my_feedback", one), f"feedback:{edition.id}:{one.id}") for one in due]
        write_many("feedback_asked", letters, about=("edition", edition.id))
        record(ME, "feedback.asked", "edition", edition.id, {"count": len(letters)})
    return len(due)


def unanswered() -> QuerySet[FeedbackRequest]:
    """Requests on the whole that nobody answered."""
    given = Response.objects.filter(
        registration=OuterRef("registration"), session=None, follow_up=None, respondent=Respondent.PARTICIPANT
    )
    return FeedbackRequest.objects.filter(
        ~Exists(given), session=None, registration__in=Registration.objects.taking_part()
    )


def remind(now: datetime.datetime) -> int:
    """Once, in the last days before the deadline, who was asked on the whole and did not answer."""
    near = Edition.objects.filter(
        deadlines__kind=DeadlineKind.FEEDBACK, deadlines__at__gt=now, deadlines__at__lte=now + REMIND_BEFORE
    )
    count = 0
    for edition in near.exclude(state=State.CANCELLED):
        while reminded := _remind_some(edition, now):
            count += reminded
    return count


@transaction.atomic
def _remind_some(edition: Edition, now: datetime.datetime) -> int:
    due = unanswered().filter(registration__edition=edition, reminded_at=None, asked_at__lte=now - REST)
    some = list(due.select_related("registration__edition")[:BATCH])
    deadline = edition.deadline(DeadlineKind.FEEDBACK)
    if not some or deadline is None:
        return 0
    letters = []
    for one in (request.registration for request in some):
        with translation.override(django_code(one.language)):
            until = spoken(deadline.at, zones_of(one, deadline.time_zone))
        link = address("my_feedback", one)
        letters.append(letter(one, link, f"feedback_reminder:{edition.id}:{one.id}", deadline=until))
    write_many("feedback_reminder", letters, about=("edition", edition.id))
    FeedbackRequest.objects.filter(id__in=[request.id for request in some]).update(reminded_at=timezone.now())
    record(ME, "feedback.reminded", "edition", edition.id, {"count": len(letters)})
    return len(some)
