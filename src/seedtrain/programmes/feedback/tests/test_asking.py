"""Who was present is asked after a day's sessions, once; who did not answer is reminded before the deadline."""

import datetime

import pytest
import yaml
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.base.text import LANGUAGES
from seedtrain.messages.models import Mail
from seedtrain.programmes.feedback import actions, asking, defaults, rounds
from seedtrain.programmes.feedback.results import rates
from seedtrain.programmes.models import Edition, FeedbackRequest, Presence, Purpose, Registration, RegistrationState
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 9, 8, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """Two sessions on 8 September, at 12 and at 15; Adjoa was in both, Bintou in the first, Chen in none."""
    of = made.edition(cast.centre)
    morning, afternoon = made.session(of), made.session(of, 2, starts_at=NOON + 3 * HOUR)
    adjoa, bintou = made.registration(of, "Adjoa Mensa", language="fr"), made.registration(of, "Bintou Keita")
    made.registration(of, "Chen Li")
    for registration, sessions in ((adjoa, (morning, afternoon)), (bintou, (morning,))):
        for session in sessions:
            Presence.objects.create(session=session, registration=registration, present=True)
    return of


def asked() -> dict[str, Mail]:
    """By first name."""
    mails = Mail.objects.filter(wording="session_feedback_asked")
    return {mail.body.split(",")[0].split(" ")[1]: mail for mail in mails}


def test_who_was_present_is_asked_once_when_the_day_s_last_session_has_ended(edition: Edition) -> None:
    nowhere = made.registration(edition, "Dede Without", email="")
    Presence.objects.create(session=edition.sessions.get(code="1"), registration=nowhere, present=True)
    assert asking.ask_on_sessions(NOON + 4 * HOUR) == 0  # the second still runs
    assert [asking.ask_on_sessions(NOON + hours * HOUR) for hours in (6, 7, 30)] == [2, 0, 0]
    mails = asked()
    assert set(mails) == {"Adjoa", "Bintou"}
    assert Record.objects.filter(verb="feedback.asked").count() == 1, "who has no address is not asked each hour anew"
    bintou, adjoa = Registration.objects.get(name="Bintou Keita"), Registration.objects.get(name="Adjoa Mensa")
    assert reverse("my_session_feedback", args=[token_of(bintou), "1"]) in mails["Bintou"].body
    assert reverse("place", args=[token_of(adjoa)]) in mails["Adjoa"].body  # her page lists both
    assert mails["Adjoa"].language == "fr" and "Session 1\u202f; Session 2" in mails["Adjoa"].body


def test_who_is_known_to_have_been_there_only_later_is_asked_then(edition: Edition) -> None:
    asking.ask_on_sessions(NOON + 6 * HOUR)
    chen = Registration.objects.get(name="Chen Li")
    Presence.objects.create(session=edition.sessions.get(code="1"), registration=chen, present=True)
    assert asking.ask_on_sessions(NOON + 48 * HOUR) == 1
    chen.state = RegistrationState.WITHDRAWN
    chen.save()
    Presence.objects.create(session=edition.sessions.get(code="2"), registration=chen, present=True)
    assert asking.ask_on_sessions(NOON + 49 * HOUR) == 0


def test_nobody_is_asked_who_answered_or_long_after_or_of_what_was_cancelled(edition: Edition) -> None:
    bintou = Registration.objects.get(name="Bintou Keita")
    session = edition.sessions.get(code="1")
    actions.respond(Actor(person=bintou.person_id), bintou, Purpose.SESSION_FEEDBACK, {"useful": 4}, session=session)
    edition.sessions.filter(code="2").update(cancelled_at=NOON)
    assert asking.ask_on_sessions(NOON + 20 * 24 * HOUR) == 0
    assert asking.ask_on_sessions(NOON + 6 * HOUR) == 1
    assert set(asked()) == {"Adjoa"}


def test_the_whole_is_asked_once_and_reminded_once_before_the_deadline(edition: Edition, client: Client) -> None:
    deadline = datetime.datetime(2026, 10, 20, 16, tzinfo=datetime.UTC)
    edition.deadlines.create(kind="feedback", at=deadline, time_zone="Africa/Dakar")
    after = datetime.datetime(2026, 10, 3, 8, tzinfo=datetime.UTC)
    assert [asking.ask_on_the_whole(after), asking.ask_on_the_whole(after)] == [3, 0]
    assert Mail.objects.filter(wording="feedback_asked").count() == 3
    FeedbackRequest.objects.update(asked_at=after)
    bintou = Registration.objects.get(name="Bintou Keita")
    Edition.objects.filter(id=edition.id).update(ends_on=after.date())
    with_time(deadline - 10 * HOUR, lambda: answer(bintou))
    days = datetime.timedelta(days=1)
    assert [asking.remind(deadline - 4 * days), asking.remind(deadline - 2 * days), asking.remind(deadline - days)] == [
        0,
        2,
        0,
    ]
    reminded = Mail.objects.filter(wording="feedback_reminder")
    assert not reminded.filter(address=bintou.email).exists()
    assert "Tuesday, 20 October 2026, 16:00" in reminded.get(language="en").body
    assert "mardi 20 octobre 2026" in reminded.get(language="fr").body
    assert asking.remind(deadline + HOUR) == 0


def answer(registration: Registration) -> None:
    actions.respond(Actor(person=registration.person_id), registration, Purpose.EDITION_FEEDBACK, {"useful": 4})


def with_time(now: datetime.datetime, act: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: now)
        act()  # type: ignore[operator]


def test_after_the_deadline_nothing_is_taken_and_nobody_asked(edition: Edition, client: Client) -> None:
    edition.deadlines.create(kind="feedback", at=NOON + 5 * HOUR, time_zone="UTC")
    assert asking.ask_on_sessions(NOON + 6 * HOUR) == 0
    bintou = Registration.objects.get(name="Bintou Keita")
    page = client.post(reverse("my_session_feedback", args=[token_of(bintou), "1"]), {"useful": "4", "missing": "Time"})
    said = page.content.decode()
    assert "The time for feedback on this edition is over" in said and "Time" in said
    assert not bintou.responses.exists()
    assert (
        reverse("my_feedback", args=[token_of(bintou)])
        not in client.get(reverse("place", args=[token_of(bintou)])).content.decode()
    )


def test_the_results_tell_the_rate_of_each_session(cast: Cast, edition: Edition, client: Client) -> None:
    asking.ask_on_sessions(NOON + 6 * HOUR)
    bintou = Registration.objects.get(name="Bintou Keita")
    session = edition.sessions.get(code="1")
    actions.respond(Actor(person=bintou.person_id), bintou, Purpose.SESSION_FEEDBACK, {"useful": 4}, session=session)
    assert [(r.session.code, r.present, r.asked, r.answered, r.share) for r in rates(edition)] == [
        ("1", 2, 2, 1, 50.0),
        ("2", 1, 1, 0, 0.0),
    ]
    page = cast.sign_in(client, "coordinator").get(reverse("edition_feedback", args=[edition.slug])).content.decode()
    assert "?session=2" in page and "50 %" in page.replace("\xa0", " ").replace("\u202f", " ")


def test_the_round_does_all_of_it(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON + 6 * HOUR)
    rounds.go_round()
    assert len(asked()) == 2
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2026, 10, 2, 8, tzinfo=datetime.UTC))
    rounds.go_round()
    assert Mail.objects.filter(wording="feedback_asked").count() == 3


def test_ready_questions_are_there_in_every_language_and_marked_as_unreviewed() -> None:
    read = yaml.safe_load(defaults.FILE.read_text("utf-8"))
    assert read.pop("translations") == {code: "unreviewed" for code in LANGUAGES if code != "en"}
    assert set(read) == {purpose.value for purpose in Purpose} - {"registration"}
    for questions in read.values():
        for question in questions:
            assert set(question["labels"]) == set(LANGUAGES), question["code"]
