"""Two workers that come to the same occasion at the same moment: one run, and each receiver is in it once."""

import datetime
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from seedtrain.jobs.models import Run
from seedtrain.jobs.work import work_off
from seedtrain.messages.models import Mail
from seedtrain.programmes.planned import actions, sending
from seedtrain.programmes.tests import made
from seedtrain.trail.tests.own_database import own_database
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with django_db_blocker.unblock(), own_database(tmp_path):
        yield make_cast()


def test_two_rounds_at_once_start_one_run(cast: Cast) -> None:
    today, soon = timezone.now().date(), timezone.now() + datetime.timedelta(hours=5)
    edition = made.edition(cast.centre, starts_on=today, ends_on=today + datetime.timedelta(days=2))
    made.session(edition, 1, starts_at=soon)
    made.registration(edition, "Adjoa Mensa")
    message = {"wording": "session_reminder", "when": {"before": "session", "days": 1}}
    actions.add(cast.actor("coordinator"), edition, message)
    started: list[int] = []

    def second() -> None:
        try:
            started.append(sending.go_round())
        finally:
            connection.close()

    other = threading.Thread(target=second)
    with transaction.atomic():
        started.append(sending.go_round())
        other.start()
        other.join(0.5)  # it waits for the lock
    other.join(30)
    assert sorted(started) == [0, 1]
    work_off(rounds=False)
    assert (Run.objects.count(), Mail.objects.count()) == (1, 1)
