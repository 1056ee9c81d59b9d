"""The operator's page of the whole trail: filters, and what the last verification found."""

import json

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from seedtrain.base.identity import new_id
from seedtrain.trail.actions import record
from seedtrain.trail.models import Record
from seedtrain.trail.verify import verify

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(cast, settings, tmp_path):
    """The page as the operator sees it, after a few acts."""
    settings.DATA = tmp_path
    (tmp_path / "trail").mkdir()
    with transaction.atomic():
        record(cast.actor("mariam"), "person.added", "person", cast["amina"].id)
        record(cast.actor("bob"), "person.changed", "person", cast["alice"].id)
        record(cast.actor("carlos"), "person.changed", "person", cast["charlie"].id)
    client = cast.sign_in(Client(), "operator")

    def get(**query: str) -> str:
        response = client.get(reverse("trail"), query)
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_only_operators_open_it(cast):
    for name in ("alice", "mariam", "inspector", "coordinator"):
        assert cast.sign_in(Client(), name).get(reverse("trail")).status_code == 403


def test_the_latest_act_stands_first(read):
    page = read()
    assert page.index("Carlos (fictional)</bdi> changed") < page.index("Mariam (fictional)</bdi> added")


def test_it_finds_by_act_person_and_day(read):
    assert "Mariam" in read(verb="person.added")
    assert "Bob" not in read(verb="person.added")
    assert "Bob" in read(person="bob")
    assert "Carlos" not in read(person="bob")
    assert "No record fits" in read(until="2020-01-01")
    assert "Carlos" in read(since="2020-01-01")


def test_a_filter_that_cannot_be_read_is_told_not_ignored(read):
    page = read(since="yesterday")
    assert "Enter a valid date" in page
    assert "Carlos" not in page


def test_it_says_that_nobody_has_verified_yet(read):
    assert "Never verified" in read()


def test_it_says_what_the_last_verification_found(read, settings):
    verify()
    verdict = json.loads((settings.DATA / "trail" / "verdict.json").read_text())
    verdict |= {"intact": True, "finding": None, "records": Record.objects.count() - 1}
    (settings.DATA / "trail" / "verdict.json").write_text(json.dumps(verdict))
    page = read()
    assert "Intact when last verified" in page
    assert f"{verdict['records']} records verified." in page
    assert "1 record came since." in page


def test_it_names_what_was_touched(read, settings):
    assert not verify().intact  # no head was signed: nothing here is committed
    page = read()
    assert "The trail was touched" in page
    assert "There is no signed head" in page


def test_a_record_leads_to_its_thing(read, cast):
    assert reverse("person", args=[cast["alice"].id]) in read(person="bob")


def test_a_page_of_many_records_costs_few_queries(read, cast, django_assert_max_num_queries):
    with transaction.atomic():
        for _turn in range(60):
            record(cast.actor("bob"), "person.changed", "person", cast["alice"].id, {"x": str(new_id())})
    with django_assert_max_num_queries(15):
        read()
