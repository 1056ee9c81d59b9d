"""Travel is written through one's link, seen by who runs the edition, and erased when it is over."""

import datetime
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from seedtrain.jobs.runs import ROUNDS
from seedtrain.programmes.models import Edition, Registration, Travel
from seedtrain.programmes.onsite import travel
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

GIVEN = {
    "arrives_at": "2026-12-06T18:30",
    "departs_at": "2026-12-20T08:00",
    "lodging": "Campus house",
    "diet": "No peanuts",
    "passport_number": "X1234567",
}


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(
        cast.centre,
        starts_on=datetime.date(2026, 12, 7),
        ends_on=datetime.date(2026, 12, 19),
        time_zone="America/Sao_Paulo",
    )


@pytest.fixture
def registration(edition: Edition) -> Registration:
    return made.registration(edition, "Adjoa Mensa")


def written(registration: Registration) -> Travel:
    answer = Client().post(reverse("my_travel", args=[token_of(registration)]), GIVEN)
    assert answer.status_code == 302
    return Travel.objects.get()


def test_she_writes_it_in_the_event_s_own_time_and_the_trail_says_nothing_of_it(registration: Registration) -> None:
    kept = written(registration)
    assert kept.arrives_at == datetime.datetime(2026, 12, 6, 21, 30, tzinfo=datetime.UTC)
    assert "2026-12-06T18:30" in Client().get(reverse("my_travel", args=[token_of(registration)])).content.decode()
    assert "X1234567" not in "".join(Record.objects.values_list("data", flat=True))


def test_a_departure_before_the_arrival_is_refused(registration: Registration) -> None:
    address = reverse("my_travel", args=[token_of(registration)])
    answer = Client().post(address, GIVEN | {"departs_at": "2026-12-01T08:00"})
    assert answer.status_code == 422 and "before the arrival" in answer.content.decode()


def test_only_who_runs_the_edition_sees_the_lists(cast: Cast, edition: Edition, registration: Registration) -> None:
    written(registration)
    shown = cast.sign_in(Client(), "coordinator").get(reverse("onsite", args=[edition.slug])).content.decode()
    assert all(words in shown for words in ("18:30", "No peanuts", "Campus house", "X1234567"))
    for who in ("mariam", "alice", "bob"):
        assert cast.sign_in(Client(), who).get(reverse("onsite", args=[edition.slug])).status_code in {403, 404}


def test_the_spreadsheet_holds_no_passport(cast: Cast, edition: Edition, registration: Registration) -> None:
    written(registration)
    answer = cast.sign_in(Client(), "coordinator").get(reverse("onsite_xlsx", args=[edition.slug]))
    cells = [str(cell) for row in load_workbook(io.BytesIO(answer.content)).active.values for cell in row]
    assert "2026-12-06 18:30" in cells and "X1234567" not in cells


def test_the_round_erases_what_is_over_and_leaves_the_rest(edition: Edition, registration: Registration) -> None:
    kept = written(registration)
    assert ROUNDS["onsite.erase_travel"].function is travel.erase_what_is_over
    assert travel.erase_what_is_over() == 0
    Edition.objects.update(starts_on="2026-09-01", ends_on="2026-09-30")
    assert travel.erase_what_is_over() == 1
    kept.refresh_from_db()
    assert (kept.passport_number, kept.diet, kept.lodging) == ("", "", "Campus house")
    assert Record.objects.filter(verb="travel.erased", thing=edition.id).count() == 1
    assert travel.erase_what_is_over() == 0


def test_the_coordinator_erases_by_a_button(cast: Cast, edition: Edition, registration: Registration) -> None:
    written(registration)
    cast.sign_in(Client(), "coordinator").post(reverse("onsite_erase", args=[edition.slug]))
    assert Travel.objects.get().passport_number == ""


def test_who_is_not_confirmed_is_not_asked(registration: Registration) -> None:
    Registration.objects.update(state="waiting")
    assert Client().get(reverse("my_travel", args=[token_of(registration)])).status_code == 403
