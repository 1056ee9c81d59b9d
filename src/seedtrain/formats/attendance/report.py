"""Reads a report of Zoom (meeting, webinar) or Teams (oldest to newest forms), whatever language it was written in.

Polls are read too: a row for each answer, beginning and ending at its moment.

What is deliberately not here: to whom a line belongs. Names and addresses are handed on as they were written.
"""

import csv
import datetime
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from seedtrain.formats.attendance import headings, moments
from seedtrain.formats.attendance.errors import AttendanceReadError
from seedtrain.formats.attendance.headings import folded

MOST_BYTES = 20_000_000
MOST_ROWS = 50_000
LONGEST_CELL = 300
NEAR = datetime.timedelta(hours=18)  # a lobby opens early and some stay on; another day is another session

NOBODY = {"anonymousattendee", "anonymous"}  # what polls without names write in place of them

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
    tool: str  # zoom, teams, teams_list; zoom_polls, forms_polls
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
    for row in _stays(table, order, zone, expected[1]):
        if not row.name and not row.email:
            problems.append((row.line, "no_name"))
        elif row.left_at < row.joined_at:
            problems.append((row.line, "backwards"))
        else:
            rows.append(row)
    if not rows:
        raise AttendanceReadError("empty")
    return Report(table.tool, table.language, rows, problems)


def _stays(table: Table, order: moments.Order, zone: ZoneInfo, end: datetime.datetime) -> Iterator[Row]:
    read_in = (_row(table, number, cells, order, zone, end) for number, cells in table.lines)
    rows = [row for row in read_in if row is not None]
    if table.tool in headings.POLLS:
        return (replace(row, left_at=row.joined_at) for row in rows if folded(row.name) not in NOBODY)
    return _paired(table, rows, end) if table.tool == "teams_list" else iter(rows)


def _paired(table: Table, rows: list[Row], end: datetime.datetime) -> Iterator[Row]:
    """Comings and goings, a line each, as stays. Who came and did not go stayed; a going without a coming is none."""
    actions = {number: _cell(table, cells, "action") for number, cells in table.lines}
    here: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.joined_at):
        if headings.says(table.tool, actions[row.line], "came"):
            here.setdefault(row.name, row)
        elif headings.says(table.tool, actions[row.line], "went"):
            if came := here.pop(row.name, None):
                yield replace(came, left_at=row.joined_at)
        else:
            raise AttendanceReadError("unknown_action", row.line, actions[row.line])
    for row in here.values():
        yield replace(row, left_at=max(row.joined_at, end))


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
    """The last table that tells moments: in newer Teams reports each join stands in the third section. Of polls, each
    of which has a table of its own, all of them."""
    tools = [headings.tool_of(cells) for _, cells in lines]
    best: Table | None = None
    for index, tool in enumerate(tools):
        if not tool or (best and best.tool != tool):
            continue
        places, language = headings.columns(tool, lines[index][1])
        rows = list(_until_next_section(lines[index + 1 :], tools[index + 1 :]))
        if best and tool in headings.POLLS and places == best.places:
            rows = best.lines + rows
        best = Table(tool, language, places, rows) if rows else best
    if best:
        return best
    if not lines:
        raise AttendanceReadError("empty")
    if any({"name", "total"} <= headings.columns(tool, c)[0].keys() for _, c in lines for tool in ("teams", "zoom")):
        raise AttendanceReadError("no_moments")
    raise AttendanceReadError("no_headings", lines[0][0], ", ".join(lines[0][1]))


def _until_next_section(lines: list[Line], tools: list[str]) -> Iterator[Line]:
    """Rows up to a line of one cell that begins with a number and a point, or the next headings."""
    for (number, cells), tool in zip(lines, tools, strict=True):
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and cells[0][:1].isdigit() and cells[0][1:2] in {".", "．", "、"}:
            return
        if tool:
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
