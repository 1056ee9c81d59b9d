"""Things of attendance and selection to try addresses with."""

from seedtrain.programmes.attendance.door import code_of
from seedtrain.programmes.models import AttendanceReport, Join, Registration, Session, Stage


def attendance_world(session: Session, registration: Registration) -> dict[str, object]:
    """A report with one line that waits, a later stage, and the code that the participant shows at the door."""
    report = AttendanceReport.objects.create(
        session=session, tool="zoom", language="en", file_name="example.csv", sha256="0" * 64, lines=1
    )
    join = Join.objects.create(
        report=report, line=2, name="Example", joined_at=session.starts_at, left_at=session.ends_at
    )
    stage = Stage.objects.create(edition=session.edition, place=2, names={"en": "Part 2"}, seats=1)
    return {
        "report_id": report.id,
        "join_id": join.id,
        "stage_id": stage.id,
        "check_in_code": code_of(registration),
    }
