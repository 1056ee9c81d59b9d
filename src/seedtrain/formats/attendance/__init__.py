"""Attendance reports of video tools, read into joins with instants. Pure: bytes in, a Report or one error out."""

from seedtrain.formats.attendance.errors import AttendanceReadError
from seedtrain.formats.attendance.headings import POLLS
from seedtrain.formats.attendance.report import MOST_BYTES, MOST_ROWS, Report, Row, read

__all__ = ["MOST_BYTES", "MOST_ROWS", "POLLS", "AttendanceReadError", "Report", "Row", "read"]
