"""Countries on a chosen day, and the decisions that lists leave to people. Public, apart from deciding."""

import datetime

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from seedtrain.base.access import only, public
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.people import access, actions
from seedtrain.people.access import DECIDES_ON_COUNTRIES
from seedtrain.people.actions.country import DECIDABLE
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.fields import EARLIEST, LATEST
from seedtrain.people.forms.country import Decide
from seedtrain.people.models import Country, CountryFact
from seedtrain.people.models.country import GroupAnswer, low_or_middle_income
from seedtrain.people.models.membership import today
from seedtrain.people.naming import CERTAINTIES, GROUPS, INCOMES, REGIONS, VALUES, plain, sorted_by_name

PER_PAGE = 40
SHORT = {"ldc": gettext_lazy("LDC"), "lldc": gettext_lazy("LLDC"), "sids": gettext_lazy("SIDS")}
LMIC = {"yes": True, "no": False, "open": None}


class Day:
    """The day that the address asks about; today, with a word of warning, where it is no day."""

    def __init__(self, request: Request) -> None:
        self.written = request.GET.get("on", "").strip()
        self.wrong = False
        self.day = today()
        if self.written:
            try:
                self.day = datetime.date.fromisoformat(self.written)
                self.wrong = not EARLIEST <= self.day <= LATEST
            except ValueError:
                self.wrong = True
        if self.wrong:
            self.day = today()

    @property
    def query(self) -> str:
        return "" if self.day == today() else f"?on={self.day.isoformat()}"


@public
def countries(request: Request) -> HttpResponse:
    """Everyone that WHO reports on, with the groups of that day."""
    on, language = Day(request), get_language() or "en"
    asked = {key: request.GET.get(key, "").strip()[:100] for key in ("words", "region", "income", "lmic")}
    facts = CountryFact.objects.on(on.day)
    rows = []
    for name, country in sorted_by_name(Country.objects.all(), language):
        held = facts.get(country.iso3, {})
        answer = low_or_middle_income(held)
        if _wanted(country, name, held, answer.value, asked):
            shown = {kind: _value(fact) for kind, fact in held.items()}
            groups = [(short, GROUPS[kind]) for kind, short in SHORT.items() if _in(held, kind)]
            rows.append({"name": name, "country": country, "lmic": answer, "groups": groups, **shown})
    words = {
        "on": on,
        "asked": asked,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "regions": REGIONS,
        "incomes": INCOMES,
        "any": bool(rows) or Country.objects.exists(),
    }
    return render(request, "people/countries.html", words)


def _wanted(
    country: Country, name: str, held: dict[str, CountryFact], lmic: bool | None, asked: dict[str, str]
) -> bool:
    """Whether a row answers all that was asked; words are sought in the shown name, the English one and the codes."""
    text = plain(f"{name} {country.names.get('en', '')} {country.iso3} {country.iso2}")
    values = {kind: fact.value for kind, fact in held.items()}
    return (
        all(plain(word) in text for word in asked["words"].split())
        and asked["region"] in {"", values.get("who_region")}
        and asked["income"] in {"", values.get("world_bank_income")}
        and (asked["lmic"] not in LMIC or LMIC[asked["lmic"]] is lmic)
    )


def _in(held: dict[str, CountryFact], kind: str) -> bool:
    return kind in held and held[kind].value == "yes"


def _value(fact: CountryFact) -> object:
    return VALUES.get(fact.value, fact.value)


@public
def country(request: Request, iso3: str) -> HttpResponse:
    """The dated facts with their sources; the question of low or middle income with the fact that answers it."""
    found = get_object_or_404(Country, iso3=iso3.upper())
    on = Day(request)
    facts = found.facts.order_by("kind", "-decided", "-valid_from", "-id")
    held = found.facts_on(on.day)
    answer = low_or_middle_income(held)
    groups = [
        {
            "kind": kind,
            "name": name,
            "decidable": kind in DECIDABLE,
            "facts": [_described(fact, held) for fact in facts if fact.kind == kind],
        }
        for kind, name in GROUPS.items()
    ]
    words = {
        "country": found,
        "name": str(say(found.names, get_language() or "en")),
        "on": on,
        "groups": groups,
        "answer": answer,
        "why": _why(answer),
        "may_decide": access.may_decide_on_countries(request.actor),
    }
    return render(request, "people/country.html", words)


def _why(answer: GroupAnswer) -> str:
    """The fact that the answer rests on, in a sentence."""
    fact = answer.fact
    if fact is None:
        return _("No list that we hold covers this day.")
    if fact.decided and fact.valid_from:
        return _("A person of this installation decided so, from %(day)s on.") % {"day": date_format(fact.valid_from)}
    if answer.undecided:
        return _("The World Bank's list %(edition)s gives no income group.") % {"edition": fact.edition}
    return _("In the World Bank's list %(edition)s its income group is: %(group)s.") % {
        "edition": fact.edition,
        "group": INCOMES[fact.value],
    }


def _described(fact: CountryFact, held: dict[str, CountryFact]) -> dict[str, object]:
    return {
        "fact": fact,
        "value": _value(fact) if fact.value else _("Open: a person must decide"),
        "certainty": _("Decided by a person") if fact.decided else CERTAINTIES.get(fact.certainty, fact.certainty),
        "in_force": held.get(fact.kind) == fact,
    }


@only(*DECIDES_ON_COUNTRIES)
def decide(request: Request, iso3: str, kind: str) -> HttpResponse:
    """Record a decision with its reason; it goes before the lists, which stay as they are."""
    found = get_object_or_404(Country, iso3=iso3.upper())
    if kind not in DECIDABLE:
        raise Http404
    form = Decide(request.POST or None, kind=kind, initial={"valid_from": Day(request).day})
    back = reverse("country", args=[found.iso3])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.decide_country_group(request.actor, found, kind, **form.cleaned_data)
            messages.success(request, _("The decision is recorded. It goes before the lists from its first day on."))
            return redirect(back)
    name = str(say(found.names, get_language() or "en"))
    title = _("%(country)s: decide “%(group)s”") % {"country": name, "group": GROUPS[kind]}
    lead = _(
        "Your decision goes before the lists, which stay readable. It may admit people to programmes or keep them out."
    )
    return form_page(request, form, title, _("Record the decision"), back, lead, above=[(name, back)])
