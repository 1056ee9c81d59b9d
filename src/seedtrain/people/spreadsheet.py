"""Reading and writing small sheets, .xlsx and .csv, with bounds; knows nothing of people."""

import csv
import datetime
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from seedtrain.base.text import one_line
from seedtrain.people.errors import PeopleError

MOST_LINES = 1000
MOST_COLUMNS = 40
MOST_UNPACKED_BYTES = 40_000_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Cells = list[str]


class UnreadableSheet(PeopleError):
    """The file is no spreadsheet we read, or it is too large; the message says which and what to do."""


def read(file: BinaryIO | Any, *, most_lines: int = MOST_LINES) -> list[Cells]:
    """The rows of the first sheet as texts, whatever the file is called. Raises UnreadableSheet."""
    content = file.read()
    zipped = content[:4] == b"PK\x03\x04"
    rows = _from_xlsx(content, most_lines) if zipped else _from_csv(content, most_lines)
    if not rows:
        raise UnreadableSheet(_("The sheet is empty. Its first line names the columns; take the template."))
    return rows


def _from_xlsx(content: bytes, most_lines: int) -> list[Cells]:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist())
        if unpacked > MOST_UNPACKED_BYTES:
            raise UnreadableSheet(_("Unpacked, this file is far too large. Copy the lines into the template."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        cells = sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
        return _bounded(([_text(value) for value in row] for row in cells), most_lines)
    except PeopleError:
        raise
    except Exception as cause:  # openpyxl tells a broken file by many exceptions
        raise UnreadableSheet(_("This file looks like .xlsx but cannot be opened. Save it again as .xlsx.")) from cause


def _from_csv(content: bytes, most_lines: int) -> list[Cells]:
    try:
        text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as cause:
        raise UnreadableSheet(
            _("This is neither .xlsx nor text in UTF-8. Save it as .xlsx, or as “CSV UTF-8”.")
        ) from cause
    if "\0" in text:
        raise UnreadableSheet(_("This is neither .xlsx nor a .csv file. Save the sheet as .xlsx."))
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), most_lines)
    except csv.Error as cause:
        raise UnreadableSheet(_("This .csv file cannot be read. Save the sheet as .xlsx.")) from cause


def _bounded(rows: Iterable[Sequence[str]], most_lines: int) -> list[Cells]:
    """The rows that hold something are counted; blank ones keep their place, so that line numbers stay true."""
    kept: list[Cells] = []
    filled = 0
    for number, row in enumerate(rows, start=1):
        cells = [one_line(cell) for cell in row]
        if any(cells[MOST_COLUMNS:]):
            raise UnreadableSheet(_("This sheet has more than %(most)s columns.") % {"most": MOST_COLUMNS})
        filled += any(cells)
        if filled > most_lines + 1 or number > 100 * most_lines:
            raise UnreadableSheet(
                _("This sheet has more than %(most)s lines. Split it into several.") % {"most": most_lines}
            )
        kept.append(cells)
    while kept and not any(kept[-1]):
        kept.pop()
    return kept


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, notes: Iterable[Sequence[str]] = ()
) -> bytes:
    """An .xlsx file with one sheet, and a second one for notes. Texts stay texts, also those that begin with “=”."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number in range(len(headings)):
        sheet.column_dimensions[get_column_letter(number + 1)].width = 24
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    lines = list(notes)
    if lines:
        second = book.create_sheet(_("Allowed values")[:31])
        for line in lines:
            second.append([_cell(second, value) for value in line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Cell:
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value="" if value is None else value)
    else:
        cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
        cell.data_type = "s"  # else a name that begins with “=” would be a formula
    if bold:
        cell.font = Font(bold=True)
    return cell


def answer(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
