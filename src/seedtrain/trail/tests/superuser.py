"""What a superuser of the database can do: take the guards away, and then anything. Imports no model."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

OFF = ["ALTER TABLE trail_record DISABLE TRIGGER trail_record_only_grows"]
ON = ["ALTER TABLE trail_record ENABLE ALWAYS TRIGGER trail_record_only_grows"]


@contextmanager
def guards_away() -> Iterator[None]:
    """Without the triggers on records, which stand again afterwards."""
    off, on = OFF, ON
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail_record'")
            triggers = dict(cursor.fetchall())
        off, on = [f"DROP TRIGGER {name}" for name in triggers], list(triggers.values())
    execute(off)
    try:
        yield
    finally:
        execute(on)


def empty_the_trail() -> None:
    """Take away what earlier tests, and loading the reference data, recorded."""
    with guards_away():
        execute(["DELETE FROM trail_record"])


def execute(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
