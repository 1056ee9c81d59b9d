"""Countries on a chosen day: public, dated, in the reader's language; undecided groups wait for a person."""

import pytest
from django.test import Client

from seedtrain.base.actor import system_actor
from seedtrain.people.models import Country, CountryFact
from seedtrain.people.reference.load import load
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def countries(cast: Cast) -> None:
    load(system_actor("reference loader"))


def names(client: Client, query: str) -> list[str]:
    return [row["name"] for row in client.get(f"/countries?{query}").context["page"].paginator.object_list]


def test_a_stranger_reads_the_list_and_its_count_is_that_of_the_rows(client: Client) -> None:
    assert len(names(client, "")) == Country.objects.count()
    shown = len(names(client, "region=AFRO&on=2026-06-05"))
    facts = CountryFact.objects.filter(kind="who_region", value="AFRO")
    assert shown == facts.count()


def test_a_region_that_changed_answers_by_the_day(client: Client) -> None:
    assert "Indonesia" in names(client, "region=SEARO&on=2025-05-22")
    assert "Indonesia" not in names(client, "region=SEARO&on=2025-05-23")


def test_search_is_in_the_readers_language_without_accents_or_case(client: Client) -> None:
    client.cookies["language"] = "fr"
    assert names(client, "words=senegal") == ["Sénégal"]
    client.cookies["language"] = "ar"
    assert names(client, "words=السنغال") == ["السنغال"]
    assert names(client, "words=SEN") != []


def test_undecided_countries_are_found_and_say_so(client: Client) -> None:
    assert "Ethiopia" in names(client, "lmic=open&on=2026-06-05")
    page = client.get("/countries/ETH?on=2026-06-05").content.decode()
    assert "a person must decide" in page
    assert "FY26" in page
    assert "last group L" in page


def test_the_answer_names_the_fact_it_rests_on(client: Client) -> None:
    page = client.get("/countries/TGO?on=2026-06-30").content.decode()
    assert "list FY26 its income group is: Low" in page
    assert "list FY27 its income group is: Lower middle" in client.get("/countries/TGO?on=2026-07-01").content.decode()


def test_a_day_that_is_none_is_answered_with_today_and_a_warning(client: Client) -> None:
    for wrong in ("yesterday", "2026-13-01", "0001-01-01", "<script>"):
        page = client.get("/countries", {"on": wrong})
        assert page.status_code == 200
        assert "Not a day we can use" in page.content.decode()
        assert "<script>" not in page.content.decode().replace("<script src", "")


def test_a_coordinator_decides_with_a_reason_and_the_page_shows_it(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "coordinator")
    address = "/countries/ETH/decide/lmic"
    assert client.post(address, {"value": "yes", "valid_from": "2026-06-05", "reason": ""}).status_code == 200
    assert not CountryFact.objects.filter(decided=True).exists()
    client.post(address, {"value": "yes", "valid_from": "2026-06-05", "reason": "Low income until 2025"})
    page = client.get("/countries/ETH?on=2026-06-05").content.decode()
    assert "Low income until 2025" in page
    assert "decided so" in page
    assert Record.objects.get(verb="country.decided").reason == "Low income until 2025"


def test_nobody_else_decides(cast: Cast, client: Client) -> None:
    assert client.get("/countries/ETH/decide/lmic").status_code == 302
    for name in ("alice", "mariam", "inspector", "focal"):
        assert cast.sign_in(client, name).get("/countries/ETH/decide/lmic").status_code == 403


def test_what_the_lists_own_cannot_be_decided(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "operator")
    assert client.get("/countries/ETH/decide/who_region").status_code == 404
    assert client.get("/countries/XYZ").status_code == 404
