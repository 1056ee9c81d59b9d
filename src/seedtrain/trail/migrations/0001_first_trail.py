"""The trail and its guards: triggers that refuse change and deletion, on SQLite and on PostgreSQL."""

import datetime

from django.db import migrations, models

import seedtrain.base.identity
from seedtrain.base.identity import new_id

GUARDED = ("trail_record", "trail_installation")
REFUSAL = "the trail only grows: records are never changed or deleted; write a correction as a new record"

SQLITE = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
CREATE TRIGGER {table}_no_deletion BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
"""
# INSERT OR REPLACE deletes without asking the trigger above, so a taken place is refused here.
SQLITE_NO_REPLACEMENT = """
CREATE TRIGGER trail_record_no_replacement BEFORE INSERT ON trail_record
WHEN EXISTS (SELECT 1 FROM trail_record WHERE number = NEW.number OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
CREATE TRIGGER trail_installation_once BEFORE INSERT ON trail_installation
WHEN EXISTS (SELECT 1 FROM trail_installation)
BEGIN SELECT RAISE(ABORT, '{refusal}'); END;
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION trail_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{refusal}'; END $$;
"""
# ENABLE ALWAYS: also where session_replication_role says replica.
POSTGRESQL = """
CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_only_grows;
"""
POSTGRESQL_ONE_INSTALLATION = "CREATE UNIQUE INDEX trail_installation_once ON trail_installation ((true));"


def name_installation(apps, schema_editor):
    apps.get_model("trail", "Installation").objects.create(id=new_id(), made_at=datetime.datetime.now(datetime.UTC))


def guard(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    each, once = (SQLITE, SQLITE_NO_REPLACEMENT) if sqlite else (POSTGRESQL, POSTGRESQL_FUNCTION)
    statements = [once, *(each.replace("{table}", table) for table in GUARDED)]
    if not sqlite:
        statements.append(POSTGRESQL_ONE_INSTALLATION)
    for statement in statements:
        run_script(schema_editor, statement.replace("{refusal}", REFUSAL), sqlite)


def run_script(schema_editor, script, sqlite):
    """SQLite takes one statement at a time; a trigger ends with END;."""
    if not sqlite:
        schema_editor.execute(script)
        return
    for statement in script.split("END;"):
        if statement.strip():
            schema_editor.execute(statement + "END")


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=seedtrain.base.identity.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("made_at", models.DateTimeField(editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=seedtrain.base.identity.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("installation", models.UUIDField()),
                ("number", models.BigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("actor", models.UUIDField(null=True)),
                ("system", models.CharField(max_length=100)),
                ("verb", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=60)),
                ("thing", models.UUIDField()),
                ("data", models.TextField()),
                ("reason", models.TextField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("number",),
                "indexes": [
                    models.Index(fields=["kind", "thing", "number"], name="trail_of_a_thing"),
                    models.Index(fields=["verb", "number"], name="trail_of_a_verb"),
                    models.Index(fields=["actor", "number"], name="trail_of_an_actor"),
                    models.Index(fields=["at"], name="trail_by_time"),
                ],
            },
        ),
        migrations.RunPython(name_installation),
        migrations.RunPython(guard),
    ]
