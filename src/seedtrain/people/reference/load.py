"""Loads countries and their dated facts from the files beside this one; again and again, to the same end.

What a person decided is never touched. The trail keeps the digest of the files and every row that changed.
"""

import csv
import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from babel import Locale
from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.base.text import LANGUAGES
from seedtrain.people import access
from seedtrain.people.models import Country, CountryFact
from seedtrain.trail.actions import record

FOLDER = Path(__file__).parent / "countries"
FILES = ("member_states.csv", "other_areas.csv", "facts.csv")
COUNTRIES = uuid5(NAMESPACE_URL, "urn:seedtrain:reference:countries")  # how the trail names this list
CLDR = {"zh": "zh_Hans"}

Row = dict[str, str]


@dataclass
class Report:
    """What a load did: the version of the files, and how many rows it added, changed and removed."""

    digest: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    changes: list[dict[str, Any]] = field(default_factory=list)  # old and new values of rows that stood before

    @property
    def did_something(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@transaction.atomic
def load(actor: Actor, folder: Path = FOLDER) -> Report:
    """Bring the stored countries and facts to what the files say. A second run changes nothing. Raises Refused."""
    access.may_load_reference(actor).require()
    report = Report(digest_of(folder))
    _load_countries(read(folder, "member_states.csv") + read(folder, "other_areas.csv"), report)
    _load_facts(read(folder, "facts.csv"), report)
    if report.did_something:
        data = {
            "digest": report.digest,
            "added": report.added,
            "changed": report.changed,
            "removed": report.removed,
            "changes": report.changes,
        }
        record(actor, "countries.loaded", "reference", COUNTRIES, data)
    return report


def digest_of(folder: Path) -> str:
    """SHA-256 over the files, in their fixed order: the version of the list."""
    total = hashlib.sha256()
    for name in FILES:
        total.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return total.hexdigest()


def read(folder: Path, name: str) -> list[Row]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names_of(iso2: str) -> dict[str, str]:
    """{language: name} from CLDR, as carried by Babel."""
    found = {code: Locale.parse(CLDR.get(code, code)).territories.get(iso2, "") for code in LANGUAGES}
    return {code: name for code, name in found.items() if name}


def _load_countries(rows: Iterable[Row], report: Report) -> None:
    stored = Country.objects.in_bulk()
    new = []
    for row in rows:
        wanted = Country(
            iso3=row["iso3"],
            iso2=row["iso2"],
            m49=row["m49"],
            names=names_of(row["iso2"]) or {"en": row["name_en"]},
            official_languages=row["official_languages"],
            language_codes=row["language_codes"],
            training_languages=row["training_languages"],
            latitude_degrees=float(row["latitude"]),
            longitude_degrees=float(row["longitude"]),
        )
        before = stored.get(row["iso3"])
        if before:
            _bring_up_to_date(before, wanted, report)
        else:
            new.append(wanted)
    report.added += len(Country.objects.bulk_create(new))


def _load_facts(rows: Iterable[Row], report: Report) -> None:
    """Facts are known by country, kind, edition and first day. One that left the files was an error and goes."""
    stored = {_key(fact): fact for fact in CountryFact.objects.filter(decided=False)}
    new = []
    for row in rows:
        wanted = CountryFact(
            country_id=row["iso3"],
            kind=row["kind"],
            value=row["value"],
            edition=row["edition"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=row["source"],
            certainty=row["certainty"],
            note=row["note"],
        )
        before = stored.pop(_key(wanted), None)
        if before:
            _bring_up_to_date(before, wanted, report)
        else:
            new.append(wanted)
    report.added += len(CountryFact.objects.bulk_create(new))
    for gone in stored.values():
        report.removed += 1
        report.changes.append({"before": _values(gone), "after": None})
        gone.delete()


def _bring_up_to_date(before: Any, wanted: Any, report: Report) -> None:
    """Bring the stored row to the wanted values, or leave it where nothing differs."""
    wanted.pk = before.pk
    old, new = _values(before), _values(wanted)
    if old != new:
        wanted.save(force_update=True)
        report.changed += 1
        report.changes.append({"row": str(before), "before": old, "after": new})


def _values(row: Any) -> dict[str, Any]:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname != "id"}
    return {name: v.isoformat() if isinstance(v, datetime.date) else v for name, v in values.items()}


def _key(fact: CountryFact) -> tuple[Any, ...]:
    return (fact.country_id, fact.kind, fact.edition, fact.valid_from)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
