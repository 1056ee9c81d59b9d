"""Entries that may be one person: proposed to whoever runs the editions, joined by a person, parted again."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.people.models import Person
from seedtrain.programmes.desk import matching, merging
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.models import PersonMerge, Registration
from seedtrain.programmes.tests import made
from tests.cast import Cast

Two = tuple[Registration, Registration]


@pytest.fixture
def two(cast: Cast) -> Two:
    """Awa in two editions of the centre: the words of her name in another order, without an accent."""
    first, second = made.edition(cast.centre), made.edition(cast.centre, slug="second")
    return (
        made.registration(first, "Awa Diagné Fall", email="awa@example.org", country_id="SEN", employer="Labo"),
        made.registration(second, "FALL Awa Diagne", email="a.fall@example.com", country_id="SEN", employer="labo"),
    )


def persons(two: Two) -> tuple[Person, Person]:
    one, other = (registration.person for registration in two)
    assert one and other
    return one, other


def test_names_in_any_order_without_accents_make_a_pair_with_its_traits(cast: Cast, two: Two):
    made.registration(two[0].edition, "Somebody Else", email="else@example.org", country_id="SEN")
    (pair,) = matching.proposed_to(cast.actor("coordinator"))
    assert {pair.one, pair.other} == {two[0].person_id, two[1].person_id}
    assert pair.traits == {"email": 0.0, "name": 1.0, "employer": 1.0, "country": 1.0}


def test_two_colleagues_with_one_mailbox_are_no_pair(cast: Cast):
    edition = made.edition(cast.centre)
    for name in ("Bia Souza", "Kofi Mensah"):
        made.registration(edition, name, email="lab@example.org")
    assert not matching.proposed_to(cast.actor("coordinator"))


def test_who_runs_neither_edition_is_proposed_nothing_and_joins_nobody(cast: Cast, two: Two):
    assert not matching.proposed_to(cast.actor("mariam"))
    stranger = made.registration(made.edition(cast.plant, slug="theirs"), "Awa Fall")
    assert stranger.person
    with pytest.raises(Refused):
        merging.join(cast.actor("coordinator"), persons(two)[0], stranger.person, {})


def test_joining_moves_registrations_and_parting_moves_them_back(cast: Cast, two: Two):
    client = cast.sign_in(Client(), "coordinator")
    one, other = persons(two)
    pair = reverse("people_same_pair", args=[one.id, other.id])
    assert "FALL Awa Diagne" in client.get(pair).content.decode()
    client.post(pair, {"act": "join", "keep": str(other.id)})
    assert other.registrations.count() == 2
    assert not matching.proposed_to(cast.actor("coordinator"))
    client.post(reverse("people_part", args=[PersonMerge.objects.get().id]))
    two[0].refresh_from_db()
    assert two[0].person == one
    assert "Part again" not in client.get(reverse("people_same")).content.decode()


def test_two_people_are_remembered_and_not_proposed_again(cast: Cast, two: Two):
    client = cast.sign_in(Client(), "coordinator")
    client.post(reverse("people_same_pair", args=[p.id for p in persons(two)]), {"act": "apart"})
    assert not matching.proposed_to(cast.actor("coordinator"))


def test_both_in_the_same_edition_are_not_joined_unless_one_withdrew(cast: Cast, two: Two):
    one, other = persons(two)
    twice = made.registration(two[0].edition, "Awa Fall", person=other)
    with pytest.raises(DeskError, match="same edition"):
        merging.join(cast.actor("coordinator"), one, other, {})
    Registration.objects.filter(id=twice.id).update(state="withdrawn")
    merging.join(cast.actor("coordinator"), one, other, {})
    assert one.registrations.count() == 3


def test_two_accounts_are_not_joined_and_the_entry_with_one_is_kept(cast: Cast, two: Two):
    one = persons(two)[0]
    Registration.objects.filter(id=two[1].id).update(person=cast["charlie"])
    with pytest.raises(DeskError, match="has the account"):
        merging.join(cast.actor("coordinator"), one, cast["charlie"], {})
    Registration.objects.filter(id=two[0].id).update(person=cast["alice"])
    with pytest.raises(DeskError, match="Both have an account"):
        merging.join(cast.actor("coordinator"), cast["alice"], cast["charlie"], {})


def test_an_entry_that_takes_part_elsewhere_is_not_moved(cast: Cast, two: Two):
    one, other = persons(two)
    made.registration(made.edition(cast.plant, slug="theirs"), "Awa", person=other)
    with pytest.raises(DeskError, match="others run"):
        merging.join(cast.actor("coordinator"), one, other, {})
    merging.join(cast.actor("coordinator"), other, one, {})
