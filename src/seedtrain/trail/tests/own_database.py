"""A private copy of the prepared test database, for tests that must really commit.

The trail refuses DELETE and TRUNCATE, so the flush after a transactional test (`transactional_db`, `live_server`)
fails. Such a test takes a copy instead and throws the whole copy away.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.test import override_settings

from seedtrain.base.identity import new_id


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """Every thread's `default` connection leads to the copy, and DATA and KEYS to `folder`, until the block ends."""
    template = connection.settings_dict["NAME"]
    connections.close_all()
    copy = _copy_postgresql(template) if connection.vendor == "postgresql" else _copy_sqlite(template, folder)
    connections.settings["default"]["NAME"] = copy
    try:
        with override_settings(DATA=folder, KEYS=folder / "keys"):
            yield
    finally:
        connections.close_all()
        connections.settings["default"]["NAME"] = template
        if connection.vendor == "postgresql":
            _run_postgresql(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _copy_sqlite(template: str, folder: Path) -> str:
    path = folder / "seedtrain.sqlite3"
    source = sqlite3.connect(template)
    source.execute("VACUUM INTO ?", [str(path)])
    source.close()
    return str(path)


def _copy_postgresql(template: str) -> str:
    copy = f"{template}_{new_id().hex[-12:]}"
    _run_postgresql(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')
    return copy


def _run_postgresql(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def address() -> str:
    """SEEDTRAIN_DATABASE_URL of the database now in use, for another process; empty for SQLite in DATA."""
    if connection.vendor == "sqlite":
        return ""
    at = settings.DATABASES["default"]
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@localhost:{at['PORT']}/{at['NAME']}?host={at['HOST']}"
