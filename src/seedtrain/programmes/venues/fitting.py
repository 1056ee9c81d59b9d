"""What does not fit in the sessions of an edition that are still to come, with the reason. It never refuses.

Too small: a room has fewer seats than people are expected. Taken twice: another session, of any edition, is in the room
at the same time. Two places at once: somebody of the faculty teaches elsewhere at the same time.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.programmes.models import Edition, Faculty, FacultyState, Session, StageState, State


def name(texts: dict[str, str]) -> str:
    return say(texts, get_language() or "en").text


def fitting(actor: Actor, edition: Edition, only: Session | None = None) -> list[str]:
    """In words; of one session, or of all."""
    now = timezone.now()
    planned = edition.sessions.filter(cancelled_at=None).select_related("room__venue", "stage", "edition")
    sessions = [s for s in planned if s.ends_at > now and (only is None or s.id == only.id)]
    if not sessions or edition.state in {State.CANCELLED, State.FINISHED}:
        return []
    return [*_too_small(edition, sessions), *_taken_twice(actor, sessions), *_two_places(actor, edition, sessions)]


def _too_small(edition: Edition, sessions: list[Session]) -> Iterable[str]:
    confirmed = edition.registrations.taking_part().count()
    admitted: dict[UUID, int] = dict(
        edition.stages.annotate(
            number=Count("places", filter=Q(places__state__in=(StageState.ADMITTED, StageState.PASSED)))
        ).values_list("id", "number")
    )
    for session in sessions:
        if not session.room or not session.room.seats:
            continue
        if session.stage and session.stage.seats:
            expected = max(session.stage.seats, admitted.get(session.stage.id, 0))
        else:
            expected = max(confirmed, edition.capacity or 0)
        if expected > session.room.seats:
            yield (
                _("“%(session)s”: the room %(room)s has %(seats)s seats, and %(expected)s people are expected.")
                % {
                    "session": name(session.names),
                    "room": session.room.name,
                    "seats": session.room.seats,
                    "expected": expected,
                }
            )


def overlap(one: Session, other: Session) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _elsewhere(actor: Actor, here: list[Session], others: Iterable[Session]) -> dict[UUID, str]:
    """How each session is called here: with its edition where that is another; a draft of others stays unnamed."""
    others = list(others)
    seen = set(
        Edition.objects.visible_to(actor).filter(id__in={s.edition_id for s in others}).values_list("id", flat=True)
    )
    found = {}
    for session in others:
        if session.edition_id == here[0].edition_id:
            found[session.id] = f"“{name(session.names)}”"
        elif session.edition_id in seen:
            found[session.id] = f"“{name(session.edition.names)}: {name(session.names)}”"
        else:
            found[session.id] = _("a session of another edition")
    return found


def _taken_twice(actor: Actor, sessions: list[Session]) -> Iterable[str]:
    rooms = {s.room_id for s in sessions if s.room_id}
    others = list(
        Session.objects.filter(room__in=rooms, cancelled_at=None)
        .exclude(edition__state=State.CANCELLED)
        .select_related("edition")
    )
    called, told = _elsewhere(actor, sessions, others), set()
    for session in sessions:
        for other in others:
            pair = frozenset((session.id, other.id))
            if other.room_id != session.room_id or len(pair) == 1 or pair in told or not overlap(session, other):
                continue
            told.add(pair)
            values = {"room": session.room, "session": name(session.names), "other": called[other.id]}
            yield _("The room %(room)s is taken twice at the same time: by “%(session)s” and by %(other)s.") % values


def _two_places(actor: Actor, edition: Edition, sessions: list[Session]) -> Iterable[str]:
    here = {s.id: s for s in sessions}
    coming = Faculty.objects.exclude(state=FacultyState.DECLINED).exclude(edition__state=State.CANCELLED)
    teachers = set(coming.filter(sessions__in=here).values_list("person", flat=True))
    parts = coming.filter(person__in=teachers).select_related("person").prefetch_related("sessions__edition")
    teaches: dict[UUID, dict[UUID, Session]] = {}
    names: dict[UUID, str] = {}
    for part in parts:
        names[part.person_id] = part.person.name
        taught = {s.id: s for s in part.sessions.all() if s.cancelled_at is None}
        teaches.setdefault(part.person_id, {}).update(taught)
    called = _elsewhere(actor, sessions, (s for each in teaches.values() for s in each.values()))
    told = set()
    for person, taught in teaches.items():
        for session in (s for s in sessions if s.id in taught):
            for other in taught.values():
                key = (person, frozenset((session.id, other.id)))
                if other.id == session.id or key in told or not overlap(session, other):
                    continue
                told.add(key)
                values = {"person": names[person], "session": name(session.names), "other": called[other.id]}
                yield _("%(person)s is in two places at the same time: in “%(session)s” and in %(other)s.") % values
