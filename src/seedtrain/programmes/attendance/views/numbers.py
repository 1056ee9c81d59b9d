"""The numbers of an edition: each opens to its definition; as a spreadsheet with the same definitions."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import say, short_code
from seedtrain.people import spreadsheet
from seedtrain.people.models import Country
from seedtrain.programmes.attendance.numbers import definitions, numbers_of
from seedtrain.programmes.attendance.views.common import RUNNERS, page, run_edition
from seedtrain.programmes.models import Edition, Sex


def named(edition: Edition, code: str, groups: dict[str, int], language: str) -> list[tuple[str, int]]:
    """Groups in words: countries, sessions and sexes have names."""
    names: dict[str, str] = {}
    if code == "by_country":
        names = {one.iso3: str(say(one.names, language)) for one in Country.objects.filter(iso3__in=groups)}
    elif code == "sessions":
        names = {one.code: str(say(one.names, language)) for one in edition.sessions.all()}
    elif code == "by_sex":
        names = {str(value): str(label) for value, label in Sex.choices}
    return [(names.get(group, group), number) for group, number in groups.items()]


def told(edition: Edition) -> list[dict[str, Any]]:
    language, counted = short_code(get_language() or "en"), numbers_of(edition)
    shown = []
    for code, definition in definitions().items():
        value = counted[code]
        groups = named(edition, code, value, language) if isinstance(value, dict) else []
        shown.append({**definition, "code": code, "value": value, "grouped": isinstance(value, dict), "groups": groups})
    return shown


@only(*RUNNERS)
def numbers(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    return page(request, edition, "numbers.html", {"numbers": told(edition)})


@only(*RUNNERS)
def numbers_export(request: Request, edition_slug: str) -> HttpResponse:
    edition = run_edition(request, edition_slug)
    language = short_code(get_language() or "en")
    rows: list[list[object]] = []
    for one in told(edition):
        name = str(say(one["names"], language))
        meaning = [str(say(one["words"], language)), one["formula"]]
        pairs = one["groups"] if one["grouped"] else [("", one["value"])]
        rows.extend([name, group, number, *meaning] for group, number in pairs)
    headings = [_("Number"), _("Group"), _("Value"), _("What it means"), _("Formula")]
    content = spreadsheet.write(_("Numbers"), headings, rows)
    return spreadsheet.answer(content, f"{edition.slug}-numbers.xlsx")
