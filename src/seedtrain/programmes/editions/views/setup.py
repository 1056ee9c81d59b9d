"""How an edition is held and counted, and who organises it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people.models import Organisation
from seedtrain.programmes.access import may_make
from seedtrain.programmes.certificates.outlook import outlook
from seedtrain.programmes.editions import actions, setup_actions
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.forms.counting import Counting
from seedtrain.programmes.editions.forms.setup import Organiser, Setup
from seedtrain.programmes.editions.views.common import desk_page, form_page, run_edition
from seedtrain.programmes.models import CertificateKind, Edition
from seedtrain.programmes.models.edition import RUNS_EDITIONS


@only(*RUNS_EDITIONS)
def edition_setup(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    form = Setup(request.POST if request.method == "POST" else None, edition=edition)
    back = reverse("edition_run", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        actions.change(request.actor, edition, **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect(back)
    return form_page(request, form, _("Languages, venue and course"), _("Keep"), back, edition)


@only(*RUNS_EDITIONS)
def edition_counting(request: Request, edition_slug: str) -> HttpResponse:
    """The rules of presence and certificates. `look` says what they would mean and keeps nothing."""
    edition = run_edition(request, edition_slug)
    form = Counting(request.POST if request.method == "POST" else None, edition=edition)
    words: dict[str, Any] = {"form": form, "now": said(edition, edition.presence, edition.certificate)}
    if request.method == "POST" and form.is_valid():
        if "look" not in request.POST:
            run = setup_actions.set_counting(request.actor, edition, form.presence(), form.certificate())
            messages.success(request, _("Kept. Certificates issued before stay."))
            if run:
                messages.info(request, _("Presence is being computed again; that takes a while."))
            return redirect("edition_counting", edition.slug)
        words["then"] = said(edition, form.presence(), form.certificate())
    return desk_page(request, edition, "programmes/editions/counting.html", words)


def said(edition: Edition, presence: dict[str, Any], certificate: dict[str, Any]) -> list[dict[str, Any]]:
    found = outlook(edition, presence, certificate)
    return [{"kind": CertificateKind(kind).label, "number": n, "of": of} for kind, (n, of) in found.items()]


@only(*RUNS_EDITIONS)
def edition_organisers(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    owns = bool(may_make(request.actor, edition.owner_id))
    form = Organiser(request.POST or None, edition=edition)
    if request.method == "POST" and form.is_valid():
        try:
            setup_actions.add_organiser(request.actor, edition, form.cleaned_data["organisation"])
        except EditionError as error:
            form.add_error("organisation", str(error))
        else:
            messages.success(request, _("Its coordinators may work in this edition now."))
            return redirect("edition_organisers", edition.slug)
    words = {"form": form, "owns": owns, "organisers": edition.co_organisers.prefetch_related("names")}
    return desk_page(request, edition, "programmes/editions/organisers.html", words)


@only(*RUNS_EDITIONS)
@require_POST
def organiser_remove(request: Request, edition_slug: str, organisation_id: UUID) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    organisation = get_object_or_404(Organisation, id=organisation_id)
    try:
        setup_actions.remove_organiser(request.actor, edition, organisation)
        messages.success(request, _("Its coordinators no longer work in this edition."))
    except EditionError as error:
        messages.error(request, str(error))
    return redirect("edition_organisers", edition_slug)
