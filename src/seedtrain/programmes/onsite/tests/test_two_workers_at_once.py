"""Runs of the same things by workers at the same time: nobody gets two, no number is given twice, nothing fails."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from seedtrain.jobs.models import ItemState, Run, RunItem, RunState
from seedtrain.jobs.work import work_off
from seedtrain.programmes.certificates import actions as certificates
from seedtrain.programmes.models import Certificate, Edition, Letter, Presence
from seedtrain.programmes.onsite import letters
from seedtrain.programmes.tests import made
from seedtrain.qualifications.models import StatusBit
from seedtrain.trail.tests.own_database import own_database
from tests.cast import Cast, make_cast

PEOPLE = 60  # more than one batch of either


@pytest.fixture
def cast(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with django_db_blocker.unblock(), own_database(tmp_path):
        yield make_cast()


@pytest.fixture
def edition(cast: Cast) -> Edition:
    of = made.edition(cast.centre, certificate={"participation": {"sessions": 1}})
    session = made.session(of)
    for number in range(PEOPLE):
        registration = made.registration(of, f"Adjoa {number} (fictional)")
        Presence.objects.create(session=session, registration=registration, present=True)
    return Edition.objects.get(id=of.id)


def together(workers: int) -> list[Exception]:
    """So many workers until nothing waits; answers what went wrong."""
    begin, wrong = threading.Barrier(workers), list[Exception]()

    def work() -> None:
        begin.wait(10)
        try:
            work_off(rounds=False)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(120)
    return wrong


def test_two_runs_of_certificates_at_once_give_each_one_number(cast: Cast, edition: Edition) -> None:
    actor = cast.actor("coordinator")
    for _again in range(2):  # as when two coordinators press the button at the same moment
        certificates.issue_many(actor, edition, "participation")
    assert together(2) == []
    numbers = list(Certificate.objects.values_list("number", flat=True))
    assert len(numbers) == len(set(numbers)) == PEOPLE
    assert StatusBit.objects.filter(certificate__isnull=False).count() == PEOPLE
    assert set(Run.objects.values_list("state", flat=True)) == {RunState.DONE}
    left_out = RunItem.objects.exclude(state=ItemState.DONE)
    assert left_out.count() == PEOPLE
    assert set(left_out.values_list("state", "words")) == {("skipped", "Holds one already.")}


def test_letters_of_two_editions_and_two_runs_of_one_share_numbers_without_gap_or_double(
    cast: Cast, edition: Edition
) -> None:
    actor, other = cast.actor("coordinator"), made.edition(cast.centre, slug="other")
    for number in range(PEOPLE):
        made.registration(other, f"Bintou {number} (fictional)")
    for one in (edition, edition, other):
        letters.write_many(actor, one, "invitation")
    assert together(3) == []
    ends = [int(number[-4:]) for number in Letter.objects.values_list("number", flat=True)]
    assert sorted(ends) == list(range(1, 2 * PEOPLE + 1))
    assert not RunItem.objects.filter(state=ItemState.FAILED).exists()
