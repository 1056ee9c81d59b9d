"""Checking oneself in: the page that shows the code, what its QR opens, and the six figures on one's own page."""

from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seedtrain.base.access import public, signed_in
from seedtrain.base.request import Request
from seedtrain.programmes.attendance import codes
from seedtrain.programmes.attendance.door import may_keep_door, picture
from seedtrain.programmes.attendance.errors import AttendanceError
from seedtrain.programmes.attendance.forms import Who
from seedtrain.programmes.models import Registration, Session
from seedtrain.programmes.registration.links import registration_of
from seedtrain.programmes.registration.who import holder


@signed_in
@never_cache
def session_code_shown(request: Request, edition_slug: str, session_code: str) -> HttpResponse:
    """For the screen in the hall or the call: the code of this minute, large, with its QR code."""
    session = get_object_or_404(
        Session.objects.select_related("edition"), edition__slug=edition_slug, code=session_code
    )
    may_keep_door(request.actor, session.edition).require()
    words: dict[str, object] = {"session": session, "edition": session.edition, "why_not": codes.why_not_now(session)}
    if not words["why_not"]:
        code = codes.code_now(session)
        address = settings.ADDRESS + reverse("check_in_here", args=[session.id, code])
        words |= {"code": f"{code[:3]} {code[3:]}", "picture": mark_safe(picture(address, fills=True))}
    words["inside"] = session.presences.filter(checked_in_at__isnull=False).count()
    return render(request, "programmes/attendance/shown_code.html", words)


@public
@never_cache
def check_in_here(request: Request, session_id: UUID, figures: str) -> HttpResponse:
    """What the QR code opens: a button for who is signed in, number and address for who is not."""
    session = get_object_or_404(Session.objects.select_related("edition"), id=session_id)
    mine = Registration.objects.taking_part().filter(edition=session.edition, person=request.actor.person)
    hers = mine.select_related("edition").first() if request.actor.person else None
    form = Who(request.POST or None) if hers is None else None
    done = bool(hers and codes.checked_in(hers, [session]))
    if request.method == "POST" and (form is None or form.is_valid()):
        key = f"{session.id} {hers.id if hers else form and form.cleaned_data['email'].casefold()}"
        if not ratelimit.consume(request, action="checked_in", key=key):
            return ratelimit.respond_429(request)
        try:
            hers = hers or named(session, form)
            enter(request, session, hers, codes.typed(figures))
            done = True
        except AttendanceError as error:
            messages.error(request, str(error))
    words = {"session": session, "why_not": codes.why_not_now(session), "registration": hers, "form": form}
    return render(request, "programmes/attendance/check_in_here.html", {**words, "done": done})


def named(session: Session, form: Who | None) -> Registration:
    """Whom the form names; only while the session runs. Raises AttendanceError."""
    if reason := codes.why_not_now(session):
        raise AttendanceError(reason)
    assert form is not None  # who is signed in and takes part has none
    return codes.registration_named(session, **form.cleaned_data)


@public
@require_POST
def place_check_in(request: Request, token: str) -> HttpResponse:
    """Six figures typed on her own page."""
    registration = registration_of(token)
    if not ratelimit.consume(request, action="checked_in", key=str(registration.id)):
        return ratelimit.respond_429(request)
    code = codes.typed(request.POST.get("figures", ""))
    try:
        enter(request, codes.session_of(registration, code), registration, code)
    except AttendanceError as error:
        messages.error(request, str(error))
    return redirect("place", token)


def enter(request: Request, session: Session, registration: Registration, code: str) -> None:
    """Check in and say so. Raises AttendanceError."""
    codes.check_in_by_code(holder(registration), session, registration, code)
    messages.success(request, _("You are checked in."))
