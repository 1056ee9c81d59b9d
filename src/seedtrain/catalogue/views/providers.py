"""The map of actors as a list: who offers what, where, and when somebody last confirmed it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only, public
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.catalogue import access, actions
from seedtrain.catalogue.actions.providers import OFFERING_FIELDS, PROVIDER_FIELDS
from seedtrain.catalogue.forms.provider import OfferingForm, ProviderForm
from seedtrain.catalogue.models import Offering, Provider, ProviderImport
from seedtrain.catalogue.views.answers import told
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.models import Country, CountryFact, Role
from seedtrain.people.models.membership import today
from seedtrain.people.models.organisation import Kind
from seedtrain.people.naming import plain, sorted_by_name
from seedtrain.standards.models import Family

KEYS = ("words", "country", "region", "kind", "topic", "old")


def topic_names() -> dict[str, str]:
    """Families of competencies by code, in the reader's language; other topics are words and stand for themselves."""
    language = get_language() or "en"
    return {f.code: str(say(f.names, language)) for f in Family.objects.filter(framework__example=False)}


def regions() -> dict[str, str]:
    """The WHO region of each country today."""
    facts = CountryFact.objects.on(today())
    return {iso3: kinds["who_region"].value for iso3, kinds in facts.items() if "who_region" in kinds}


def fits(provider: Provider, asked: dict[str, str], region_of: dict[str, str]) -> bool:
    offerings = [o for o in provider.offerings.all() if not o.retired]
    told = " ".join([provider.name, *(n for o in offerings for n in o.names.values())])
    return (
        (not asked["country"] or provider.country_id == asked["country"])
        and (not asked["region"] or region_of.get(provider.country_id or "") == asked["region"])
        and (not asked["kind"] or provider.kind == asked["kind"])
        and (not asked["topic"] or any(asked["topic"] in o.topics for o in offerings))
        and (not asked["old"] or provider.old)
        and plain(asked["words"]) in plain(told)
    )


def shown(request: Request) -> tuple[list[Provider], dict[str, str], dict[str, str]]:
    asked = {key: request.GET.get(key, "").strip()[:100] for key in KEYS}
    region_of = regions()
    everybody = Provider.objects.filter(retired=False).select_related("country").prefetch_related("offerings")
    return [p for p in everybody if fits(p, asked, region_of)], asked, region_of


@public
def providers(request: Request) -> HttpResponse:
    """Everybody on the map, filtered."""
    found, asked, region_of = shown(request)
    names = topic_names()
    used = {t for topics in Offering.objects.filter(retired=False).values_list("topics", flat=True) for t in topics}
    page = Paginator(found, 40).get_page(request.GET.get("page"))
    countries = Country.objects.filter(providers__retired=False).distinct()
    may_map = access.may_map(request.actor)
    words: dict[str, Any] = {
        "page": page,
        "rows": [(p, [o for o in p.offerings.all() if not o.retired]) for p in page],
        "asked": asked,
        "filtered": any(asked.values()),
        "kinds": Kind.choices,
        "countries": [(c.iso3, name) for name, c in sorted_by_name(countries, get_language() or "en")],
        "regions": sorted({region_of[c.iso3] for c in countries if region_of.get(c.iso3)}),
        "topics": sorted(((t, names.get(t, t)) for t in used), key=lambda pair: plain(pair[1])),
        "may_map": may_map,
        "imports": ProviderImport.objects.filter(undone=False)[:5] if may_map else [],
        "retired": Provider.objects.filter(retired=True)[:50] if may_map else [],
    }
    return render(request, "catalogue/providers.html", words)


@public
def provider(request: Request, provider_id: UUID) -> HttpResponse:
    """What is told of one actor, and from where it is known. Off the map, only coordinators see it."""
    may_map = access.may_map(request.actor)
    visible = Provider.objects.all() if may_map else Provider.objects.filter(retired=False)
    found = get_object_or_404(visible.select_related("country", "organisation"), id=provider_id)
    names = topic_names()
    offerings = found.offerings.all() if may_map else found.offerings.filter(retired=False)
    words = {
        "provider": found,
        "offerings": [(o, [names.get(topic, topic) for topic in o.topics]) for o in offerings],
        "courses": [
            (c, c.current) for c in found.courses.filter(retired=False).prefetch_related("versions") if c.current
        ],
        "may_map": may_map,
    }
    return render(request, "catalogue/provider.html", words)


def above() -> list[tuple[str, str]]:
    return [(_("Providers"), reverse("providers"))]


@only(Role.COORDINATOR)
def add(request: Request) -> HttpResponse:
    form = ProviderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            made = actions.found_provider(request.actor, **form.cleaned_data)
            messages.success(request, _("The provider is on the map. Add what it offers."))
            return redirect("provider", made.id)
    return form_page(request, form, _("Add a provider"), _("Add"), reverse("providers"), above=above())


@only(Role.COORDINATOR)
def change(request: Request, provider_id: UUID) -> HttpResponse:
    found = get_object_or_404(Provider, id=provider_id)
    initial = {name: getattr(found, name) for name in PROVIDER_FIELDS}
    form = ProviderForm(request.POST or None, initial=initial, provider=found)
    back = reverse("provider", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.change_provider(request.actor, found, **form.cleaned_data)
            messages.success(request, _("The change is kept."))
            return redirect(back)
    return form_page(request, form, _("Change the provider"), _("Save"), back, above=above())


@only(Role.COORDINATOR)
@require_POST
def confirm(request: Request, provider_id: UUID) -> HttpResponse:
    """Somebody looked again, and it still holds."""
    found = get_object_or_404(Provider, id=provider_id)
    with told(request, _("Confirmed today, with everything that it offers.")):
        actions.confirm_provider(request.actor, found)
    return redirect("provider", found.id)


@only(Role.COORDINATOR)
@require_POST
def turn(request: Request, provider_id: UUID) -> HttpResponse:
    found = get_object_or_404(Provider, id=provider_id)
    retired = not found.retired
    with told(request, _("It is off the map.") if retired else _("It is on the map again.")):
        actions.turn_provider(request.actor, found, retired=retired)
    return redirect("provider", found.id)


@only(Role.COORDINATOR)
def add_offering(request: Request, provider_id: UUID) -> HttpResponse:
    found = get_object_or_404(Provider, id=provider_id)
    form = OfferingForm(request.POST or None, initial={"source": found.source})
    back = reverse("provider", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.add_offering(request.actor, found, **form.cleaned_data)
            messages.success(request, _("The offering is added."))
            return redirect(back)
    return form_page(request, form, _("Add an offering"), _("Add"), back, found.name, above=above())


@only(Role.COORDINATOR)
def change_offering(request: Request, offering_id: UUID) -> HttpResponse:
    found = get_object_or_404(Offering.objects.select_related("provider"), id=offering_id)
    form = OfferingForm(request.POST or None, initial={name: getattr(found, name) for name in OFFERING_FIELDS})
    back = reverse("provider", args=[found.provider_id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.change_offering(request.actor, found, **form.cleaned_data)
            messages.success(request, _("The change is kept."))
            return redirect(back)
    return form_page(request, form, _("Change the offering"), _("Save"), back, found.provider.name, above=above())


@only(Role.COORDINATOR)
@require_POST
def turn_offering(request: Request, offering_id: UUID) -> HttpResponse:
    found = get_object_or_404(Offering, id=offering_id)
    retired = not found.retired
    with told(request, _("It is off the map.") if retired else _("It is on the map again.")):
        actions.turn_offering(request.actor, found, retired=retired)
    return redirect("provider", found.provider_id)
