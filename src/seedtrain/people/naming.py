"""The words for groups of countries and their values, and names in the reader's alphabetical order."""

import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from seedtrain.base.text import say
from seedtrain.people.models import Country

GROUPS = {
    "lmic": _("Low- or middle-income"),
    "who_region": _("WHO region"),
    "who_membership": _("WHO membership"),
    "world_bank_income": _("World Bank income group"),
    "ldc": _("Least developed country"),
    "lldc": _("Landlocked developing country"),
    "sids": _("Small island developing state"),
}
REGIONS = {
    "AFRO": _("Africa"),
    "AMRO": _("Americas"),
    "EMRO": _("Eastern Mediterranean"),
    "EURO": _("Europe"),
    "SEARO": _("South-East Asia"),
    "WPRO": _("Western Pacific"),
}
INCOMES = {
    "L": pgettext_lazy("income", "Low"),
    "LM": pgettext_lazy("income", "Lower middle"),
    "UM": pgettext_lazy("income", "Upper middle"),
    "H": pgettext_lazy("income", "High"),
}
VALUES = {
    **REGIONS,
    **INCOMES,
    "yes": _("Yes"),
    "no": _("No"),
    "member": _("Member State"),
    "associate_member": _("Associate Member"),
    "area": _("Area outside the membership"),
}
CERTAINTIES = {
    "stated": _("Stated by the source"),
    "secondary": _("Reported by others; the list itself was not seen"),
    "undecided": _("Left open; a person must decide"),
}


def plain(text: str) -> str:
    """For search and order: no case, no accents, Arabic without vowel signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def sorted_by_name(countries: Iterable[Country], language: str) -> list[tuple[str, Country]]:
    """(name in that language, country), in the order of the names."""
    named = [(str(say(country.names, language)), country) for country in countries]
    return sorted(named, key=lambda pair: plain(pair[0]))
