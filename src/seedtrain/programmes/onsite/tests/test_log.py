"""One entry a day in the participant's words, hers to change until faculty countersigns it."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.programmes.models import Edition, Faculty, PracticalDay
from seedtrain.programmes.onsite import log
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    today = datetime.datetime.now(datetime.UTC).date()
    of = made.edition(cast.centre, starts_on=today - datetime.timedelta(days=2), ends_on=today)
    Faculty.objects.create(edition=of, person=cast["bob"], role="lecturer", state="confirmed", has_interests=False)
    return of


def test_a_day_is_written_changed_countersigned_and_then_stands(cast: Cast, edition: Edition) -> None:
    registration = made.registration(edition, "Adjoa Mensa")
    address = reverse("my_log", args=[token_of(registration)])
    for text in ("Packed a column.", "Packed a column, twice."):
        assert Client().post(address, {"day": edition.ends_on.isoformat(), "text": text}).status_code == 302
    entry = PracticalDay.objects.get()
    assert entry.text == "Packed a column, twice."
    sheet = reverse("practical_log", args=[edition.slug])
    assert cast.sign_in(Client(), "mariam").get(sheet).status_code == 403
    bob = cast.sign_in(Client(), "bob")
    assert "Packed a column, twice." in bob.get(sheet).content.decode()
    bob.post(sheet, {"entry": str(entry.id), "remark": "Well packed."})
    again = Client().post(address, {"day": edition.ends_on.isoformat(), "text": "Changed."})
    assert again.status_code == 422 and "countersigned" in again.content.decode()
    assert "Well packed." in Client().get(address).content.decode()


def test_a_day_outside_the_course_is_refused(edition: Edition) -> None:
    registration = made.registration(edition, "Adjoa Mensa")
    with pytest.raises(Refused, match="Choose a day"):
        log.write(registration, edition.ends_on + datetime.timedelta(days=1), "Tomorrow.")
