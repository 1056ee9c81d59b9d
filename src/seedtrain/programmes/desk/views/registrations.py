"""The list of an edition's registrations, its export, and one registration opened."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.messages.models import Mail
from seedtrain.people.models import Country
from seedtrain.people.naming import REGIONS, sorted_by_name
from seedtrain.people.spreadsheet import XLSX
from seedtrain.programmes.desk import export, telling
from seedtrain.programmes.desk.acts import ACTS
from seedtrain.programmes.desk.searching import Asked, with_what_they_did
from seedtrain.programmes.desk.views.common import RUNNERS, run_edition
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import CertificateKind, Edition, Registration, RegistrationState, Sex
from seedtrain.programmes.registration import seats

PER_PAGE = 50
MOST_MAILS = 20


class Counted(Paginator):
    """Pages of a list whose length is known already."""

    def __init__(self, found: Any, per_page: int, length: int) -> None:
        super().__init__(found, per_page)
        self.length = length

    @cached_property
    def count(self) -> int:
        return self.length


def state_tabs(request: Request, edition: Edition, asked: Asked) -> list[dict[str, Any]]:
    """All, then each state that somebody is in (or that is shown)."""
    here, tabs = reverse("registrations", args=[edition.slug]), []
    everybody = sum(n for state, n in asked.counts.items() if state != RegistrationState.DRAFT)
    for value, label in [("", _("All")), *RegistrationState.choices]:
        number = asked.counts.get(value, 0) if value else everybody
        if number or value in ("", asked.state):
            query = request.GET.copy()
            query.pop("page", None)
            query["state"] = value
            tabs.append(
                {
                    "label": label,
                    "url": f"{here}?{query.urlencode()}",
                    "current": value == asked.state,
                    "count": number,
                }
            )
    return tabs


@only(*RUNNERS)
def registrations(request: Request, edition_slug: str) -> HttpResponse:
    """Search, filter, sort, tick, act."""
    edition = run_edition(request.actor, edition_slug)
    asked = Asked(edition, request.GET)
    page = Counted(with_what_they_did(asked.found()), PER_PAGE, asked.total).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    following, room = seats.proposed(edition)
    words = {
        "edition": edition,
        "following": following,
        "room": room,
        "asked": asked,
        "page": page,
        "rows": list(page.object_list),
        "tabs": tabs_of(edition, request.path),
        "states": state_tabs(request, edition, asked),
        "query": query.urlencode(),
        "acts": ACTS.values(),
        "certificates": [(kind.value, kind.label) for kind in CertificateKind if kind.value in edition.certificate],
        "drafts": asked.state == RegistrationState.DRAFT,
        **choices(edition),
    }
    return render(request, "programmes/desk/registrations.html", words)


def choices(edition: Edition) -> dict[str, Any]:
    """What the filters offer: only countries somebody registered from."""
    from_where = Registration.objects.filter(edition=edition).order_by().values("country").distinct()
    countries = Country.objects.filter(iso3__in=from_where)
    return {
        "countries": [(c.iso3, name) for name, c in sorted_by_name(countries, get_language() or "en")],
        "regions": list(REGIONS.items()),
        "sexes": [(value or "unsaid", label) for value, label in Sex.choices],
        "eligibles": [("yes", _("Eligible")), ("no", _("Not eligible")), ("open", _("To be decided"))],
        "sources": list(telling.SOURCES.items()),
        "sorts": [
            ("number", _("Number")),
            ("newest", _("Newest first")),
            ("name", _("Name")),
            ("country", _("Country")),
        ],
        "stages": list(edition.stages.all()),
        "imports": list(edition.registration_imports.filter(undone_at=None)),
    }


@only(*RUNNERS)
def registrations_export(request: Request, edition_slug: str) -> HttpResponseBase:
    """The filtered list, whole, as .xlsx; its second sheet says what the columns mean."""
    edition = run_edition(request.actor, edition_slug)
    file = export.workbook(edition, Asked(edition, request.GET).found())
    name = f"{edition.slug}-registrations.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


@only(*RUNNERS)
def registration_at_desk(request: Request, edition_slug: str, registration_id: UUID) -> HttpResponse:
    """Everything known of one registration, and what can be decided about it."""
    edition = run_edition(request.actor, edition_slug)
    found = get_object_or_404(
        with_what_they_did(Registration.objects.filter(edition=edition)).select_related("person", "decided_by"),
        id=registration_id,
    )
    words = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "registration": found,
        "answers": telling.answers(found, get_language() or "en"),
        "reasons": telling.reasons(found, get_language() or "en"),
        "source": telling.SOURCES.get(found.source, found.source),
        "status": telling.STATUS[RegistrationState(found.state)],
        "mails": mails_of(found),
        "others": others_of(request, found),
        "presences": found.presences.filter(present=True).select_related("session"),
        "acts": [act for act in ACTS.values() if found.state in act.sources],
    }
    return render(request, "programmes/desk/registration.html", words)


def mails_of(registration: Registration) -> Iterable[Mail]:
    """Those that this edition wrote to this address."""
    mails = Mail.objects.filter(about=registration.edition_id, address__iexact=registration.email)
    return mails[:MOST_MAILS] if registration.email else []


def others_of(request: Request, registration: Registration) -> Iterable[Registration]:
    """The same person in other editions that the reader runs."""
    mine = Edition.objects.run_by(request.actor)
    others = Registration.objects.filter(person=registration.person_id, edition__in=mine).exclude(id=registration.id)
    return others.select_related("edition") if registration.person_id else []
