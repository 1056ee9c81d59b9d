"""Two who act at the same moment, each in a transaction of her own: the second sees what the first did."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from seedtrain.base.identity import new_id
from seedtrain.people.actions import add_person, close_account, end_membership, give_membership
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Membership, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.trail.tests.own_database import own_database
from tests.cast import Cast, make_cast

Act = Callable[[], Any]
WAIT_S = 0.5  # long enough for the second to get as far as it can while the first holds its transaction open


@pytest.fixture
def cast(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """The cast in a database in which commits are commits; Mariam and Bob operate, nobody else."""
    with django_db_blocker.unblock(), own_database(tmp_path):
        cast = make_cast()
        Membership.objects.filter(role=Role.OPERATOR).update(person=cast["mariam"])
        Membership.objects.create(person=cast["bob"], organisation=cast.plant, role=Role.OPERATOR)
        yield cast


def at_once(first: Act, second: Act) -> BaseException | None:
    """What the second meets that begins before the first has committed."""
    met: list[BaseException | None] = []

    def go() -> None:
        try:
            second()
            met.append(None)
        except Exception as error:
            met.append(error)
        finally:
            connection.close()

    other = threading.Thread(target=go)
    with transaction.atomic():
        first()
        other.start()
        other.join(WAIT_S)
    other.join(30)
    return met[0]


def end(cast: Cast, name: str) -> Act:
    held = Membership.objects.get(person=cast[name], role=Role.OPERATOR)
    actor = cast.actor(name)
    return lambda: end_membership(actor, held, today(), "Leaves")


def close(cast: Cast, name: str) -> Act:
    actor = cast.actor(name)
    return lambda: close_account(actor, cast[name], "Leaves")


@pytest.mark.parametrize(("first", "second"), [(end, end), (end, close), (close, end), (close, close)])
def test_two_operators_who_leave_at_once_do_not_leave_nobody(cast: Cast, first: Any, second: Any) -> None:
    error = at_once(first(cast, "mariam"), second(cast, "bob"))
    assert isinstance(error, PeopleError)
    assert "last operator" in str(error)
    current = Membership.objects.current().filter(role=Role.OPERATOR, person__account__is_active=True)
    assert [membership.person for membership in current] == [cast["bob"]]


def test_a_role_given_twice_at_once_is_given_once_and_the_second_is_told(cast: Cast) -> None:
    actor = cast.actor("mariam")

    def give() -> None:
        give_membership(actor, cast["alice"], cast.plant, Role.TRAINER)

    assert isinstance(at_once(give, give), PeopleError)
    assert Membership.objects.filter(person=cast["alice"], role=Role.TRAINER).count() == 1


def test_a_person_added_twice_at_once_is_added_once(cast: Cast) -> None:
    actor, drawn = cast.actor("mariam"), new_id()

    def add() -> None:
        add_person(actor, cast.plant, "Awa", id=drawn)

    assert at_once(add, add) is None
    assert Person.objects.filter(name="Awa").count() == 1
