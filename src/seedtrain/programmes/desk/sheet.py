"""A spreadsheet of registrations: checked line by line against what is there now. Nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.text import say
from seedtrain.people.models import Person
from seedtrain.people.naming import plain
from seedtrain.people.spreadsheet import Cells, UnreadableSheet
from seedtrain.programmes.desk import reading
from seedtrain.programmes.desk.telling import questions_of
from seedtrain.programmes.models import Edition, Registration
from seedtrain.programmes.registration.who import similar

MOST_LINES = 10_000
CHUNK = 2000
COMPARED = ("name", "country", "sex", "employer", "job_title")


@dataclass
class Line:
    """One person; `problems` stop the import, `remarks` do not. `known`: registered already, so nothing is added."""

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    known: bool = False
    person: UUID | None = None  # somebody who is here already


@dataclass
class Sheet:
    lines: list[Line]
    unread: list[str]

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.problems]

    @property
    def new(self) -> list[Line]:
        return [line for line in self.lines if not line.problems and not line.known]

    @property
    def known(self) -> list[Line]:
        return [line for line in self.lines if line.known]

    @property
    def good(self) -> bool:
        return not self.wrong and bool(self.new)


def asked_in(edition: Edition) -> list[dict[str, Any]]:
    """The form's questions that are no fixed columns and are still asked."""
    return [q for q in questions_of(edition.id) if q["code"] not in reading.FIXED and not q.get("retired")]


def headings(edition: Edition) -> list[str]:
    language = get_language() or "en"
    fixed = [str(label) for label in reading.FIXED.values()]
    return [*fixed, *(str(say(question["labels"], language)) for question in asked_in(edition))]


def allowed(edition: Edition) -> list[list[str]]:
    """What may stand in the columns, for the template's second sheet."""
    language = get_language() or "en"
    needed, empty = _("needed"), _("may be empty")
    notes = [[str(label), needed if code in {"name", "email"} else empty] for code, label in reading.FIXED.items()]
    for question in asked_in(edition):
        choices = [str(say(choice["labels"], language)) for choice in question.get("choices", [])]
        several = [_("several apart by ;")] if question["kind"] == "many" else []
        notes.append([str(say(question["labels"], language)), *several, *choices])
    return notes


def _columns(heading: Cells, questions: Iterable[Mapping[str, Any]]) -> tuple[dict[str, int], list[str]]:
    names = reading.in_all_languages(reading.FIXED)
    for question in questions:
        for word in (question["code"], *question["labels"].values()):
            names.setdefault(plain(word), question["code"])
    places: dict[str, int] = {}
    unread = []
    for at, label in enumerate(heading):
        code = names.get(plain(label))
        if code and code not in places:
            places[code] = at
        elif label:
            unread.append(label)
    return places, unread


def check(rows: Sequence[Cells], edition: Edition) -> Sheet:
    """Read each line and compare it with who is registered. Raises UnreadableSheet where a needed column is missing."""
    questions = asked_in(edition)
    places, unread = _columns(rows[0], questions)
    for code in ("name", "email"):
        if code not in places:
            raise UnreadableSheet(
                _("No column is called “%(name)s”. Found: %(found)s. Take the template, or rename the column.")
                % {"name": reading.FIXED[code], "found": ", ".join(filter(None, rows[0])) or "–"}
            )
    fixed = reading.fixed_readers()
    language = get_language() or "en"
    readers = {q["code"]: reading.reader_of(q, str(say(q["labels"], language))) for q in questions}
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        if any(row):
            line = Line(number, {code: row[at] if at < len(row) else "" for code, at in places.items()})
            _read(line, fixed, line.values)
            _read(line, readers, line.answers)
            lines.append(line)
    if not lines:
        raise UnreadableSheet(_("There is no line below the headings. Write one line for each person."))
    _find_twice(lines)
    _find_registered(lines, edition)
    _find_people(lines, edition)
    return Sheet(lines, unread)


def _read(line: Line, readers: Mapping[str, reading.Read], into: dict[str, Any]) -> None:
    for code, read in readers.items():
        cell = line.cells.get(code, "")
        if cell:
            try:
                into[code] = read(cell)
            except reading.Wrong as wrong:
                line.problems.append(str(wrong))
        elif code in {"name", "email"}:
            line.problems.append(_("%(what)s is missing.") % {"what": reading.FIXED[code]})


def _find_twice(lines: Iterable[Line]) -> None:
    """The same person twice in one sheet is a fault; two people with one address are not."""
    first: dict[str, list[Line]] = {}
    for line in lines:
        email = line.values.get("email")
        if not email or "name" not in line.values:
            continue
        for other in first.setdefault(email, []):
            if similar(other.values["name"], line.values["name"]):
                line.problems.append(_("The same person stands in line %(line)s.") % {"line": other.number})
                break
        else:
            if first[email]:
                line.remarks.append(_("Line %(line)s has the same address.") % {"line": first[email][0].number})
            first[email].append(line)


def _find_registered(lines: Iterable[Line], edition: Edition) -> None:
    there: dict[str, list[Registration]] = {}
    fields = ("id", "email", "state", *COMPARED)
    for one in Registration.objects.filter(edition=edition).counted().order_by().only(*fields):
        there.setdefault(one.email.lower(), []).append(one)
    for line in lines:
        if line.problems:
            continue
        same = next((r for r in there.get(line.values["email"], []) if similar(r.name, line.values["name"])), None)
        if same is not None:
            line.known = True
            line.remarks.append(_compared(line, same))


def _compared(line: Line, there: Registration) -> str:
    differs = [
        str(reading.FIXED[code])
        for code in COMPARED
        if code in line.values
        and line.values[code] != (there.country_id if code == "country" else getattr(there, code))
    ]
    if differs:
        return _("Registered already; the sheet says otherwise in: %(what)s. Nothing is changed.") % {
            "what": ", ".join(differs)
        }
    return _("Registered already; unchanged.")


def _chunks(things: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(things), CHUNK):
        yield things[start : start + CHUNK]


def _find_people(lines: Iterable[Line], edition: Edition) -> None:
    """The same address and a similar name: the same person."""
    new = [line for line in lines if not line.problems and not line.known]
    by_address: dict[str, list[tuple[UUID, str]]] = {}
    for addresses in _chunks(sorted({line.values["email"] for line in new})):
        for field_name in ("email", "account__email"):
            rows = Person.objects.annotate(at=Lower(F(field_name))).filter(at__in=addresses).order_by("created_at")
            for at, id, name in rows.values_list("at", "id", "name"):
                by_address.setdefault(at, []).append((id, name))
    registered = set(
        Registration.objects.filter(edition=edition, person__isnull=False).values_list("person", flat=True)
    )
    for line in new:
        found = by_address.get(line.values["email"], [])
        line.person = next((id for id, name in found if similar(name, line.values["name"])), None)
        if line.person in registered:
            line.known = True
            line.remarks.append(_("Registered already, with another address. Nothing is changed."))
        elif line.person:
            line.remarks.append(_("Known from before; the same person."))
        registered |= {line.person} if line.person else set()
