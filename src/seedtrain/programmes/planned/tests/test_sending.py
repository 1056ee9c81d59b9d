"""Planned messages go by themselves: once to each receiver, in her language, and only where somebody should know."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from seedtrain.jobs import work
from seedtrain.jobs.models import Run, RunState
from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail
from seedtrain.programmes.editions import session_actions as editions
from seedtrain.programmes.models import Deadline, Edition, Presence, Session, Stage, StagePlace, State
from seedtrain.programmes.planned import actions, sending
from seedtrain.programmes.planned.occasions import occasions
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LINK = "https://video.example.org/j/7"
HOUR = datetime.timedelta(hours=1)
REMINDER = {"wording": "session_reminder", "when": {"before": "session", "hours": 24}, "to": {"states": ["confirmed"]}}
JOINING = REMINDER | {"wording": "joining_link"}


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """It goes on for four days around today, with a session in ten hours."""
    today = timezone.now().date()
    day = datetime.timedelta(days=1)
    edition = made.edition(cast.centre, starts_on=today - day, ends_on=today + 3 * day, time_zone="Asia/Seoul")
    made.session(edition, 1, starts_at=timezone.now() + 10 * HOUR, join_link=LINK)
    made.registration(edition, "Adjoa Mensa", language="en")
    made.registration(edition, "Binta Ba", language="fr")
    made.registration(edition, "Carl Waits", state="waiting")
    return edition


def plan(cast: Cast, edition: Edition, message: dict[str, Any]) -> None:
    actions.add(cast.actor("coordinator"), edition, message)


def send() -> int:
    """What one turn of the worker writes."""
    before = Mail.objects.count()
    sending.go_round()
    work_off(rounds=False)
    return Mail.objects.count() - before


def test_a_reminder_goes_once_to_each_in_her_language_with_the_calendar_file(cast: Cast, edition: Edition):
    plan(cast, edition, REMINDER)
    assert send() == 2
    assert send() == 0
    adjoa, binta = Mail.objects.order_by("address")
    assert "begins on" in adjoa.body
    assert "commence le" in binta.body
    text = adjoa.attachments[0]["text"]
    assert "METHOD:REQUEST" in text
    assert "ORGANIZER" in text, "RFC 5546 asks for one"
    assert "method=REQUEST" in adjoa.attachments[0]["type"]


def test_whoever_gets_a_place_later_still_hears_of_it(cast: Cast, edition: Edition):
    plan(cast, edition, REMINDER)
    send()
    made.registration(edition, "Dora Late")
    assert send() == 1


def test_nothing_goes_too_early_or_too_late(cast: Cast, edition: Edition):
    plan(cast, edition, REMINDER | {"when": {"before": "session", "hours": 5}})
    assert send() == 0, "it is five hours too early"
    Session.objects.update(starts_at=timezone.now() - HOUR)
    assert send() == 0, "the session began"


def test_a_round_asks_no_more_of_an_edition_with_many_messages_and_sessions(
    cast: Cast, edition: Edition, django_assert_max_num_queries: Any
):
    plan(cast, edition, REMINDER | {"when": {"before": "session", "hours": 1}})
    with CaptureQueriesContext(connection) as few:
        assert sending.go_round() == 0
    for hours in (2, 3, 4):
        plan(cast, edition, REMINDER | {"when": {"before": "session", "hours": hours}})
        made.session(edition, hours, starts_at=timezone.now() + hours * 10 * HOUR)
    with django_assert_max_num_queries(len(few)):
        assert sending.go_round() == 0


@pytest.mark.parametrize("state", [State.DRAFT, State.CANCELLED])
def test_drafts_and_cancelled_editions_send_nothing(cast: Cast, edition: Edition, state: str):
    plan(cast, edition, REMINDER)
    Edition.objects.update(state=state)
    assert send() == 0


def test_a_run_that_waits_while_the_edition_is_cancelled_writes_nothing(cast: Cast, edition: Edition):
    plan(cast, edition, REMINDER)
    sending.go_round()
    Edition.objects.update(state=State.CANCELLED)
    work_off(rounds=False)
    assert not Mail.objects.exists()
    assert Run.objects.get().skipped == 2


def test_the_joining_link_waits_until_it_is_there_and_goes_to_the_confirmed_only(cast: Cast, edition: Edition):
    Session.objects.update(join_link="")
    plan(cast, edition, JOINING)
    assert send() == 0
    Session.objects.update(join_link=LINK)
    assert send() == 2
    assert all(LINK in mail.body for mail in Mail.objects.all())
    assert not Mail.objects.filter(address__startswith="carl").exists()


def test_a_reminder_to_those_who_wait_holds_no_link(cast: Cast, edition: Edition):
    plan(cast, edition, REMINDER | {"to": {"states": ["waiting"]}})
    assert send() == 1
    mail = Mail.objects.get()
    assert LINK not in mail.body + str(mail.attachments)


def test_a_session_of_a_later_part_is_for_those_who_have_a_place_in_it(cast: Cast, edition: Edition):
    stage = Stage.objects.create(edition=edition, place=2, names={"en": "Part 2"}, gate={"weights": {"attended": 1}})
    Session.objects.update(stage=stage)
    plan(cast, edition, REMINDER)
    assert send() == 0, "nobody is chosen yet"
    StagePlace.objects.create(stage=stage, registration=edition.registrations.get(name="Binta Ba"))
    assert send() == 1


def test_a_session_that_moves_to_another_day_is_told_of_again(cast: Cast, edition: Edition):
    plan(cast, edition, REMINDER)
    send()
    session = edition.sessions.get()
    editions.change_session(cast.actor("coordinator"), session, starts_at=session.starts_at + 2 * 24 * HOUR)
    Mail.objects.all().delete()
    assert send() == 0, "not yet"
    Session.objects.update(starts_at=timezone.now() + 20 * HOUR + 24 * HOUR)
    plan_now = Edition.objects.get().messages[0]
    actions.put(
        cast.actor("coordinator"), edition, plan_now["id"], REMINDER | {"when": {"before": "session", "days": 3}}
    )
    assert send() == 2


def test_the_absent_are_written_to_once_the_attendance_is_known(cast: Cast, edition: Edition):
    Session.objects.update(starts_at=timezone.now() - 4 * HOUR)
    missed = {"wording": "session_missed", "when": {"after": "session", "hours": 1}, "to": {"presence": "absent"}}
    plan(cast, edition, missed)
    assert send() == 0, "nothing is known of the attendance"
    there = edition.registrations.get(name="Adjoa Mensa")
    Presence.objects.create(session=edition.sessions.get(), registration=there, present=True)
    assert send() == 1
    assert Mail.objects.get().address.startswith("binta")


def test_a_deadline_is_said_in_its_own_zone(cast: Cast, edition: Edition):
    at = timezone.now().replace(minute=30, second=0, microsecond=0) + 24 * HOUR
    Deadline.objects.create(edition=edition, kind="questions", at=at, time_zone="Asia/Seoul")
    plan(cast, edition, {"wording": "deadline_soon", "when": {"before": "questions", "days": 2}})
    assert send() == 2
    assert "(Seoul)" in Mail.objects.filter(language="en").get().body
    assert "Séoul" in Mail.objects.filter(language="fr").get().body


def test_days_are_counted_by_the_clock_on_the_wall(cast: Cast, edition: Edition):
    Edition.objects.update(time_zone="Europe/Zurich")
    before_the_change = datetime.datetime(2027, 11, 2, 11, tzinfo=datetime.UTC)  # 12:00 in Zurich, winter
    Session.objects.update(starts_at=before_the_change)
    edition.refresh_from_db()
    message = {"id": "x", "wording": "session_reminder", "when": {"before": "session", "days": 7}}
    (one,) = occasions(edition, message)
    assert one.at == datetime.datetime(2027, 10, 26, 10, tzinfo=datetime.UTC), "12:00 in summer time"


def test_a_worker_that_dies_in_the_middle_repeats_nothing(cast: Cast, edition: Edition, monkeypatch: Any):
    for number in range(7):
        made.registration(edition, f"Person{number} Example")
    plan(cast, edition, REMINDER)
    monkeypatch.setattr("seedtrain.programmes.planned.sending.write_many", dying(2, sending.write_many), raising=True)
    kind = work.KINDS[sending.KIND]
    monkeypatch.setitem(work.KINDS, sending.KIND, type(kind)(**(vars(kind) | {"batch": 3})))
    sending.go_round()
    with pytest.raises(KeyboardInterrupt):
        work_off(rounds=False)
    assert Mail.objects.count() == 3, "the first batch is kept, the second is not"
    Run.objects.update(leased_until=timezone.now() - HOUR)
    sending.go_round()
    assert Run.objects.count() == 1, "the round leaves alone what is under way"
    work_off(rounds=False)
    assert Run.objects.get().state == RunState.DONE
    assert Mail.objects.count() == 9
    assert Mail.objects.values("address").distinct().count() == 9


def dying(at: int, real: Any) -> Any:
    calls = {"number": 0}

    def write_many(*args: Any, **kwargs: Any) -> Any:
        calls["number"] += 1
        done = real(*args, **kwargs)
        if calls["number"] == at:
            raise KeyboardInterrupt
        return done

    return write_many
