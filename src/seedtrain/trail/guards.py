"""Whether the triggers that refuse change are in place: a superuser, or a careless migration, may have dropped one."""

from django.db import connection

SQLITE = frozenset(
    {
        "trail_record_no_change",
        "trail_record_no_deletion",
        "trail_record_no_replacement",
        "trail_installation_no_change",
        "trail_installation_no_deletion",
        "trail_installation_once",
    }
)
POSTGRESQL = frozenset({"trail_record_only_grows", "trail_installation_only_grows"})


def missing_guards() -> list[str]:
    """Names of triggers that are absent or switched off, in alphabetical order."""
    if connection.vendor == "sqlite":
        wanted, question = SQLITE, "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted, question = POSTGRESQL, "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
    with connection.cursor() as cursor:
        cursor.execute(question)
        return sorted(wanted - {name for (name,) in cursor.fetchall()})
