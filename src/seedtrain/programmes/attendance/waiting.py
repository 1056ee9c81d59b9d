"""Files that were shown and wait to be brought in: packed into the visitor's session, bounded."""

import base64
import zlib
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from seedtrain.programmes.attendance.actions import Upload
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.models import Session

KEY = "attendance_reports"
MOST_PACKED = 4_000_000


def pack(session: Session, uploads: list[Upload], zone: ZoneInfo) -> dict[str, Any]:
    files = [[one.name, base64.b85encode(zlib.compress(one.content, 6)).decode()] for one in uploads]
    if sum(len(packed) for _name, packed in files) > MOST_PACKED:
        raise AttendanceError(_("These files are too large together. Bring them in one after the other."))
    return {"session": str(session.id), "zone": str(zone), "files": files}


def unpack(session: Session, waiting: dict[str, Any] | None) -> tuple[list[Upload], ZoneInfo]:
    """Raises AttendanceError where nothing waits for this session."""
    if not waiting or waiting["session"] != str(session.id):
        raise AttendanceError(_("There is no file waiting. Choose it again."))
    uploads = [Upload(name, zlib.decompress(base64.b85decode(packed))) for name, packed in waiting["files"]]
    return uploads, ZoneInfo(waiting["zone"])
