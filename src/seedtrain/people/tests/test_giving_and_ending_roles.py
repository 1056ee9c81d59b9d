"""Roles are given and ended by those who may give them; nothing is deleted, and somebody always operates."""

import datetime

import pytest
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.people.access import roles_given_by
from seedtrain.people.actions import end_membership, give_membership
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Membership, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.trail.errors import ReasonMissing
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SINCE_LONG_AGO = datetime.date(2020, 1, 1)


def membership(cast: Cast, name: str) -> Membership:
    return Membership.objects.get(person=cast[name])


def test_nobody_gives_a_role_beyond_her_own_reach(cast: Cast) -> None:
    def given(name: str) -> set[str]:
        return {str(role) for role in roles_given_by(cast.actor(name), cast.plant.id)}

    assert given("mariam") == {"trainee", "trainer", "training_manager", "inspector"}
    assert given("focal") == {"focal_point"}
    assert given("alice") == given("bob") == given("inspector") == given("carlos") == given("coordinator") == set()
    assert given("operator") == set(Role.values)


def test_ending_a_role_today_takes_effect_today(cast: Cast) -> None:
    end_membership(cast.actor("mariam"), membership(cast, "bob"), today(), "Left the company")
    assert not cast.actor("bob").standings
    assert cast["alice"] not in Person.objects.visible_to(cast.actor("bob"))


def test_a_role_may_be_ended_ahead_of_time_and_holds_until_then(cast: Cast) -> None:
    end_membership(cast.actor("mariam"), membership(cast, "bob"), today() + datetime.timedelta(days=30), "Retires")
    assert cast.actor("bob").is_a("trainer")


def test_ending_asks_for_a_reason(cast: Cast) -> None:
    with pytest.raises(ReasonMissing):
        end_membership(cast.actor("mariam"), membership(cast, "bob"), today(), " ")
    assert membership(cast, "bob").until is None


def test_a_role_cannot_end_before_it_began_nor_twice(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="2026-01-01"):
        end_membership(cast.actor("mariam"), membership(cast, "bob"), datetime.date(2025, 1, 1), "Left")
    end_membership(cast.actor("mariam"), membership(cast, "bob"), today(), "Left")
    with pytest.raises(PeopleError, match="ended already"):
        end_membership(cast.actor("mariam"), membership(cast, "bob"), today(), "Left")


def test_the_last_operator_cannot_be_ended(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="last operator"):
        end_membership(cast.actor("operator"), membership(cast, "operator"), today(), "Bye")
    give_membership(cast.actor("operator"), cast["bob"], cast.plant, "operator")
    end_membership(cast.actor("operator"), membership(cast, "operator"), today(), "Bye")


def test_a_manager_of_elsewhere_cannot_end_a_role(cast: Cast) -> None:
    for name in ("carlos", "celia", "alice", "inspector"):
        with pytest.raises(Refused):
            end_membership(cast.actor(name), membership(cast, "bob"), today(), "Because")


def test_a_manager_cannot_draw_a_stranger_into_her_organisation(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="invitation"):
        give_membership(cast.actor("mariam"), cast["charlie"], cast.plant, "trainee")


@pytest.mark.parametrize(("days", "back"), [(30, True), (31, False)])
def test_who_has_an_account_is_taken_back_without_asking_for_thirty_days_only(
    cast: Cast, days: int, back: bool
) -> None:
    """Else a former employer would read what she does elsewhere."""
    left = today() - datetime.timedelta(days=days)
    Membership.objects.filter(person__in=[cast["bob"], cast["amina"]]).update(since=SINCE_LONG_AGO, until=left)
    give_membership(cast.actor("mariam"), cast["amina"], cast.plant, "trainee")  # kept without an account
    if back:
        give_membership(cast.actor("mariam"), cast["bob"], cast.plant, "trainee")
    else:
        with pytest.raises(PeopleError, match="30 days ago"):
            give_membership(cast.actor("mariam"), cast["bob"], cast.plant, "trainee")
    assert bool(cast.actor("bob").standings) is back


def test_a_manager_of_two_organisations_does_not_move_people_with_accounts_between_them(cast: Cast) -> None:
    Membership.objects.create(person=cast["mariam"], organisation=cast.centre, role="training_manager")
    with pytest.raises(PeopleError, match="agree"):
        give_membership(cast.actor("mariam"), cast["alice"], cast.centre, "trainee")


def test_a_role_ended_by_mistake_is_given_again_on_the_page(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    ended = membership(cast, "amina")
    client.post(f"/memberships/{ended.id}/end", {"on": today().isoformat(), "reason": "Wrong line"})
    page = client.get(f"/people/{cast['amina'].id}")
    assert "has left" in page.content.decode()
    assert "Amina" in client.get("/people?left=yes").content.decode()
    address = f"/people/{cast['amina'].id}/roles/{cast.plant.id}"
    client.post(address, {"role": "trainee", "since": today().isoformat()})
    assert Membership.objects.current().filter(person=cast["amina"]).count() == 1
    assert Membership.objects.filter(person=cast["amina"]).count() == 2
    assert set(Record.objects.filter(kind="person").values_list("verb", flat=True)) == {
        "membership.ended",
        "membership.given",
    }


def test_the_page_keeps_what_was_entered_when_the_reason_is_missing(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    again = client.post(f"/memberships/{membership(cast, 'bob').id}/end", {"on": "2026-12-01", "reason": ""})
    assert again.status_code == 200
    assert 'value="2026-12-01"' in again.content.decode()


def test_the_same_role_is_not_given_twice(cast: Cast) -> None:
    with pytest.raises(PeopleError, match="already"):
        give_membership(cast.actor("mariam"), cast["alice"], cast.plant, "trainee")
