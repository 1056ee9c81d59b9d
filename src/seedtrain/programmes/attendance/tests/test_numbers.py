"""Numbers as the page says them and counted again from the rows; a row changed past the program is found."""

import random
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.programmes.attendance import actions
from seedtrain.programmes.attendance.numbers import definitions, numbers_of
from seedtrain.programmes.attendance.recount import differences, recount
from seedtrain.programmes.models import Edition, Mark, Presence, RegistrationState, Sex
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre, certificate={"participation": {"share": 0.5}})
    drawn = random.Random(4)
    people = [made.registration(edition, f"Person{n} Example", sex=drawn.choice(Sex.values)) for n in range(12)]
    people[0].state = RegistrationState.WITHDRAWN
    people[0].save()
    for number in (1, 2, 3):
        session, day = made.session(edition, number), f"{7 + number:02}/09/2026"
        lines = ["Name (Original Name),User Email,Join Time,Leave Time"]
        for one in people:
            for _ in range(drawn.randrange(4)):
                first = drawn.randrange(0, 110)
                last = first + drawn.randrange(1, 60)
                hours = [f"{day} {12 + at // 60}:{at % 60:02}" for at in (first, last)]
                lines.append(f"{one.name},{one.email},{hours[0]},{hours[1]}")
        upload = actions.Upload(f"{number}.csv", "\n".join(lines).encode())
        actions.bring_in(cast.actor("coordinator"), session, [upload], ZoneInfo("UTC"))
    actions.mark(
        cast.actor("coordinator"), session, people[:2], Mark.PRESENT, source="hand", reason="Seen by the moderator"
    )
    return edition


def test_two_ways_of_counting_agree(edition: Edition):
    page = numbers_of(edition)
    assert page["confirmed"] == 11
    assert 0 < page["attended_any"] <= 11
    assert differences(page, recount(edition)) == []
    assert sum(page["by_sex"].values()) == page["attended_any"]


def test_a_row_changed_past_the_program_shows_up(edition: Edition):
    row = Presence.objects.filter(registration__state="confirmed").first()
    assert row
    Presence.objects.filter(id=row.id).update(present=not row.present)
    assert f"sessions.{row.session.code}" in [name for name, _, _ in differences(numbers_of(edition), recount(edition))]


def test_every_number_has_its_definition_in_three_languages(edition: Edition):
    assert definitions().keys() == numbers_of(edition).keys()
    for one in definitions().values():
        assert one["formula"]
        for part in ("names", "words", "without"):
            assert one[part].keys() >= {"en", "fr", "ar"}


def test_the_page_tells_numbers_with_their_definitions_and_exports_them(cast: Cast, client: Client, edition: Edition):
    cast.sign_in(client, "coordinator")
    page = client.get(reverse("numbers", args=[edition.slug])).content.decode()
    assert "Registrations that were handed in" in page
    assert client.get(reverse("numbers_export", args=[edition.slug])).content[:2] == b"PK"
