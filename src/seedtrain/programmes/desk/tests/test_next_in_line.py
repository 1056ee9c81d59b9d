"""Where a person decides, a place that came free is proposed to her; elsewhere it goes by itself."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.programmes.models import Edition, Registration, RegistrationState
from seedtrain.programmes.registration import actions
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
State = RegistrationState


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """One place, taken; two wait."""
    edition = made.edition(cast.centre, capacity=1, by_decision=True)
    made.registration(edition)
    for name in ("Luis Exemple", "Mina Example"):
        made.registration(edition, name, state=State.WAITING)
    return edition


def state(edition: Edition, number: int) -> str:
    return Registration.objects.get(edition=edition, number=number).state


def test_the_next_is_proposed_and_gets_the_place_with_a_yes(cast: Cast, client: Client, edition: Edition):
    cast.sign_in(client, "coordinator")
    desk = reverse("registrations", args=[edition.slug])
    assert "Who waits longest" not in client.get(desk).content.decode(), "no place is free yet"
    actions.withdraw(cast.actor("coordinator"), edition.registrations.get(number=1), "Ill")
    assert (state(edition, 2), state(edition, 3)) == (State.WAITING, State.WAITING)
    shown = client.get(desk).content.decode()
    assert "Who waits longest" in shown
    second = edition.registrations.get(number=2)
    client.post(reverse("registration_decide", args=[edition.slug, second.id]), {"act": "confirm"})
    assert (state(edition, 2), state(edition, 3)) == (State.CONFIRMED, State.WAITING)
    assert "Who waits longest" not in client.get(desk).content.decode()


def test_where_nobody_decides_the_place_goes_by_itself(cast: Cast, edition: Edition):
    edition.by_decision = False
    edition.save()
    actions.withdraw(cast.actor("coordinator"), edition.registrations.get(number=1), "Ill")
    assert (state(edition, 2), state(edition, 3)) == (State.CONFIRMED, State.WAITING)
