"""A spreadsheet of people as lines that are checked one by one, and brought in all together or not at all."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.actor import Actor
from seedtrain.base.text import LANGUAGES
from seedtrain.people import access
from seedtrain.people.actions import add_person
from seedtrain.people.errors import PeopleError
from seedtrain.people.fields import EARLIEST, LATEST
from seedtrain.people.languages import django_code, language_choices
from seedtrain.people.models import Membership, Organisation, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.people.naming import plain
from seedtrain.people.spreadsheet import Cells, UnreadableSheet

COLUMNS: dict[str, Promise | str] = {
    "name": gettext_lazy("Name"),
    "role": gettext_lazy("Role"),
    "language": gettext_lazy("Language"),
    "staff_number": gettext_lazy("Staff number"),
    "since": gettext_lazy("Here since"),
}


@dataclass
class Line:
    """One line as written in a sheet; `problems` stop the import, `remarks` do not."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass
class Sheet:
    lines: list[Line]
    unread: list[str] = field(default_factory=list)  # columns that we do not know

    @property
    def good(self) -> bool:
        return bool(self.lines) and not self.wrong

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.problems]

    def plain(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_plain(cls, data: dict[str, Any]) -> "Sheet":
        return cls([Line(**line) for line in data["lines"]], data["unread"])


def headings() -> list[str]:
    return [str(label) for label in COLUMNS.values()]


def allowed(actor: Actor, organisation: Organisation) -> list[list[str]]:
    """What may stand in the columns, for the template's second sheet."""
    roles = [str(role.label) for role in access.roles_given_by(actor, organisation.id)]
    return [
        [str(COLUMNS["name"]), _("needed")],
        [str(COLUMNS["role"]), *roles],
        [str(COLUMNS["language"]), *(name for _code, name in language_choices())],
        [str(COLUMNS["staff_number"]), _("may be empty")],
        [str(COLUMNS["since"]), today().isoformat()],
    ]


def check(rows: Sequence[Cells], actor: Actor, organisation: Organisation) -> Sheet:
    """Read the lines below the headings and check each. Raises UnreadableSheet where no column holds the names."""
    places, unread = _columns(rows[0])
    if "name" not in places:
        raise UnreadableSheet(
            _("No column is called “%(name)s”. Found: %(found)s. Take the template, or rename the column.")
            % {"name": COLUMNS["name"], "found": ", ".join(filter(None, rows[0])) or "–"}
        )
    lines = [
        Line(number, {key: row[at] if at < len(row) else "" for key, at in places.items()})
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    ]
    if not lines:
        raise UnreadableSheet(_("There is no line below the headings. Write one line for each person."))
    roles = _readings({role.value: role.label for role in access.roles_given_by(actor, organisation.id)})
    for line in lines:
        _check_line(line, roles)
    _check_against(lines, organisation)
    return Sheet(lines, unread)


@transaction.atomic
def bring_in(actor: Actor, organisation: Organisation, sheet: Sheet) -> list[Person]:
    """Add everybody; each leaves a record of its own. Raises Refused, and PeopleError where a line no longer holds."""
    for line in sheet.lines:
        line.problems = [] if line.values else line.problems
    _check_against(sheet.lines, organisation)
    if not sheet.good:
        raise PeopleError(_("Some lines cannot be added. Nothing was stored; mend the file and choose it again."))
    return [add_person(actor, organisation, **_details(line.values)) for line in sheet.lines]


def _details(values: dict[str, str]) -> dict[str, Any]:
    return {**values, "since": datetime.date.fromisoformat(values["since"])}


def _columns(heading: Cells) -> tuple[dict[str, int], list[str]]:
    """Where each column is, by its name in any of the languages; and the headings that name none."""
    readings = _readings(COLUMNS)
    places: dict[str, int] = {}
    unread = []
    for at, label in enumerate(heading):
        key = readings.get(plain(label))
        if key and key not in places:
            places[key] = at
        elif label:
            unread.append(label)
    return places, unread


def _readings(labels: dict[str, Promise | str]) -> dict[str, str]:
    """Every way to write a value, in all languages, without case and accents → the value."""
    found = {plain(key): key for key in labels}
    for language in LANGUAGES:
        with translation.override(django_code(language)):
            found |= {plain(str(label)): key for key, label in labels.items()}
    return found


def _check_line(line: Line, roles: dict[str, str]) -> None:
    cells, problems = line.cells, line.problems
    languages = {plain(name): code for code, name in language_choices()} | {code: code for code in LANGUAGES}
    role = roles.get(plain(cells.get("role") or Role.TRAINEE.value))
    language = languages.get(plain(cells.get("language") or "en"))
    since = _day(cells.get("since", ""))
    if not cells["name"]:
        problems.append(_("The name is missing."))
    if len(cells["name"]) > 200:
        problems.append(_("The name is longer than 200 characters."))
    if len(cells.get("staff_number", "")) > 60:
        problems.append(_("The staff number is longer than 60 characters."))
    if role is None:
        problems.append(_("Found the role “%(found)s”, which you cannot give here.") % {"found": cells["role"]})
    if language is None:
        problems.append(
            _("Found the language “%(found)s”; allowed are: %(allowed)s.")
            % {"found": cells["language"], "allowed": ", ".join(LANGUAGES)}
        )
    if since and not EARLIEST <= since <= LATEST:
        problems.append(_("Found a day outside the years 1900 to 2199. Check the year."))
    if since is None:
        problems.append(_("Found the day “%(found)s”; write it like 2026-06-05.") % {"found": cells["since"]})
    if not problems and role and language and since:
        line.values = {
            "name": cells["name"],
            "role": role,
            "language": language,
            "staff_number": cells.get("staff_number", ""),
            "since": since.isoformat(),
        }


def _check_against(lines: list[Line], organisation: Organisation) -> None:
    """Staff numbers are used once, in the sheet and among those who are here; a known name is worth a remark."""
    stay = Membership.objects.current() | Membership.objects.coming()
    here = Person.objects.filter(id__in=stay.filter(organisation=organisation).values("person"))
    numbers = dict(here.exclude(staff_number="").values_list("staff_number", "name"))
    names = {plain(name) for name in here.values_list("name", flat=True)}
    written = Counter(line.cells.get("staff_number", "") for line in lines)
    for line in lines:
        number = line.cells.get("staff_number", "")
        line.remarks = [_("Somebody of this name is here already.")] if plain(line.cells["name"]) in names else []
        if number and written[number] > 1:
            line.problems.append(_("The staff number %(number)s stands on several lines.") % {"number": number})
        if number in numbers:
            line.problems.append(
                _("The staff number %(number)s belongs to %(name)s, who is here already. Take this line out.")
                % {"number": number, "name": numbers[number]}
            )


def _day(text: str) -> datetime.date | None:
    if not text:
        return today()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
