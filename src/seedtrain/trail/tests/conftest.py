"""A database of one's own. (Django is not set up yet when this is read, so nothing here may import a model.)"""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from seedtrain.trail.tests.own_database import own_database


@pytest.fixture
def committed(tmp_path: Path, django_db_setup: None, django_db_blocker: Any):
    """A database in which commits are commits, its trail still empty; DATA is this folder."""
    with django_db_blocker.unblock(), own_database(tmp_path):
        empty_the_trail()
        yield tmp_path


def empty_the_trail() -> None:
    """Take away what loading the reference data recorded, past the guards, which stand again afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE trail_record DISABLE TRIGGER trail_record_only_grows")
            cursor.execute("DELETE FROM trail_record")
            cursor.execute("ALTER TABLE trail_record ENABLE ALWAYS TRIGGER trail_record_only_grows")
        else:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'trail_record_no_deletion'")
            (guard,) = cursor.fetchone()
            cursor.execute("DROP TRIGGER trail_record_no_deletion")
            cursor.execute("DELETE FROM trail_record")
            cursor.execute(guard)
