"""Bringing in reports, taking them back, settling whose line it was, marks by hand. Each recomputes the session."""

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.formats.attendance import Report, read
from seedtrain.programmes import access
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.matching import Register, said_as
from seedtrain.programmes.attendance.presence import recompute
from seedtrain.programmes.models import AttendanceReport, Join, Mark, Match, Presence, Registration, Session
from seedtrain.trail.actions import record


@dataclass(frozen=True)
class Upload:
    """A file as it was handed in."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def expected(session: Session) -> tuple[datetime.datetime, datetime.datetime]:
    return session.starts_at, session.ends_at


def check_new(session: Session, uploads: list[Upload]) -> None:
    """The same file counts once, also under another name. Raises AttendanceError."""
    digests = [upload.sha256 for upload in uploads]
    known = AttendanceReport.objects.filter(session=session, sha256__in=digests, withdrawn_at=None).first()
    if known:
        raise AttendanceError(
            _("This file is already counted for this session, as %(name)s.") % {"name": known.file_name}
        )
    if len(set(digests)) < len(digests):
        raise AttendanceError(_("Two of the files are the same. Choose each once."))


@transaction.atomic
def bring_in(actor: Actor, session: Session, uploads: list[Upload], zone: ZoneInfo) -> list[AttendanceReport]:
    """All files or none. Raises Refused, AttendanceError, AttendanceReadError."""
    access.may_run(actor, session.edition).require()
    Session.objects.select_for_update().get(id=session.id)  # who presses twice at once waits here
    check_new(session, uploads)
    read_in = [(upload, read(upload.content, expected=expected(session), zone=zone)) for upload in uploads]
    register = Register.of(session.edition)
    made = [_keep(actor, session, upload, report, register) for upload, report in read_in]
    present = recompute(session)
    data = {
        "files": len(made),
        "lines": sum(report.lines for report in made),
        "present": present,
        "sha256": ",".join(report.sha256 for report in made),
    }
    record(actor, "attendance.brought_in", "session", session.id, data)
    return made


def _keep(actor: Actor, session: Session, upload: Upload, report: Report, register: Register) -> AttendanceReport:
    kept = AttendanceReport.objects.create(
        session=session,
        tool=report.tool,
        language=report.language,
        file_name=upload.name[:200],
        sha256=upload.sha256,
        lines=len(report.rows),
        imported_by_id=actor.person,
    )
    joins = []
    for row in report.rows:
        registration, match, aside = register.match(row.name, row.email)
        joins.append(
            Join(
                report=kept,
                line=row.line,
                name=row.name,
                email=row.email,
                joined_at=row.joined_at,
                left_at=row.left_at,
                registration_id=registration,
                match=match,
                set_aside=aside,
            )
        )
    Join.objects.bulk_create(joins, batch_size=1000)
    return kept


@transaction.atomic
def take_back(actor: Actor, report: AttendanceReport) -> None:
    """The report no longer counts; its lines stay to be looked at. Twice is once."""
    access.may_run(actor, report.session.edition).require()
    locked = AttendanceReport.objects.select_for_update().get(id=report.id)
    if locked.withdrawn_at:
        return
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["withdrawn_at"])
    present = recompute(report.session)
    record(actor, "attendance.taken_back", "session", report.session_id, {"lines": report.lines, "present": present})


def same_guest(join: Join) -> list[Join]:
    """The lines of all sessions of the edition on which the same guest stands."""
    said = said_as(join.name, join.email)
    lines = Join.objects.filter(report__session__edition=join.report.session.edition_id, report__withdrawn_at=None)
    lines = lines.filter(email=join.email) if join.email else lines.filter(email="")
    return [line for line in lines.select_related("report__session__edition") if said_as(line.name, line.email) == said]


@transaction.atomic
def settle(actor: Actor, join: Join, registration: Registration | None, *, aside: bool = False) -> int:
    """A person says whose line it is, or that it is nobody's; remembered for every session of the edition."""
    edition = join.report.session.edition
    access.may_run(actor, edition).require()
    if registration is not None and registration.edition_id != edition.id:
        raise AttendanceError(_("This registration belongs to another edition."))
    if registration is None and not aside:
        raise AttendanceError(_("Choose a registration, or set the line aside."))
    lines = same_guest(join)
    for line in lines:
        line.registration, line.set_aside = registration, aside
        line.match = Match.PERSON if line.report_id == join.report_id else Match.EARLIER
        line.settled_by_id = actor.person
    _save_settled(lines)
    record(actor, "attendance.settled", "session", join.report.session_id, {"lines": len(lines), "aside": aside})
    return len(lines)


@transaction.atomic
def unsettle(actor: Actor, join: Join) -> int:
    """The settling of a guest is undone, in every session; her lines wait for a person again."""
    access.may_run(actor, join.report.session.edition).require()
    lines = [line for line in same_guest(join) if line.match in {Match.EARLIER, Match.PERSON}]
    for line in lines:
        line.registration, line.set_aside, line.match, line.settled_by_id = None, False, Match.NONE, None
    _save_settled(lines)
    record(actor, "attendance.unsettled", "session", join.report.session_id, {"lines": len(lines)})
    return len(lines)


def _save_settled(lines: list[Join]) -> None:
    Join.objects.bulk_update(lines, ["registration", "set_aside", "match", "settled_by"], batch_size=500)
    for session in {line.report.session_id: line.report.session for line in lines}.values():
        recompute(session)


@transaction.atomic
def mark(
    actor: Actor, session: Session, registrations: Iterable[Registration], said: str, *, source: str, reason: str = ""
) -> int:
    """Present or absent as a person saw it, or (empty) as measured again. By hand it needs a reason."""
    access.may_run(actor, session.edition).require()
    if source == "hand" and not reason.strip():
        raise AttendanceError(_("Say why, for example “lost her connection, stayed on the phone”."))
    if said not in Mark.values:
        raise AttendanceError(_("Choose present, absent or as measured."))
    hers = [one for one in registrations if one.edition_id == session.edition_id]
    ids = [one.id for one in hers]
    Presence.objects.bulk_create(
        [Presence(session=session, registration=one) for one in hers], ignore_conflicts=True, batch_size=500
    )
    rows = list(Presence.objects.filter(session=session, registration__in=ids))
    for row in rows:
        row.mark, row.mark_source, row.mark_reason = said, source, reason.strip()[:300]
        row.marked_by_id = actor.person
    Presence.objects.bulk_update(rows, ["mark", "mark_source", "mark_reason", "marked_by"], batch_size=500)
    recompute(session, ids)
    record(
        actor,
        "attendance.marked",
        "session",
        session.id,
        {"mark": said, "registrations": len(hers), "source": source},
        reason=reason,
    )
    return len(hers)
