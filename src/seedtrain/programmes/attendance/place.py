"""Attendance on a participant's page: her code for the door while a session is to come, figures while one runs."""

import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from seedtrain.programmes.attendance import codes
from seedtrain.programmes.attendance.door import code_of, picture
from seedtrain.programmes.models import Mode, Registration, RegistrationState
from seedtrain.programmes.registration.parts import PARTS


def door_code(registration: Registration, token: str) -> dict[str, Any] | None:
    edition = registration.edition
    since = timezone.now() - datetime.timedelta(days=1)
    to_come = edition.sessions.filter(cancelled_at=None, starts_at__gte=since)
    if registration.state != RegistrationState.CONFIRMED or edition.mode == Mode.VIRTUAL or not to_come.exists():
        return None
    address = settings.ADDRESS + reverse("check_in", args=[code_of(registration)])
    drawn = mark_safe(picture(address))
    return {
        "title": _("Your code for the door"),
        "template": "programmes/attendance/code.html",
        "context": {"door_picture": drawn},
    }


def check_in_part(registration: Registration, token: str) -> dict[str, Any] | None:
    sessions = codes.running(registration.edition) if codes.holds_seat(registration) else []
    if not sessions:
        return None
    done = codes.checked_in(registration, sessions)
    context = {
        "here": [session for session in sessions if session.id in done],
        "open": [session for session in sessions if session.id not in done],
    }
    return {"title": _("Check in"), "template": "programmes/attendance/type_code.html", "context": context}


PARTS.append(check_in_part)
PARTS.append(door_code)
