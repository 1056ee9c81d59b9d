"""What a cell of an imported sheet means, in any of the languages; or what is wrong with it."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.text import LANGUAGES
from seedtrain.people.languages import django_code, language_choices
from seedtrain.people.models import Country
from seedtrain.people.naming import plain
from seedtrain.programmes.models import Sex

FIXED: dict[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("E-mail address"),
    "country": gettext_lazy("Country"),
    "sex": gettext_lazy("Sex"),
    "employer": gettext_lazy("Employer"),
    "job_title": gettext_lazy("Job title"),
    "language": gettext_lazy("Language"),
}
LONGEST = 200
LONGEST_ANSWER = 5000
Read = Callable[[str], Any]


class Wrong(Exception):
    """What is wrong with a cell, in words."""


def in_all_languages(labels: Mapping[str, str | Promise]) -> dict[str, str]:
    """Every way to write a value, without case and accents → the value."""
    found = {plain(key): key for key in labels}
    for language in LANGUAGES:
        with translation.override(django_code(language)):
            found |= {plain(str(label)): key for key, label in labels.items()}
    return found


def countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in Country.objects.all():
        for name in (country.iso3, country.iso2, *country.names.values()):
            found[plain(name)] = country.iso3
    return found


def one_of(found: Mapping[str, str], what: str) -> Read:
    def read(cell: str) -> str:
        value = found.get(plain(cell))
        if value is None:
            raise Wrong(_("%(what)s: “%(cell)s” is not known.") % {"what": what, "cell": cell[:60]})
        return value

    return read


def text(most: int, what: str) -> Read:
    def read(cell: str) -> str:
        if len(cell) > most:
            raise Wrong(_("%(what)s: longer than %(most)s characters.") % {"what": what, "most": most})
        return cell

    return read


def address(cell: str) -> str:
    try:
        validate_email(cell)
    except ValidationError:
        raise Wrong(_("“%(cell)s” is no e-mail address.") % {"cell": cell[:60]}) from None
    return cell.lower()


def number(question: Mapping[str, Any], what: str) -> Read:
    least, most = question.get("min", float("-inf")), question.get("max", float("inf"))

    def read(cell: str) -> float:
        try:
            value = float(cell.replace(",", "."))
        except ValueError:
            raise Wrong(_("%(what)s: “%(cell)s” is no number.") % {"what": what, "cell": cell[:60]}) from None
        if not least <= value <= most:
            raise Wrong(_("%(what)s: %(cell)s is outside what the form allows.") % {"what": what, "cell": cell[:60]})
        return int(value) if value.is_integer() else value

    return read


def day(what: str) -> Read:
    def read(cell: str) -> str:
        try:
            return datetime.date.fromisoformat(cell).isoformat()
        except ValueError:
            raise Wrong(
                _("%(what)s: “%(cell)s”; write a day like 2026-06-05.") % {"what": what, "cell": cell[:60]}
            ) from None

    return read


def yes_or_no(what: str) -> Read:
    words = in_all_languages({"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")})
    read = one_of(words | {"1": "yes", "0": "no", "true": "yes", "false": "no", "x": "yes"}, what)
    return lambda cell: read(cell) == "yes"


def choices_of(question: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for choice in question.get("choices", []):
        for word in (choice["code"], *choice["labels"].values()):
            found[plain(word)] = choice["code"]
    return found


def several(read: Read) -> Read:
    return lambda cell: [read(part.strip()) for part in cell.split(";") if part.strip()]


def languages() -> dict[str, str]:
    return {plain(name): code for code, name in language_choices()} | {code: code for code in LANGUAGES}


def fixed_readers() -> dict[str, Read]:
    most = {code: text(LONGEST, str(FIXED[code])) for code in ("name", "employer", "job_title")}
    sexes = in_all_languages({value: label for value, label in Sex.choices if value})
    return {
        **most,
        "email": address,
        "country": one_of(countries(), str(FIXED["country"])),
        "sex": one_of(sexes, str(FIXED["sex"])),
        "language": one_of(languages(), str(FIXED["language"])),
    }


def reader_of(question: Mapping[str, Any], what: str) -> Read:
    """How a cell below this question is read."""
    kind = question["kind"]
    if kind == "number":
        return number(question, what)
    if kind == "scale":
        return number({"min": 1, "max": 5}, what)
    if kind in {"one", "many"}:
        read = one_of(choices_of(question), what)
        return several(read) if kind == "many" else read
    if kind in {"yes_no", "consent"}:
        return yes_or_no(what)
    return _reader_of_words(question, kind, what)


def _reader_of_words(question: Mapping[str, Any], kind: str, what: str) -> Read:
    if kind == "date":
        return day(what)
    if kind == "country":
        return one_of(countries(), what)
    if kind == "language":
        return one_of(languages(), what)
    if kind == "email":
        return address
    return text(int(question.get("max", LONGEST_ANSWER)), what)
