"""The door: a participant's code is opened by a phone, a person confirms; or her number is typed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.programmes.attendance.door import check_in as check_in_at
from seedtrain.programmes.attendance.door import may_keep_door, registration_of
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.models import Registration, Session


def enter(request: Request, session: Session, registration: Registration) -> None:
    try:
        fresh = check_in_at(request.actor, session, registration)
    except AttendanceError as error:
        messages.error(request, str(error))
        return
    words = _("%(name)s is checked in.") if fresh else _("%(name)s was checked in before.")
    messages.success(request, words % {"name": registration.name})


@signed_in
def check_in(request: Request, check_in_code: str) -> HttpResponse:
    """Whose code it is; the button checks her in to the chosen session."""
    registration = registration_of(check_in_code)
    may_keep_door(request.actor, registration.edition).require()
    sessions = list(registration.edition.sessions.filter(cancelled_at=None))
    if request.method == "POST":
        session = get_object_or_404(
            Session.objects.select_related("edition"),
            edition=registration.edition,
            code=request.POST.get("session", ""),
        )
        enter(request, session, registration)
        return redirect("door", registration.edition.slug, session.code)
    now = timezone.now()
    sessions.sort(key=lambda session: abs(session.starts_at - now))
    words = {"registration": registration, "sessions": sessions[:8]}
    return render(request, "programmes/attendance/check_in.html", words)


@signed_in
def door(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """For a phone at the door: how many are in, and a number typed where no code can be scanned."""
    session = get_object_or_404(
        Session.objects.select_related("edition"), edition__slug=edition_slug, code=session_code
    )
    may_keep_door(request.actor, session.edition).require()
    if request.method == "POST":
        said = request.POST.get("number", "").strip()
        number = int(said) if said.isdecimal() and len(said) < 8 else -1
        found = Registration.objects.taking_part().filter(edition=session.edition, number=number).first()
        if found:
            enter(request, session, found)
        else:
            messages.error(request, _("Nobody with this number takes part."))
        return redirect("door", session.edition.slug, session.code)
    inside = session.presences.filter(checked_in_at__isnull=False).select_related("registration")
    words = {"session": session, "edition": session.edition, "inside": inside.order_by("-checked_in_at")[:20]}
    return render(request, "programmes/attendance/door.html", {**words, "number": inside.count()})
