"""Coordinators and faculty find on My work what waits for them in editions."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.programmes.faculty.waiting import teaches
from seedtrain.programmes.models import Edition, FacultyState, RegistrationState
from seedtrain.programmes.tests import made
from seedtrain.site.path.duties import duties
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(cast.centre)


def page_of(cast: Cast, name: str, address: str) -> str:
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = "en"
    return client.get(address).content.decode()


def test_teaching_is_work_of_those_alone_who_were_invited(cast: Cast, edition: Edition) -> None:
    assert not teaches(cast.actor("bob"))
    edition.faculty.create(person=cast.people["bob"], state=FacultyState.DECLINED)
    assert reverse("teaching") not in {duty.url for duty in duties(cast.actor("bob"))}
    edition.faculty.create(person=cast.people["bob"], role="assessor")
    assert reverse("teaching") in {duty.url for duty in duties(cast.actor("bob"))}
    assert page_of(cast, "mariam", reverse("teaching")).count("You teach in no edition") == 1


def test_a_desk_tells_what_waits_and_where(cast: Cast, edition: Edition) -> None:
    made.registration(edition, "Adjoa Mensa", state=RegistrationState.SUBMITTED)
    made.registration(edition, "Kofi Boateng", state=RegistrationState.CONFIRMED)
    edition.questions.create(text="How often?", when="after")
    waits = {duty.url: duty.waiting for duty in duties(cast.actor("coordinator"))}
    assert waits[reverse("desk")] == "1 registration to decide · 1 question to sort"
    page = page_of(cast, "coordinator", reverse("edition_run", args=[edition.slug]))
    assert f'href="{reverse("registrations", args=[edition.slug])}?state=submitted"' in page
    assert "1 registration to decide" in page_of(cast, "coordinator", reverse("desk"))
    edition.state = "cancelled"
    edition.save()
    assert {duty.url: duty.waiting for duty in duties(cast.actor("coordinator"))}[reverse("desk")] == ""
