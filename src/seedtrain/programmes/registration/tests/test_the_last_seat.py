"""Two who want the last place at the same moment: one gets it, the other waits, and no number is given twice."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from seedtrain.programmes.models import Registration
from seedtrain.programmes.registration import actions
from seedtrain.programmes.registration.who import holder
from seedtrain.programmes.tests import made
from seedtrain.trail.tests.own_database import own_database
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    with django_db_blocker.unblock(), own_database(tmp_path):
        yield make_cast()


def test_the_last_place_goes_to_one(cast: Cast) -> None:
    edition = made.edition(cast.centre, capacity=1)
    drafts = []
    for name in ("Adjoa", "Kwame"):
        draft = actions.begin(edition, name, f"{name.lower()}@example.org", "en")
        drafts.append(actions.submit(holder(draft), draft, {}))

    def second() -> None:
        try:
            actions.prove_address(holder(drafts[1]), drafts[1])
        finally:
            connection.close()

    other = threading.Thread(target=second)
    with transaction.atomic():
        actions.prove_address(holder(drafts[0]), drafts[0])
        other.start()
        other.join(0.5)  # it waits for the lock
    other.join(30)
    held = Registration.objects.order_by("number").values_list("number", "state")
    assert list(held) == [(1, "confirmed"), (2, "waiting")]
