"""Writing to participants: each in her language, nobody who wants none, and never twice."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.jobs.models import Run
from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail, Suppression
from seedtrain.programmes.models import Edition
from seedtrain.programmes.tests import made
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    of = made.edition(cast.centre)
    made.registration(of, "Ana Lima", email="ana@example.org", language="pt")
    made.registration(of, "Bea Roy", email="bea@example.org", language="fr")
    made.registration(of, "Cleo Shut", email="cleo@example.org")
    made.registration(of, "Dora Gone", email="dora@example.org", state="withdrawn")
    Suppression.objects.create(address="cleo@example.org", why="unsubscribed")
    return of


def post(cast: Cast, edition: Edition, act: str, **more: str) -> str:
    data = {"numbers": "1-4", "act": act, "subject_en": "News for {name}", "text_en": "See {link}, number {number}."}
    client = cast.sign_in(Client(), "coordinator")
    answer = client.post(reverse("edition_messages", args=[edition.slug]), data | more, follow=True)
    return answer.content.decode()


def test_each_gets_it_in_her_language_where_it_was_written(cast: Cast, edition: Edition):
    post(cast, edition, "send", subject_fr="Nouvelles", text_fr="Bonjour {name}.")
    work_off(rounds=False)
    letters = {mail.address: mail for mail in Mail.objects.all()}
    assert set(letters) == {"ana@example.org", "bea@example.org"}
    assert letters["ana@example.org"].subject == "News for Ana Lima"
    assert "number 1" in letters["ana@example.org"].body
    assert "Bonjour Bea Roy" in letters["bea@example.org"].body


def test_who_gets_none_is_counted_with_why(cast: Cast, edition: Edition):
    page = post(cast, edition, "preview")
    assert "2 people get this message" in page
    assert "None: Withdrawn" in page
    assert "None: Wants no mail" in page
    assert "News for Ana Lima" in page
    assert not Run.objects.exists()


def test_a_placeholder_that_is_not_known_is_refused_and_the_text_kept(cast: Cast, edition: Edition):
    page = post(cast, edition, "send", text_en="Dear {nane}, welcome.")
    assert "{nane} is not known here" in page
    assert "welcome." in page
    assert not Run.objects.exists()


def test_a_test_goes_to_whoever_composes_without_the_secret_link(cast: Cast, edition: Edition):
    post(cast, edition, "test")
    mail = Mail.objects.get()
    assert mail.address == cast["coordinator"].address
    assert "/mine/…" in mail.body


def test_a_planned_message_waits(cast: Cast, edition: Edition):
    post(cast, edition, "send", not_before="2099-01-01T10:00")
    work_off(rounds=False)
    assert not Mail.objects.exists()


def test_nobody_else_writes_to_them(cast: Cast, edition: Edition):
    answer = cast.sign_in(Client(), "mariam").get(reverse("edition_messages", args=[edition.slug]))
    assert answer.status_code == 403
