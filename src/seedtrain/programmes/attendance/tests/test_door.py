"""A code is scanned, a person confirms; who does not keep the door cannot."""

import datetime

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.programmes.attendance.door import code_of, registration_of
from seedtrain.programmes.attendance.place import door_code
from seedtrain.programmes.models import Faculty, FacultyState, Mode, Presence, Session
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(cast: Cast) -> Session:
    edition = made.edition(cast.centre, mode=Mode.ON_SITE)
    return made.session(edition, starts_at=timezone.now() + datetime.timedelta(hours=1))


def test_confirmed_faculty_checks_in_by_code_and_twice_is_once(cast: Cast, client: Client, session: Session):
    hers = made.registration(session.edition)
    page = reverse("check_in", args=[code_of(hers)])
    cast.sign_in(client, "bob")
    assert client.post(page, {"session": session.code}).status_code == 403
    Faculty.objects.create(edition=session.edition, person=cast["bob"], state=FacultyState.CONFIRMED)
    assert "Adjoa Mensa" in client.get(page).content.decode()
    assert not Presence.objects.exists(), "opening the code checks nobody in"
    for _ in range(2):
        client.post(page, {"session": session.code})
    row = Presence.objects.get()
    assert row.present
    assert row.checked_in_at


def test_a_number_typed_at_the_door_checks_in(cast: Cast, client: Client, session: Session):
    made.registration(session.edition)
    cast.sign_in(client, "coordinator")
    door = reverse("door", args=[session.edition.slug, session.code])
    assert "Nobody with this number" in client.post(door, {"number": "99"}, follow=True).content.decode()
    assert "Adjoa Mensa is checked in" in client.post(door, {"number": "1"}, follow=True).content.decode()


def test_an_altered_or_closed_code_names_nobody(session: Session):
    hers = made.registration(session.edition)
    code = code_of(hers)
    for wrong in (code[:-1], "x", ""):
        with pytest.raises(Http404):
            registration_of(wrong)
    hers.link_number += 1
    hers.save()
    with pytest.raises(Http404):
        registration_of(code)


def test_a_participant_on_site_has_her_code_on_her_page(session: Session):
    hers = made.registration(session.edition)
    part = door_code(hers, "")
    assert part
    assert part["context"]["door_picture"].startswith("<svg")
    assert "style=" not in part["context"]["door_picture"]
    session.edition.mode = Mode.VIRTUAL
    session.edition.save()
    hers.edition.refresh_from_db()
    assert door_code(hers, "") is None
