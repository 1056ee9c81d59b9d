"""A spreadsheet of providers and what they offer, as lines that are checked one by one."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.text import LANGUAGES
from seedtrain.catalogue.models import Format, Offering, OfferingKind, Provider
from seedtrain.people.languages import django_code
from seedtrain.people.models import Country
from seedtrain.people.models.membership import today
from seedtrain.people.models.organisation import Kind
from seedtrain.people.naming import plain
from seedtrain.people.roster import Line, Sheet
from seedtrain.people.spreadsheet import Cells, UnreadableSheet
from seedtrain.standards.models import Family

COLUMNS: dict[str, Promise | str] = {
    "provider": gettext_lazy("Provider"),
    "provider_kind": gettext_lazy("Kind of provider"),
    "country": gettext_lazy("Country"),
    "website": gettext_lazy("Website"),
    "kind": gettext_lazy("Programme or resource"),
    "name": gettext_lazy("Name"),
    "format": gettext_lazy("Format"),
    "languages": gettext_lazy("Languages"),
    "topics": gettext_lazy("Topics"),
    "url": gettext_lazy("Address"),
    "cost": gettext_lazy("Cost"),
    "source": gettext_lazy("Source"),
    "confirmed_on": gettext_lazy("Confirmed on"),
}
NEEDED = ("provider", "name", "source")
LONGEST = {"provider": 200, "name": 300, "website": 400, "url": 400, "cost": 200, "source": 400}


def headings() -> list[str]:
    return [str(label) for label in COLUMNS.values()]


def allowed() -> list[list[str]]:
    """What may stand in the columns, for the template's second sheet."""
    several = _("several, with commas between them")
    return [
        *([str(COLUMNS[key]), _("needed")] for key in NEEDED),
        [str(COLUMNS["provider_kind"]), *(str(label) for label in Kind.labels)],
        [str(COLUMNS["country"]), _("the code of three letters, like SEN")],
        [str(COLUMNS["kind"]), *(str(label) for label in OfferingKind.labels)],
        [str(COLUMNS["format"]), *(str(label) for label in Format.labels)],
        [str(COLUMNS["languages"]), ", ".join(LANGUAGES), several],
        [str(COLUMNS["topics"]), several],
        [str(COLUMNS["confirmed_on"]), today().isoformat()],
    ]


def check(rows: Sequence[Cells]) -> Sheet:
    """Read the lines below the headings. Raises UnreadableSheet where a needed column is missing."""
    readings, places, unread = _readings(COLUMNS), {}, []
    for at, label in enumerate(rows[0]):
        key = readings.get(plain(label))
        if key and key not in places:
            places[key] = at
        elif label:
            unread.append(label)
    missing = [str(COLUMNS[key]) for key in NEEDED if key not in places]
    if missing:
        raise UnreadableSheet(
            _("These columns are missing: %(missing)s. Take the template, or rename the columns.")
            % {"missing": ", ".join(missing)}
        )
    lines = [
        Line(number, {key: row[at] if at < len(row) else "" for key, at in places.items()})
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    ]
    if not lines:
        raise UnreadableSheet(_("There is no line below the headings. Write one line for each offering."))
    countries = {plain(name): c.iso3 for c in Country.objects.all() for name in (c.iso3, c.iso2, *c.names.values())}
    choices = {
        "provider_kind": _readings(dict(Kind.choices)),
        "kind": _readings(dict(OfferingKind.choices)),
        "format": _readings(dict(Format.choices)),
        "country": countries,
    }
    topics = {plain(n): f.code for f in Family.objects.all() for n in (f.code, *f.names.values())}
    for line in lines:
        _check_line(line, choices, topics)
    check_against(lines)
    return Sheet(lines, unread)


def _readings(labels: dict[str, Any]) -> dict[str, str]:
    """Every way to write a value, in all languages, without case and accents → the value."""
    found = {plain(key): key for key in labels}
    for language in LANGUAGES:
        with translation.override(django_code(language)):
            found |= {plain(str(label)): key for key, label in labels.items()}
    return found


def _check_line(line: Line, choices: dict[str, dict[str, str]], topics: dict[str, str]) -> None:
    cells = {key: line.cells.get(key, "") for key in COLUMNS}
    values: dict[str, Any] = dict(cells)
    line.values = values
    say: Callable[[str], None] = line.problems.append
    for key in NEEDED:
        if not cells[key]:
            say(_("“%(column)s” is empty.") % {"column": COLUMNS[key]})
    for key, longest in LONGEST.items():
        if len(cells[key]) > longest:
            say(_("“%(column)s” is longer than %(most)s characters.") % {"column": COLUMNS[key], "most": longest})
    cells = cells | {"provider_kind": cells["provider_kind"] or "other", "kind": cells["kind"] or "programme"}
    for key, readings in choices.items():
        values[key] = readings.get(plain(cells[key]), "")
        if cells[key] and not values[key]:
            say(
                _("“%(column)s”: found “%(found)s”, which we do not know.")
                % {"column": COLUMNS[key], "found": cells[key]}
            )
    for key in ("website", "url"):
        if cells[key] and not _address(cells[key]):
            say(_("“%(found)s” is no address of a page; it begins with https://.") % {"found": cells[key]})
    values["languages"] = _several(cells["languages"].lower())
    unknown = [code for code in values["languages"] if code not in LANGUAGES]
    if unknown:
        say(
            _("Found the language “%(found)s”; allowed are: %(allowed)s.")
            % {"found": ", ".join(unknown), "allowed": ", ".join(LANGUAGES)}
        )
    values["topics"] = [topics.get(plain(topic), topic) for topic in _several(cells["topics"])]
    _check_day(line, cells["confirmed_on"])


def _check_day(line: Line, text: str) -> None:
    line.values["confirmed_on"] = text or today().isoformat()
    try:
        if datetime.date.fromisoformat(line.values["confirmed_on"]) > today():
            line.problems.append(_("The day of confirmation lies in the future."))
    except ValueError:
        line.problems.append(_("Found the day “%(found)s”; write it like 2026-06-05.") % {"found": text})


def _several(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _address(text: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return False
    return True


def check_against(lines: list[Line]) -> None:
    """The same offering of the same provider is told once; a known provider is worth a remark."""
    known = {name.casefold() for name in Provider.objects.filter(retired=False).values_list("name", flat=True)}
    offered = {
        (o.provider.name.casefold(), str(o).casefold())
        for o in Offering.objects.filter(retired=False).select_related("provider")
    }
    twice = _("This provider offers this already, here or on an earlier line. Take this line out.")
    for line in lines:
        name = line.cells.get("provider", "").casefold()
        pair = (name, line.cells.get("name", "").casefold())
        line.remarks = [_("This provider is known; the offering is added to it.")] if name in known else []
        if pair in offered and twice not in line.problems:
            line.problems.append(twice)
        offered.add(pair)
