"""Attendance reports as video tools write them, of people who joined: for the demonstration and for trying things.

Column headings as in `formats/attendance/headings.yaml`.
"""

import csv
import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Came:
    """Somebody came and went: what the tool knew her by, minutes after the start, minutes that she stayed."""

    name: str
    email: str
    after: int
    stayed: int


def zoom(came: Iterable[Came], start: datetime.datetime) -> bytes:
    """A participants report of Zoom in English, in the clock of `start`."""
    said = "%m/%d/%Y %I:%M:%S %p"
    lines = io.StringIO()
    write = csv.writer(lines).writerow
    write(["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"])
    for one in came:
        joined = start + datetime.timedelta(minutes=one.after)
        left = joined + datetime.timedelta(minutes=one.stayed)
        write([one.name, one.email, f"{joined:{said}}", f"{left:{said}}", one.stayed, "Yes"])
    return ("\ufeff" + lines.getvalue()).encode()


def teams(came: Iterable[Came], start: datetime.datetime) -> bytes:
    """An attendance report of Microsoft Teams in English: tabs, UTF-16, each join in a section of its own."""
    rows = list(came)

    def said(at: datetime.datetime) -> str:
        return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M:%S %p}"

    def times(one: Came) -> tuple[datetime.datetime, datetime.datetime]:
        joined = start + datetime.timedelta(minutes=one.after)
        return joined, joined + datetime.timedelta(minutes=one.stayed)

    lines = ["1. Summary", "Meeting title\tSession", f"Attended participants\t{len(rows)}", ""]
    lines += ["2. Participants"]
    lines += ["Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole"]
    for one in rows:
        joined, left = times(one)
        lines.append(f"{one.name}\t{said(joined)}\t{said(left)}\t{one.stayed}m\t{one.email}\t\tAttendee")
    lines += ["", "3. In-Meeting Activities", "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole"]
    for one in rows:
        joined, left = times(one)
        lines.append(f"{one.name}\t{said(joined)}\t{said(left)}\t{one.stayed}m\t{one.email}\tAttendee")
    return ("\r\n".join(lines) + "\r\n").encode("utf-16")
