"""Was this country low- or middle-income on a day: yes, no, or a person must decide."""

import datetime

import pytest

from seedtrain.base.access import Refused
from seedtrain.base.actor import system_actor
from seedtrain.people.actions import decide_country_group
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Country
from seedtrain.people.reference.load import load
from tests.cast import Cast

DAY = datetime.date(2026, 6, 5)
JULY = datetime.date(2026, 7, 1)


@pytest.fixture(autouse=True)
def countries(cast: Cast) -> None:
    load(system_actor("reference loader"))


def answer(iso3: str, on: datetime.date) -> bool | None:
    return Country.objects.get(iso3=iso3).is_lmic(on).value


def test_the_list_in_force_answers_for_its_days() -> None:
    assert answer("SEN", DAY) is True
    assert answer("FRA", DAY) is False
    assert Country.objects.get(iso3="SEN").is_lmic(DAY).fact.edition == "FY26"
    assert Country.objects.get(iso3="SEN").is_lmic(JULY).fact.edition == "FY27"


def test_a_country_the_list_leaves_open_waits_for_a_person() -> None:
    found = Country.objects.get(iso3="ETH").is_lmic(DAY)
    assert found.undecided
    assert "unclassified" in found.fact.note


def test_a_day_that_no_list_covers_has_no_answer() -> None:
    found = Country.objects.get(iso3="SEN").is_lmic(datetime.date(2019, 1, 1))
    assert found.undecided
    assert found.fact is None


def test_a_decision_answers_from_its_first_to_its_last_day(cast: Cast) -> None:
    ethiopia = Country.objects.get(iso3="ETH")
    decide_country_group(cast.actor("coordinator"), ethiopia, "lmic", "yes", DAY, "Last group was L", valid_to=DAY)
    days = (DAY - datetime.timedelta(days=1), DAY, DAY + datetime.timedelta(days=1))
    assert [answer("ETH", day) for day in days] == [None, True, None]


def test_a_later_decision_on_the_same_day_goes_before_and_keeps_the_earlier_one(cast: Cast) -> None:
    ethiopia = Country.objects.get(iso3="ETH")
    for value in ("yes", "no"):
        decide_country_group(cast.actor("operator"), ethiopia, "lmic", value, DAY, "Corrected")
    assert answer("ETH", DAY) is False
    assert ethiopia.facts.filter(kind="lmic").count() == 2


def test_only_coordinators_and_operators_decide(cast: Cast) -> None:
    for name in ("alice", "mariam", "charlie", "inspector"):
        with pytest.raises(Refused):
            decide_country_group(cast.actor(name), Country.objects.get(iso3="ETH"), "lmic", "yes", DAY, "Why not")


def test_a_value_the_group_does_not_know_is_refused_with_what_is_allowed(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="yes, no"):
        decide_country_group(cast.actor("coordinator"), Country.objects.get(iso3="ETH"), "lmic", "maybe", DAY, "Unsure")
