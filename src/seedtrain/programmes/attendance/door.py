"""Checking in at the door: a participant's code, and who may confirm it."""

import segno
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.base.links import Secret
from seedtrain.programmes import access
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.presence import recompute
from seedtrain.programmes.models import Edition, Presence, Registration, RegistrationState, Session
from seedtrain.trail.actions import record

SECRET = Secret("check-in")


def code_of(registration: Registration) -> str:
    """What stands in /check-in/<code>: it names her and opens nothing; the door confirms it."""
    return SECRET.of(registration.id, registration.link_number)


def registration_of(code: str) -> Registration:
    """Raises Http404 where the code was altered or closed."""
    id, number = SECRET.parts(code)
    return get_object_or_404(Registration.objects.select_related("edition"), id=id, link_number=number)


def picture(address: str, *, fills: bool = False) -> str:
    """The address as a QR code: an SVG without style or script, at least 4 modules of quiet around. `fills`: as large
    as its place, for a screen in a hall."""
    size = {"omitsize": True} if fills else {"scale": 4}
    return str(segno.make(address, micro=False, error="m").svg_inline(border=4, dark="#000", light="#fff", **size))


def may_keep_door(actor: Actor, edition: Edition) -> Answer:
    """Whoever runs the edition, and its confirmed faculty."""
    if access.may_run(actor, edition) or access.teaches_in(actor, edition):
        return YES
    return no(_("Only those who run or teach this edition check participants in. Show your code at the door."))


@transaction.atomic
def check_in(actor: Actor, session: Session, registration: Registration) -> bool:
    """She was at the door; whether this is new: a second scan changes nothing. Raises Refused, AttendanceError."""
    may_keep_door(actor, session.edition).require()
    return enter(actor, session, registration, by="door")


def enter(actor: Actor, session: Session, registration: Registration, *, by: str) -> bool:
    """Write the check-in down, once, and compute her presence. Whether the actor may, the caller asked."""
    if registration.edition_id != session.edition_id or registration.state != RegistrationState.CONFIRMED:
        raise AttendanceError(_("This registration holds no seat in this edition."))
    if session.cancelled_at:
        raise AttendanceError(_("This session is cancelled."))
    Session.objects.select_for_update().get(id=session.id)
    row, _made = Presence.objects.get_or_create(session=session, registration=registration)
    if row.checked_in_at:
        return False
    row.checked_in_at = timezone.now()
    row.save(update_fields=["checked_in_at"])
    recompute(session, [registration.id])
    data = {"registration": str(registration.id), "by": by}
    record(actor, "attendance.checked_in", "session", session.id, data)
    return True
