"""The table of Django's database cache, in which the limits on signing in are counted for all server processes."""

from typing import Any

from django.core.management import call_command
from django.db import migrations

TABLE = "shared_cache"  # CACHES in site/settings.py names it too


def make(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_unknown_first_days_count_as_one")]
    operations = [migrations.RunPython(make, lambda apps, editor: editor.execute(f"DROP TABLE {TABLE}"))]
