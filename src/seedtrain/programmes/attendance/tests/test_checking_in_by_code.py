"""Six figures that change each minute check in who types them, while the session runs and not for long."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from seedtrain.programmes.attendance import codes
from seedtrain.programmes.attendance.place import check_in_part
from seedtrain.programmes.models import Presence, Session
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def session(cast: Cast) -> Session:
    """One that began ten minutes ago."""
    cache.clear()
    return made.session(made.edition(cast.centre), starts_at=timezone.now() - 10 * MINUTE)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime) -> None:
    monkeypatch.setattr(codes.timezone, "now", lambda: moment)


def test_figures_typed_on_ones_own_page_check_in_once(client: Client, session: Session):
    hers = made.registration(session.edition)
    page, token = reverse("place", args=[token_of(hers)]), token_of(hers)
    assert "six figures" in client.get(page).content.decode()
    typed = codes.code_now(session)
    for _ in range(2):
        client.post(reverse("place_check_in", args=[token]), {"figures": f"{typed[:3]} {typed[3:]}"})
    row = Presence.objects.get()
    assert (row.registration, row.present) == (hers, True)
    assert "Checked in" in client.get(page).content.decode()


def test_a_wrong_code_and_one_of_another_session_check_nobody_in(client: Client, session: Session):
    other = made.session(session.edition, 2, starts_at=session.starts_at + datetime.timedelta(days=3))
    hers = made.registration(session.edition)
    for wrong in (codes.code_now(other), "", "12", "x" * 12):
        shown = client.post(reverse("place_check_in", args=[token_of(hers)]), {"figures": wrong}, follow=True)
        assert "not the code" in shown.content.decode()
    assert not Presence.objects.exists()


def test_a_code_counts_for_some_minutes_and_no_longer(session: Session, monkeypatch: pytest.MonkeyPatch):
    code, now = codes.code_now(session), timezone.now()
    at(monkeypatch, now + 2 * MINUTE)
    assert codes.fits(session, code)
    at(monkeypatch, now + 3 * MINUTE)
    assert not codes.fits(session, code)
    at(monkeypatch, now - MINUTE)
    assert not codes.fits(session, code), "nobody types tomorrow's code"


def test_outside_its_time_a_session_lets_nobody_in_and_says_why(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
):
    hers = made.registration(session.edition)
    for moment, why in (
        (session.starts_at - 31 * MINUTE, "opens 30 minutes before"),
        (session.ends_at + 31 * MINUTE, "is over"),
    ):
        at(monkeypatch, moment)
        address = reverse("check_in_here", args=[session.id, codes.code_now(session)])
        shown = client.post(address, {"number": hers.number, "email": hers.email}).content.decode()
        assert why in shown
        assert check_in_part(hers, "") is None
    assert not Presence.objects.exists()


def test_the_qr_code_asks_a_stranger_for_number_and_address_and_tells_not_which_is_wrong(
    client: Client, session: Session
):
    hers = made.registration(session.edition)
    address = reverse("check_in_here", args=[session.id, codes.code_now(session)])
    assert client.get(address).status_code == 200
    assert not Presence.objects.exists(), "opening it checks nobody in"
    wrong = [{"number": "99", "email": hers.email}, {"number": hers.number, "email": "other@example.org"}]
    told = [client.post(address, said).content.decode() for said in wrong]
    assert all("Nobody who takes part has this number and this address" in one for one in told)
    assert "Checked in" in client.post(address, {"number": "1", "email": hers.email.upper()}).content.decode()
    assert Presence.objects.get().registration == hers


def test_who_is_signed_in_and_takes_part_presses_one_button(cast: Cast, client: Client, session: Session):
    made.registration(session.edition, person=cast["alice"])
    cast.sign_in(client, "alice")
    client.post(reverse("check_in_here", args=[session.id, codes.code_now(session)]))
    assert Presence.objects.get().registration.person == cast["alice"]


def test_tries_are_limited(client: Client, session: Session, settings):
    settings.ACCOUNT_RATE_LIMITS = {"checked_in": "2/5m/key"}
    address = reverse("place_check_in", args=[token_of(made.registration(session.edition))])
    answers = [client.post(address, {"figures": "000000"}).status_code for _ in range(3)]
    assert answers == [302, 302, 429]


def test_the_page_for_the_screen_shows_the_code_to_who_keeps_the_door(cast: Cast, client: Client, session: Session):
    page = reverse("session_code_shown", args=[session.edition.slug, session.code])
    cast.sign_in(client, "bob")
    assert client.get(page).status_code == 403
    cast.sign_in(client, "coordinator")
    code = codes.code_now(session)
    shown = client.get(page).content.decode()
    assert f"{code[:3]} {code[3:]}" in shown or codes.code_now(session)[:3] in shown
    assert "viewBox" in shown[shown.index("data-fresh") :], "it grows with the screen"
    assert 'http-equiv="refresh"' in shown


@given(st.text(max_size=30))
def test_whatever_is_typed_becomes_figures_or_nothing(said: str):
    assert all(c in "0123456789" for c in codes.typed(said))


def test_figures_of_other_scripts_are_figures():
    assert codes.typed(" ٠١٢ ٣٤٥ ") == "012345"
