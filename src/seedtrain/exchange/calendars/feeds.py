"""The calendars as they are fetched, and the page that shows a person her own address."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import public, signed_in
from seedtrain.base.links import Secret
from seedtrain.base.request import Request
from seedtrain.base.text import say, short_code
from seedtrain.formats import calendar
from seedtrain.people.models import Organisation, Person
from seedtrain.programmes.calendar_events import event_of, may_join
from seedtrain.programmes.editions.attending import parts_of
from seedtrain.programmes.models import Edition, FacultyState, Registration, RegistrationState, Session, State
from seedtrain.programmes.registration.links import registration_of

SECRET = Secret("calendar")
SESSIONS = Session.objects.select_related("edition", "edition__owner", "room", "room__venue").prefetch_related(
    "edition__owner__names"
)


def answered(request: Request, events: Iterable[calendar.Event], name: str, file: str) -> HttpResponse:
    text = calendar.feed(list(events), name)
    etag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, max-age=300"}
    if etag in request.headers.get("If-None-Match", "").replace("W/", ""):
        return HttpResponse(status=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{file}.ics"'
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def language_of() -> str:
    return short_code(get_language() or "en")


def public_ones(sessions: QuerySet[Session]) -> list[calendar.Event]:
    return [event_of(session, language_of()) for session in sessions.exclude(edition__state=State.DRAFT)]


@public
def edition(request: Request, edition_slug: str) -> HttpResponse:
    found = get_object_or_404(Edition.objects.public(), slug=edition_slug)
    name = str(say(found.names, language_of()))
    return answered(request, public_ones(SESSIONS.filter(edition=found)), name, found.slug)


@public
def centre(request: Request, organisation_id: UUID) -> HttpResponse:
    """The sessions of the editions that an organisation owns or co-organises; none, where it has none."""
    found = get_object_or_404(Organisation, id=organisation_id)
    editions = Edition.objects.public()
    theirs = (editions.filter(owner=found) | editions.filter(co_organisers=found)).distinct()
    return answered(request, public_ones(SESSIONS.filter(edition__in=theirs)), found.name_on(), "calendar")


@public
def mine(request: Request, token: str) -> HttpResponse:
    """For one registration, in its language; joining links once it is confirmed."""
    registration = registration_of(token)
    if registration.state in {RegistrationState.DECLINED, RegistrationState.WITHDRAWN}:
        return answered(request, [], str(say(registration.edition.names, registration.language)), "calendar")
    sessions = SESSIONS.filter(parts_of(registration.edition, registration))
    events = [event_of(s, registration.language, with_link=may_join(registration)) for s in sessions]
    return answered(request, events, str(say(registration.edition.names, registration.language)), "calendar")


def secret_of(person: Person) -> str:
    """Closed by a new password: it carries a digest of the old one."""
    hash = person.account.get_session_auth_hash()[:16] if person.account else ""
    return SECRET.of(person.id, hash)


def person_of(secret: str) -> Person:
    id, hash = SECRET.parts(secret)
    person = get_object_or_404(Person.objects.select_related("account"), id=id)
    account = person.account
    if account is None or not account.is_active or account.get_session_auth_hash()[:16] != hash:
        raise Http404
    return person


@public
def person(request: Request, secret: str) -> HttpResponse:
    """Everything of one person: where she takes part, and where she teaches."""
    found = person_of(secret)
    taught = Edition.objects.filter(faculty__person=found, faculty__state=FacultyState.CONFIRMED)
    hers = Q(edition__in=taught.values("id"))
    for registration in Registration.objects.taking_part().filter(person=found).select_related("edition"):
        hers |= parts_of(registration.edition, registration)
    sessions = SESSIONS.exclude(edition__state=State.DRAFT).filter(hers).distinct()
    events = [event_of(s, found.language, with_link=True) for s in sessions]
    return answered(request, events, settings.NAME, "calendar")


@signed_in
def page(request: Request) -> HttpResponse:
    """The secret address, with what to do with it."""
    address = settings.ADDRESS + reverse("calendar_person", args=[secret_of(request.person)])
    words = {
        "address": address,
        "web_address": address.replace("https://", "webcal://").replace("http://", "webcal://"),
    }
    return render(request, "programmes/calendar.html", words | {"title": _("Calendar")})
