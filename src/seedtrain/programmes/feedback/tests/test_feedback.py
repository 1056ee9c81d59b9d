"""Feedback and follow-up: who is asked when, what is told of it, and what is kept back."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.messages.models import Mail
from seedtrain.programmes.feedback import actions, rounds
from seedtrain.programmes.feedback.links import secret_of
from seedtrain.programmes.feedback.results import change_in_practice, safe_groups
from seedtrain.programmes.models import (
    Edition,
    FollowUp,
    Purpose,
    Registration,
    RegistrationState,
    Respondent,
    Response,
)
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(cast: Cast) -> Edition:
    today = timezone.now().date()
    ends = rounds.months_after(today, -3) - datetime.timedelta(days=4)
    edition = made.edition(cast.centre, starts_on=ends, ends_on=ends)
    made.session(edition, starts_at=timezone.now() - datetime.timedelta(days=90))
    return edition


def told(registration: Registration, useful: int, text: str = "", language: str = "en") -> Response:
    actor = Actor(person=registration.person_id, language=language)
    return actions.respond(actor, registration, Purpose.EDITION_FEEDBACK, {"useful": useful, "missing": text})


def test_a_participant_answers_by_her_link_and_may_change_it(edition: Edition, client: Client):
    registration = made.registration(edition)
    for address in (
        reverse("my_feedback", args=[token_of(registration)]),
        reverse("my_session_feedback", args=[token_of(registration), "1"]),
    ):
        assert client.post(address, {"clear": "4"}).status_code == 200  # the required one is missing
        assert client.post(address, {"useful": "4"}).status_code == 302
        assert client.post(address, {"useful": "5"}).status_code == 302
    assert [r.answers["useful"] for r in Response.objects.all()] == [5, 5]


def test_who_was_not_confirmed_gives_no_feedback(edition: Edition):
    with pytest.raises(actions.FeedbackError):
        told(made.registration(edition, state=RegistrationState.DECLINED), 4)


def test_nothing_is_shown_of_fewer_than_five(cast: Cast, edition: Edition, client: Client):
    address = reverse("edition_feedback", args=[edition.slug])
    cast.sign_in(client, "coordinator")
    for number in range(4):
        told(made.registration(edition), 5, f"More practice {number}")
    assert "More practice" not in client.get(address).content.decode()
    told(made.registration(edition, "Fifth Person"), 1, "More practice 4")
    page = client.get(address).content.decode()
    assert page.count("More practice") == 5
    assert "Fifth" not in page
    cast.sign_in(client, "carlos")
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"en": 20, "fr": 7}, {"en": 20, "fr": 7}),
        ({"en": 20, "fr": 3, "pt": 2}, {"en": 20, "": 5}),
        ({"en": 20, "fr": 7, "pt": 2}, {"en": 20, "": 9}),
        ({"en": 20, "fr": 2}, {"": 22}),
        ({"en": 3}, {}),
    ],
)
def test_what_is_left_out_cannot_be_found_by_subtraction(counts: dict[str, int], shown: dict[str, int]):
    assert safe_groups(counts) == shown


def test_follow_ups_are_asked_once_when_due_and_reminded_twice(edition: Edition):
    made.registration(edition)
    rounds.go_round()
    rounds.go_round()
    assert list(FollowUp.objects.values_list("months", flat=True)) == [3, 6, 12]
    assert Mail.objects.filter(wording="follow_up_asked").count() == 1
    for days in (13, 15, 20, 29, 60):
        FollowUp.objects.filter(months=3).update(asked_at=timezone.now() - datetime.timedelta(days=days))
        rounds.remind()
    assert Mail.objects.filter(wording="follow_up_reminder").count() == 2


def test_who_answered_is_not_reminded(edition: Edition, client: Client):
    registration = made.registration(edition)
    rounds.go_round()
    client.post(reverse("my_follow_up", args=[token_of(registration), 3]), {"applied": "yes"})
    FollowUp.objects.update(asked_at=timezone.now() - datetime.timedelta(days=30))
    answered = Response.objects.filter(follow_up__months=3).exists()
    rounds.remind()
    assert answered
    assert not Mail.objects.filter(
        wording="follow_up_reminder", key__contains=str(FollowUp.objects.get(months=3).id)
    ).exists()


def test_the_employer_answers_apart_by_a_link_of_her_own(edition: Edition, client: Client):
    registration = made.registration(edition)
    rounds.go_round()
    follow_up = FollowUp.objects.get(months=3)
    actor = Actor(person=registration.person_id)
    follow_up = actions.ask_employer(actor, follow_up, "Head of quality (fictional)", "head@example.org")
    address = reverse("employer_view", args=[secret_of(follow_up)])
    assert address in Mail.objects.get(wording="employer_asked").body
    assert client.get(address).status_code == 200
    assert client.post(address, {"applied": "yes", "change": "4"}).status_code == 302
    assert Response.objects.get().respondent == Respondent.EMPLOYER
    actions.ask_employer(actor, follow_up, "Another", "other@example.org")
    assert client.get(address).status_code == 404


def test_change_in_practice_is_the_share_of_those_who_answered(cast: Cast, edition: Edition, client: Client):
    registrations = [made.registration(edition) for _ in range(10)]
    rounds.go_round()
    for number, registration in enumerate(registrations[:6]):
        follow_up = FollowUp.objects.get(registration=registration, months=3)
        answers = {"applied": number < 3}
        actions.respond(
            Actor(person=registration.person_id), registration, Purpose.FOLLOW_UP, answers, follow_up=follow_up
        )
        if number == 3:
            assert change_in_practice(edition)[0].share is None
    first = change_in_practice(edition)[0]
    assert (first.months, first.asked, first.answered, first.applied, first.share) == (3, 10, 6, 3, 50.0)
    page = cast.sign_in(client, "coordinator").get(reverse("edition_follow_up", args=[edition.slug]))
    assert "50 % (3)" in page.content.decode().replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(("day", "months", "later"), [("2026-08-31", 6, "2027-02-28"), ("2026-11-30", 3, "2027-02-28")])
def test_months_end_where_the_month_ends(day: str, months: int, later: str):
    assert rounds.months_after(datetime.date.fromisoformat(day), months).isoformat() == later


def test_her_own_page_asks_for_what_she_has_not_said_yet(edition: Edition, client: Client):
    registration = made.registration(edition)
    rounds.go_round()
    token = token_of(registration)
    whole, later = reverse("my_feedback", args=[token]), reverse("my_follow_up", args=[token, 3])
    page = client.get(reverse("place", args=[token])).content.decode()
    assert f'"{whole}"' in page
    assert later in page
    told(registration, 4)
    page = client.get(reverse("place", args=[token])).content.decode()
    assert f'"{whole}"' not in page
    assert later in page
