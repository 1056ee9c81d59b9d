"""A participant's own page, behind her secret link; and the list of them for whoever is signed in."""

import datetime
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from seedtrain.base.access import public, signed_in
from seedtrain.base.request import Request
from seedtrain.people.languages import django_code
from seedtrain.programmes.editions import times
from seedtrain.programmes.editions.attending import sessions_of
from seedtrain.programmes.forms_built import said
from seedtrain.programmes.materials.audience import audiences_with, materials_for, rows
from seedtrain.programmes.materials.views import opened as open_material
from seedtrain.programmes.models import DeadlineKind, Material, Registration, RegistrationState
from seedtrain.programmes.registration import actions
from seedtrain.programmes.registration.errors import RegisteredAlready, RegistrationError
from seedtrain.programmes.registration.forms import Settings, Withdraw
from seedtrain.programmes.registration.links import registration_of, token_of
from seedtrain.programmes.registration.parts import parts_of
from seedtrain.programmes.registration.reasons import reasons_of
from seedtrain.programmes.registration.views.register import form_answer, language
from seedtrain.programmes.registration.who import holder

State = RegistrationState
STATUS = {
    State.DRAFT: "open",
    State.SUBMITTED: "waiting",
    State.CONFIRMED: "done",
    State.WAITING: "waiting",
    State.DECLINED: "refused",
    State.WITHDRAWN: "expired",
}
LINK_SHOWN = datetime.timedelta(hours=24)  # before a session begins


def opened(request: Request, token: str) -> Registration:
    """The registration of the link, with the page in its language unless the reader chose one."""
    found = registration_of(token)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.actor.is_stranger:
        translation.activate(django_code(found.language))
    return found


def address_if_any(name: str, *parts: str) -> str:
    """Of another area's page; empty where this installation has none."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


@signed_in
def mine(request: Request) -> HttpResponse:
    """My registrations, the latest first."""
    held = Registration.objects.filter(person=request.actor.person).select_related("edition").order_by("-begun_at")
    rows = [(one, token_of(one), STATUS[State(one.state)]) for one in held]
    return render(request, "programmes/registration/mine.html", {"rows": rows})


def next_session(registration: Registration) -> dict[str, Any] | None:
    """The one that runs or comes next; its link a day before, for those who take part."""
    now = timezone.now()
    coming = sessions_of(registration.edition, registration).filter(starts_at__gte=now - LINK_SHOWN)
    session = next((one for one in coming.order_by("starts_at") if one.ends_at > now), None)
    if session is None:
        return None
    edition = registration.edition
    zone = times.reader_zone(registration.time_zone) or edition.time_zone
    here, there = times.said(session.starts_at, zone), times.said(session.starts_at, edition.time_zone)
    near = registration.state == State.CONFIRMED and session.starts_at - LINK_SHOWN <= now
    return {
        "session": session,
        "when": here,
        "there": there if (there.day, there.time) != (here.day, here.time) else None,
        "join": session.join_link if near else "",
        "near": near,
    }


def materials_of(registration: Registration) -> QuerySet[Material]:
    return materials_for(registration.edition, audiences_with(registration))


@public
def place_material(request: Request, token: str, material_id: UUID) -> HttpResponseBase:
    """The file, or the way to where it lies; for whoever it is meant for."""
    material = get_object_or_404(materials_of(opened(request, token)), id=material_id)
    return open_material(request, material)


@public
@never_cache
def place(request: Request, token: str) -> HttpResponse:
    registration = opened(request, token)
    edition, questions = registration.edition, actions.questions_of(registration.edition)
    acceptance = edition.deadline(DeadlineKind.ACCEPTANCE)
    words = {
        "registration": registration,
        "edition": edition,
        "token": token,
        "status": STATUS[State(registration.state)],
        "to_prove": registration.state == State.DRAFT and registration.submitted_at is not None,
        "open": edition.registration_open(),
        "closes": edition.deadline(DeadlineKind.CLOSES),
        "acceptance": acceptance,
        "to_accept": registration.state == State.CONFIRMED and acceptance and not registration.accepted_at,
        "next": next_session(registration) if registration.state == State.CONFIRMED else None,
        "calendar": address_if_any("calendar_mine", token) if registration.state == State.CONFIRMED else "",
        "materials": rows(materials_of(registration), lambda m: reverse("place_material", args=[token, m.id])),
        "answers": said(questions, registration.answers, language()),
        "reasons": reasons_of(registration.verdict, questions, language()),
        "settings": Settings(initial=_settings(registration)),
        "parts": parts_of(registration, token),
        "closed": registration.state in actions.RELEASED,
    }
    return render(request, "programmes/registration/place.html", words)


def _settings(registration: Registration) -> dict[str, str]:
    return {
        "language": registration.language,
        "time_zone": registration.time_zone or registration.edition.time_zone,
    }


@public
@never_cache
def place_answers(request: Request, token: str) -> HttpResponse:
    """Go on with the draft, or change the answers while registration is open."""
    registration = opened(request, token)
    edition = registration.edition
    if not edition.registration_open() or registration.state in actions.RELEASED:
        messages.error(request, _("The answers can no longer be changed: registration is closed."))
        return redirect("place", token)
    if request.method == "POST" and not registration.email_proved_at:
        registration = actions.prove_address(holder(registration), registration)  # only the mail holds this link
    return form_answer(request, registration, reverse("place", args=[token]), token)


@public
@require_POST
def place_prove(request: Request, token: str) -> HttpResponse:
    """A button, because programs that look through mail open links too."""
    registration = opened(request, token)
    if not ratelimit.consume(request, action="registration_proved"):
        return ratelimit.respond_429(request)
    try:
        actions.prove_address(holder(registration), registration)
        messages.success(request, _("Your address is confirmed."))
    except RegisteredAlready as error:
        messages.info(request, str(error))
        return redirect("place", token_of(error.other))
    except RegistrationError as error:
        messages.error(request, str(error))
    return redirect("place", token)


@public
@require_POST
def place_accept(request: Request, token: str) -> HttpResponse:
    registration = opened(request, token)
    try:
        actions.accept_seat(holder(registration), registration)
        messages.success(request, _("The place is yours. Thank you for telling us."))
    except RegistrationError as error:
        messages.error(request, str(error))
    return redirect("place", token)


@public
@never_cache
def place_withdraw(request: Request, token: str) -> HttpResponse:
    """Ask, then give the place to whoever waits."""
    registration = opened(request, token)
    form = Withdraw(request.POST or None)
    back = reverse("place", args=[token])
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(holder(registration), registration, form.cleaned_data["reason"])
            messages.success(request, _("You are withdrawn. What you answered is kept on this page."))
        except RegistrationError as error:
            messages.error(request, str(error))
        return redirect(back)
    words = {
        "question": _("Withdraw from this edition?"),
        "consequences": _("Your place goes to whoever waits longest. You cannot take it back yourself."),
        "verb": _("Withdraw"),
        "danger": True,
        "back": back,
        "form": form,
    }
    return render(request, "base/confirm.html", words)


@public
@require_POST
def place_settings(request: Request, token: str) -> HttpResponse:
    registration = opened(request, token)
    form = Settings(request.POST)
    if form.is_valid():
        actions.change_settings(holder(registration), registration, **form.cleaned_data)
        translation.activate(django_code(form.cleaned_data["language"]))
        messages.success(request, _("Language and time zone are changed."))
    else:
        messages.error(request, _("Choose a language and a time zone from the lists."))
    return redirect("place", token)
