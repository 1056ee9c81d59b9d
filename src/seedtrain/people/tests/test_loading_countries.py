"""The loader of countries: once or many times, the same end; decisions of people are kept."""

import csv
import datetime
import json
import shutil
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor, system_actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Country, CountryFact
from seedtrain.people.reference.load import FOLDER, load
from seedtrain.trail.models import Record

LOADER = system_actor("reference loader")
DAY = datetime.date(2026, 6, 5)

pytestmark = pytest.mark.django_db


def test_every_country_and_fact_of_the_files_is_stored_with_names_in_seven_languages() -> None:
    load(LOADER)
    listed = sum(len(list(csv.DictReader((FOLDER / name).open()))) for name in ("member_states.csv", "other_areas.csv"))
    assert Country.objects.count() == listed
    assert CountryFact.objects.count() == len(list(csv.DictReader((FOLDER / "facts.csv").open())))
    assert all(len(country.names) == 7 for country in Country.objects.all())
    assert Country.objects.get(iso3="EGY").names["ar"] == "مصر"
    assert Country.objects.get(iso3="CHN").names["zh"] == "中国"


def test_a_second_run_changes_nothing_and_leaves_no_record() -> None:
    first, second = load(LOADER), load(LOADER)
    assert first.did_something
    assert not second.did_something
    assert second.digest == first.digest
    assert Record.objects.filter(verb="countries.loaded").count() == 1


def test_a_decision_of_a_person_survives_the_next_load() -> None:
    load(LOADER)
    venezuela = Country.objects.get(iso3="VEN")
    decision = CountryFact.objects.create(
        country=venezuela, kind="lmic", value="yes", valid_from=DAY, source="us", decided=True
    )
    load(LOADER)
    assert venezuela.fact("lmic", DAY) == decision


def test_a_changed_file_changes_its_rows_and_the_trail_keeps_the_old_values(tmp_path: Path) -> None:
    load(LOADER)
    folder = Path(shutil.copytree(FOLDER, tmp_path / "countries"))
    facts = (folder / "facts.csv").read_text()
    row = next(line for line in facts.splitlines() if line.startswith("KEN,world_bank_income,LM,FY27"))
    (folder / "facts.csv").write_text(facts.replace(row, row.replace(",LM,", ",UM,")))
    report = load(LOADER, folder)
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    kenya = Country.objects.get(iso3="KEN")
    fact = kenya.fact("world_bank_income", datetime.date(2026, 8, 1))
    assert fact is not None
    assert fact.value == "UM"
    change = json.loads(Record.objects.order_by("number").last().data)["changes"][0]
    assert (change["before"]["value"], change["after"]["value"]) == ("LM", "UM")


def test_a_row_that_left_the_file_is_removed_and_kept_on_the_trail(tmp_path: Path) -> None:
    load(LOADER)
    folder = Path(shutil.copytree(FOLDER, tmp_path / "countries"))
    lines = (folder / "facts.csv").read_text().splitlines()
    (folder / "facts.csv").write_text("\n".join(line for line in lines if not line.startswith("KEN,sids,")))
    assert load(LOADER, folder).removed == 1
    assert Country.objects.get(iso3="KEN").fact("sids", DAY) is None


def test_a_stranger_cannot_load() -> None:
    with pytest.raises(Refused):
        load(Actor())
    assert not Country.objects.exists()


def test_a_list_cannot_say_two_things_of_one_country_also_where_its_first_day_is_unknown() -> None:
    load(LOADER)
    twice = CountryFact.objects.get(country="KEN", kind="sids")
    twice.pk = None
    twice.id = new_id()
    with pytest.raises(IntegrityError), transaction.atomic():
        twice.save(force_insert=True)
