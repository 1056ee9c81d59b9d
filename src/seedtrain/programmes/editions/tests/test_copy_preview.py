"""The new days of a copy are shown before it is made, with those that moved on and why."""

import datetime

import pytest
from django.test import Client

from seedtrain.programmes.editions.making import copy_edition, local_day
from seedtrain.programmes.editions.preview import moves
from seedtrain.programmes.models import Deadline, Edition
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE = "/editions/marathon-2026/run/copy"
START = datetime.date(2027, 9, 8)  # a year later: Tuesday becomes Wednesday
GIVEN = {"name": "Next", "slug": "next", "starts_on": "2027-09-08", "closed": ""}


@pytest.fixture
def edition(cast: Cast) -> Edition:
    """From Tuesday 8 September 2026: sessions on Tuesday, Wednesday and Friday."""
    edition = made.edition(cast.centre)
    for number in (1, 2, 4):
        made.session(edition, number)
    at = datetime.datetime(2026, 9, 5, 12, tzinfo=datetime.UTC)
    Deadline.objects.create(edition=edition, kind="registration_closes", at=at, time_zone="UTC")
    return edition


def test_the_preview_says_what_the_copy_then_does(cast: Cast, edition: Edition):
    closed = frozenset({datetime.date(2027, 9, 9)})
    shown = [move for move in moves(edition, START, closed) if move.kind == "session"]
    assert [move.why for move in shown] == ["", "closed", "weekend"]
    actor = cast.actor("coordinator")
    copy = copy_edition(actor, edition, slug="next", names={"en": "Next"}, starts_on=START, closed=closed)
    assert [move.after for move in shown] == [local_day(session) for session in copy.sessions.order_by("place")]
    assert [move.after for move in moves(edition, START, closed) if move.kind == "deadline"] == [
        datetime.date(2027, 9, 5)
    ]


def test_two_sessions_that_meet_on_one_day_are_pointed_out(cast: Cast, edition: Edition):
    shown = moves(edition, START, frozenset({datetime.date(2027, 9, 8)}))
    assert [move.crowded for move in shown if move.kind == "session"] == [True, True, False]


def test_the_draft_is_made_after_the_days_were_seen(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    page = client.post(PAGE, GIVEN).content.decode()
    assert "over a weekend" in page
    assert "Monday" in page, "over the weekend"
    assert Edition.objects.count() == 1, "nothing is made yet"
    page = client.post(PAGE, GIVEN | {"act": "make", "tick": ["2027-09-09"]}).content.decode()
    assert Edition.objects.count() == 1, "a day was ticked: the days are shown again"
    assert "over a closed day" in page
    answer = client.post(PAGE, GIVEN | {"closed": "2027-09-09", "act": "make"})
    assert answer.status_code == 302
    assert Edition.objects.get(slug="next").copied_from == edition
