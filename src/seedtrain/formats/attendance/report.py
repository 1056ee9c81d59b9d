"""Reads a report of Zoom (meeting, webinar) or Teams (older and newer forms), whatever language it was written in.

What is deliberately not here: to whom a line belongs. Names and addresses are handed on as they were written.
"""

import csv
import datetime
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from seedtrain.formats.attendance import headings, moments
from seedtrain.formats.attendance.errors import AttendanceReadError
from seedtrain.formats.attendance.headings import folded

MOST_BYTES = 20_000_000
MOST_ROWS = 50_000
LONGEST_CELL = 300
NEAR = datetime.timedelta(hours=18)  # a lobby opens early and some stay on; another day is another session

Cells = list[str]
Line = tuple[int, Cells]


@dataclass(frozen=True)
class Row:
    """Somebody came and went; `line` is the line of the file."""

    line: int
    name: str
    email: str
    joined_at: datetime.datetime
    left_at: datetime.datetime


@dataclass(frozen=True)
class Report:
    tool: str  # zoom, teams
    language: str
    rows: list[Row]
    problems: list[tuple[int, str]]  # line and code: "no_name", "backwards", "duration_only"


@dataclass(frozen=True)
class Table:
    tool: str
    language: str
    places: dict[str, int]
    lines: list[Line]


def read(content: bytes, *, expected: tuple[datetime.datetime, datetime.datetime], zone: ZoneInfo) -> Report:
    """The joins of the report. `expected` is the time of the session: it settles which number is the day.

    Raises AttendanceReadError, and nothing else, whatever the bytes are.
    """
    table = _table(_lines(_text(content)))
    order = _order(table, expected, zone)
    rows: list[Row] = []
    problems: list[tuple[int, str]] = []
    for number, cells in table.lines:
        row = _row(table, number, cells, order, zone, expected[1])
        if row is None:
            continue
        if not row.name and not row.email:
            problems.append((number, "no_name"))
        elif row.left_at < row.joined_at:
            problems.append((number, "backwards"))
        else:
            rows.append(row)
    if not rows:
        raise AttendanceReadError("empty")
    return Report(table.tool, table.language, rows, problems)


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise AttendanceReadError("too_large")
    if not content.strip():
        raise AttendanceReadError("empty")
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    if encoding != "utf-16" and content[1:2] == b"\0":
        encoding = "utf-16-le"  # Teams files that lost their mark on the way
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as cause:
        raise AttendanceReadError("no_text") from cause
    if "\0" in text:
        raise AttendanceReadError("no_text")
    return text


def _lines(text: str) -> list[Line]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    sample = text[:20_000]
    delimiter = "\t" if "\t" in sample else max(",;", key=sample.count) if first else ","
    lines: list[Line] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((reader.line_num, [cell.strip()[:LONGEST_CELL] for cell in cells[:60]]))
            if len(lines) > MOST_ROWS:
                raise AttendanceReadError("too_many_rows", reader.line_num)
    except csv.Error as cause:
        raise AttendanceReadError("broken", reader.line_num) from cause
    return lines


def _table(lines: list[Line]) -> Table:
    """The last table that tells moments: in newer Teams reports each join stands in the third section."""
    total_only = False
    best: Table | None = None
    for index, (_, cells) in enumerate(lines):
        for tool in ("teams", "zoom"):
            places, language = headings.columns(tool, cells)
            if all(column in places for column in headings.NEEDED):
                rows = list(_until_next_section(lines[index + 1 :]))
                if rows and (best is None or (index > 0 and best.tool == tool)):
                    best = Table(tool, language, places, rows)
                break
            total_only |= "name" in places and "total" in places
    if best:
        return best
    if total_only:
        raise AttendanceReadError("no_moments")
    raise (
        AttendanceReadError("no_headings", lines[0][0], ", ".join(lines[0][1]))
        if lines
        else AttendanceReadError("empty")
    )


def _until_next_section(lines: list[Line]) -> Iterator[Line]:
    """Rows up to a line of one cell that begins with a number and a point, or the next headings."""
    for number, cells in lines:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and cells[0][:1].isdigit() and cells[0][1:2] in {".", "．", "、"}:
            return
        if any(all(c in headings.columns(tool, cells)[0] for c in headings.NEEDED) for tool in ("teams", "zoom")):
            return
        if len(filled) == 1 and len(cells) == 1:
            continue  # a caption such as “Attendee Details” between the parts of a webinar report
        yield number, cells


def _cell(table: Table, cells: Cells, column: str) -> str:
    place = table.places.get(column)
    return cells[place] if place is not None and place < len(cells) else ""


def _order(table: Table, expected: tuple[datetime.datetime, datetime.datetime], zone: ZoneInfo) -> moments.Order:
    """Day first or month first, whichever every line can be read in and lies nearer to the session."""
    texts = [(number, _cell(table, cells, "joined")) for number, cells in table.lines]
    texts = [(number, text) for number, text in texts if any(c.isdigit() for c in text)]
    if not texts:
        raise AttendanceReadError("empty")
    distances: dict[moments.Order, float] = {}
    wrong: list[tuple[int, str]] = []
    for order in ("dmy", "mdy"):
        read = [(number, text, moments.moment(text, order, zone)) for number, text in texts]
        unread = [(number, text) for number, text, at in read if at is None]
        if unread:
            wrong = unread if not wrong or unread[0][0] > wrong[0][0] else wrong
            continue
        known = sorted(at for _, _, at in read if at)
        distances[order] = abs((known[len(known) // 2] - expected[0]).total_seconds())
    if not distances:
        raise AttendanceReadError("bad_moment", *wrong[0])
    order = min(distances, key=lambda code: distances[code])
    length = (expected[1] - expected[0]).total_seconds()
    if distances[order] > length + NEAR.total_seconds() or not math.isfinite(distances[order]):
        raise AttendanceReadError("other_time", *texts[0])
    return order


def _row(
    table: Table, number: int, cells: Cells, order: moments.Order, zone: ZoneInfo, end: datetime.datetime
) -> Row | None:
    """One join, None for a line of somebody who was invited and did not come."""
    said = _cell(table, cells, "joined")
    if not any(c.isdigit() for c in said):
        return None
    joined = moments.moment(said, order, zone)
    if joined is None:
        raise AttendanceReadError("bad_moment", number, said)
    gone = _cell(table, cells, "left")
    if not any(c.isdigit() for c in gone):
        left: datetime.datetime | None = max(joined, end)  # the report was written while she was still there
    else:
        left = moments.moment(gone, order, zone)
    if left is None:
        raise AttendanceReadError("bad_moment", number, gone)
    left = _shortened(joined, left, moments.seconds(_cell(table, cells, "duration")))
    return Row(number, _cell(table, cells, "name"), _address(_cell(table, cells, "email")), joined, left)


def _shortened(joined: datetime.datetime, left: datetime.datetime, seconds: float | None) -> datetime.datetime:
    """First join and last leave enclose absences: where the tool says that she was there for less, it is believed."""
    if seconds is None or left <= joined or seconds >= (left - joined).total_seconds() - 90:
        return left
    return joined + datetime.timedelta(seconds=max(0.0, seconds))


def _address(text: str) -> str:
    found = text.strip().casefold()
    return found[:254] if "@" in found and folded(found) else ""
