"""What attendance costs does not grow with the number of registrants: as many queries for forty as for four."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seedtrain.programmes.attendance import actions, showing
from seedtrain.programmes.attendance.door import check_in
from seedtrain.programmes.attendance.numbers import numbers_of
from seedtrain.programmes.attendance.presence import recompute
from seedtrain.programmes.attendance.recount import recount
from seedtrain.programmes.models import Presence, Session
from seedtrain.programmes.tests import made
from tests.cast import Cast

UTC = ZoneInfo("UTC")
pytestmark = pytest.mark.django_db


def filled(cast: Cast, slug: str, number: int) -> Session:
    """A session with a report of so many people, each of whom came twice; every third under another name."""
    session = made.session(made.edition(cast.centre, slug))
    lines = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)"]
    for n in range(number):
        hers = made.registration(session.edition, f"Person{'abcdefghij'[n % 10]}{'klmnopq'[n // 10]} Example")
        email = "" if n % 3 == 0 else hers.email
        name = f"Guest {'abcdefghij'[n % 10]}{'klmnopq'[n // 10]}" if n % 3 == 0 else hers.name
        for begin, end in (("12:00", "12:30"), ("12:40", "13:40")):
            lines.append(f"{name},{email},09/08/2026 {begin},09/08/2026 {end},30")
    upload = actions.Upload("report.csv", "\n".join(lines).encode())
    actions.bring_in(cast.actor("coordinator"), session, [upload], UTC)
    return session


def queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


@pytest.fixture
def sessions(cast: Cast) -> tuple[Session, Session]:
    return filled(cast, "few", 4), filled(cast, "many", 40)


def test_computing_counting_and_previewing_cost_the_same_for_few_and_many(sessions: tuple[Session, Session]):
    again = actions.Upload(
        "again.csv", b"Name (Original Name),User Email,Join Time,Leave Time\nA,,9/8/26 12:00,9/8/26 13:00"
    )
    acts: list[Callable[[Session], Any]] = [
        recompute,
        lambda session: numbers_of(session.edition),
        lambda session: recount(session.edition),
        lambda session: showing.sessions_with_counts(session.edition),
        showing.waiting_guests,
        showing.settled_guests,
        lambda session: showing.preview(session, [again], UTC),
    ]
    for act in acts:
        few, many = (queries(lambda act=act, session=session: act(session)) for session in sessions)
        assert few == many < 25


def test_pages_cost_the_same_for_few_and_many(cast: Cast, client: Client, sessions: tuple[Session, Session]):
    cast.sign_in(client, "coordinator")
    for name, parts in (
        ("attendance", 1),
        ("numbers", 1),
        ("session_attendance", 2),
        ("session_sheet", 2),
        ("door", 2),
    ):
        asked = [reverse(name, args=[s.edition.slug, s.code][:parts]) for s in sessions]
        client.get(asked[0])  # what is kept after the first asking is no cost of the second
        few, many = (queries(lambda address=address: client.get(address)) for address in asked)
        assert few == many < 40, name


def test_one_check_in_among_many_writes_one_line(cast: Cast, sessions: tuple[Session, Session]):
    few, many = (
        queries(lambda s=s: check_in(cast.actor("coordinator"), s, s.edition.registrations.first())) for s in sessions
    )
    assert few == many
    assert Presence.objects.filter(checked_in_at__isnull=False).count() == 2


def test_computing_again_what_did_not_change_writes_nothing(sessions: tuple[Session, Session]):
    with CaptureQueriesContext(connection) as captured:
        recompute(sessions[1])
    assert not [query for query in captured if query["sql"].startswith(("UPDATE", "INSERT"))]
