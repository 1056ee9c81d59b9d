"""Triggers, tried with raw SQL as whoever holds the application's own password could."""

import pytest
from django.db import DatabaseError, connection, transaction

from seedtrain.trail.models import Installation, Record
from seedtrain.trail.tests.telling import tell_six


@pytest.fixture
def trail(committed):
    return tell_six()


def try_to(statement: str, *values: object) -> None:
    with (
        pytest.raises(DatabaseError, match="the trail only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


def test_a_record_cannot_be_changed_or_deleted(trail):
    try_to("UPDATE trail_record SET reason = 'x' WHERE number = 3")
    try_to("DELETE FROM trail_record WHERE number = 6")
    try_to("DELETE FROM trail_record")
    assert Record.objects.count() == len(trail)


def test_not_through_the_models_either(trail):
    for attempt in (Record.objects.all().delete, lambda: Record.objects.update(reason="x"), trail[0].save):
        with pytest.raises(DatabaseError, match="the trail only grows"), transaction.atomic():
            attempt()


def test_the_installation_keeps_its_identity(trail):
    try_to("UPDATE trail_installation SET made_at = CURRENT_TIMESTAMP")
    try_to("DELETE FROM trail_installation")
    with pytest.raises(DatabaseError), transaction.atomic():
        Installation.objects.create(made_at=trail[0].at)


@pytest.mark.only_on("sqlite")
def test_a_record_cannot_be_replaced_by_inserting_over_it(trail):
    columns = ", ".join(field.column for field in Record._meta.fields)
    try_to(f"INSERT OR REPLACE INTO trail_record ({columns}) SELECT {columns} FROM trail_record WHERE number = 2")


@pytest.mark.only_on("postgresql")
def test_the_table_cannot_be_emptied_nor_a_record_replaced(trail):
    try_to("TRUNCATE trail_record")
    try_to(
        "INSERT INTO trail_record SELECT * FROM trail_record WHERE number = 2 "
        "ON CONFLICT (number) DO UPDATE SET reason = 'x'"
    )


@pytest.mark.only_on("postgresql")
def test_acting_as_a_replica_does_not_help(trail):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        try_to("DELETE FROM trail_record WHERE number = 6")
