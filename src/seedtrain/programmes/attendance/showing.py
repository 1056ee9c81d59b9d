"""What the pages of attendance show: sessions with their counts, lines that wait, a preview before anything is kept."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from seedtrain.formats.attendance import AttendanceReadError, read
from seedtrain.programmes.attendance.actions import Upload, expected
from seedtrain.programmes.attendance.matching import Register, said_as
from seedtrain.programmes.models import Edition, Join, Presence, Registration, Session

MOST_SHOWN = 50


@dataclass
class Guest:
    """Somebody in a report, on one or several lines."""

    name: str
    email: str
    lines: int = 0
    join: UUID | None = None
    proposals: list[Registration] = field(default_factory=list)


@dataclass
class Preview:
    """What would happen. `problems` are words; where there are any in `errors` nothing can be brought in."""

    files: list[dict[str, Any]] = field(default_factory=list)
    matched: int = 0
    aside: int = 0
    doubtful: list[Guest] = field(default_factory=list)
    unmatched: list[Guest] = field(default_factory=list)


def sessions_with_counts(edition: Edition) -> list[Session]:
    waiting = Q(reports__withdrawn_at=None, reports__joins__registration=None, reports__joins__set_aside=False)
    found: list[Any] = list(edition.sessions.filter(cancelled_at=None))
    there = Presence.objects.filter(session__in=found, present=True).order_by().values("session")
    present = dict(there.annotate(number=Count("id")).values_list("session", "number"))
    unsettled = dict(
        edition.sessions.filter(waiting, reports__joins__isnull=False)
        .annotate(number=Count("reports__joins"))
        .values_list("id", "number")
    )
    for session in found:
        session.present = present.get(session.id, 0)
        session.waiting = unsettled.get(session.id, 0)
    return found


def preview(session: Session, uploads: list[Upload], zone: ZoneInfo) -> Preview:
    """Raises AttendanceReadError with the name of the file in `file_name`."""
    shown, register = Preview(), Register.of(session.edition)
    guests: dict[str, Guest] = {}
    for upload in uploads:
        try:
            report = read(upload.content, expected=expected(session), zone=zone)
        except AttendanceReadError as error:
            error.add_note(upload.name)
            raise
        shown.files.append(
            {"name": upload.name, "tool": report.tool, "lines": len(report.rows), "skipped": report.problems}
        )
        for row in report.rows:
            registration, _how, aside = register.match(row.name, row.email)
            if registration:
                shown.matched += 1
            elif aside:
                shown.aside += 1
            else:
                guests.setdefault(said_as(row.name, row.email), Guest(row.name, row.email)).lines += 1
    _sort_out(shown, guests.values(), register)
    return shown


def _sort_out(shown: Preview, guests: Any, register: Register) -> None:
    proposed = {id(guest): [one for one, _ in register.proposals(guest.name)] for guest in list(guests)[:500]}
    known = Registration.objects.in_bulk({one for ids in proposed.values() for one in ids})
    for guest in guests:
        guest.proposals = [known[one] for one in proposed.get(id(guest), [])]
        (shown.doubtful if guest.proposals else shown.unmatched).append(guest)


def waiting_guests(session: Session) -> tuple[list[Guest], int]:
    """Guests whose lines a person must settle, the first of them with proposals, and how many there are."""
    lines = Join.objects.filter(
        report__session=session, report__withdrawn_at=None, registration=None, set_aside=False
    ).values_list("id", "name", "email")
    guests: dict[str, Guest] = {}
    for join, name, email in lines:
        guests.setdefault(said_as(name, email), Guest(name, email, join=join)).lines += 1
    first = list(guests.values())[:MOST_SHOWN]
    if first:
        shown, register = Preview(), Register.of(session.edition)
        _sort_out(shown, first, register)
    return first, len(guests)


def settled_guests(session: Session) -> list[Join]:
    """One line for each guest that a person settled, to be undone."""
    lines = Join.objects.filter(report__session=session, report__withdrawn_at=None, match__in=("person", "earlier"))
    once = {said_as(line.name, line.email): line for line in lines.select_related("registration")}
    return list(once.values())[:MOST_SHOWN]
