"""Who gets which sessions, and with joining links or without."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.exchange.calendars.feeds import secret_of
from seedtrain.programmes.calendar_events import attachment
from seedtrain.programmes.models import Edition, RegistrationState, Stage, StageKind, StagePlace, State
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LINK = "https://video.example.org/secret"


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre, time_zone="America/Sao_Paulo")
    made.session(edition, join_link=LINK)
    return edition


def unfolded(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "")


def test_public_calendars_have_the_sessions_but_not_their_links(edition: Edition, client: Client):
    for text in (
        unfolded(client, "edition_calendar", edition.slug),
        unfolded(client, "centre_calendar", edition.owner_id),
    ):
        assert "Session 1" in text
        assert "TZID:America/Sao_Paulo" in text
        assert LINK not in text


def test_a_draft_is_in_no_public_calendar(edition: Edition, client: Client):
    Edition.objects.update(state=State.DRAFT)
    assert client.get(reverse("edition_calendar", args=[edition.slug])).status_code == 404
    assert "VEVENT" not in unfolded(client, "centre_calendar", edition.owner_id)


def test_a_registration_gets_the_link_once_it_is_confirmed(edition: Edition, client: Client):
    registration = made.registration(edition, state=RegistrationState.SUBMITTED)
    assert LINK not in unfolded(client, "calendar_mine", token_of(registration))
    registration.state = RegistrationState.CONFIRMED
    registration.save()
    assert LINK in unfolded(client, "calendar_mine", token_of(registration))
    registration.state = RegistrationState.WITHDRAWN
    registration.save()
    assert "VEVENT" not in unfolded(client, "calendar_mine", token_of(registration))


def test_a_cancelled_edition_tells_every_calendar(edition: Edition, client: Client):
    Edition.objects.update(state=State.CANCELLED)
    assert "STATUS:CANCELLED" in unfolded(client, "edition_calendar", edition.slug)


def test_a_person_has_a_secret_address_that_a_new_password_closes(cast: Cast, edition: Edition, client: Client):
    alice = cast["alice"]
    made.registration(edition, person=alice)
    address = reverse("calendar_person", args=[secret_of(alice)])
    assert LINK in client.get(address).content.decode().replace("\r\n ", "")
    assert address in cast.sign_in(client, "alice").get(reverse("calendar")).content.decode()
    assert alice.account is not None
    alice.account.set_password("another long passphrase")
    alice.account.save()
    assert Client().get(address).status_code == 404


def test_a_part_for_those_who_are_chosen_is_in_the_calendars_of_those_only(
    cast: Cast, edition: Edition, client: Client
):
    alice, later = cast["alice"], "https://video.example.org/part-2"
    registration = made.registration(edition, person=alice)
    stage = Stage.objects.create(edition=edition, place=2, names={"en": "Part 2"}, kind=StageKind.PRACTICAL, seats=1)
    made.session(edition, 2, stage=stage, join_link=later)
    page = reverse("session", args=[edition.slug, "2"])
    hers = (("calendar_mine", token_of(registration)), ("calendar_person", secret_of(alice)))
    assert all(later in unfolded(client, *one) for one in hers), "nobody is chosen: everybody comes"
    other = made.registration(edition, "Berta Example")
    place = StagePlace.objects.create(registration=other, stage=stage)
    assert not any(later in unfolded(client, *one) for one in hers)
    assert all(LINK in unfolded(client, *one) for one in hers)
    assert later not in cast.sign_in(client, "alice").get(page).content.decode()
    place.registration = registration
    place.save()
    assert all(later in unfolded(client, *one) for one in hers)
    assert later in client.get(page).content.decode()


def test_what_did_not_change_is_not_sent_again(edition: Edition, client: Client):
    address = reverse("edition_calendar", args=[edition.slug])
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_mail_carries_an_invitation_and_for_a_cancelled_session_its_end(edition: Edition):
    registration, session = made.registration(edition), edition.sessions.get()
    assert "method=REQUEST" in attachment(session, registration)["type"]
    session.cancelled_at = session.changed_at
    assert "method=CANCEL" in attachment(session, registration)["type"]
