"""What time would do to an edition: its days, sessions and deadlines lie earlier than they did."""

import datetime

from tests.stories.installation import Installation

OF_THE_EDITION = "edition_id = %s"
# table, its columns of that time, which of its rows are the edition's
COLUMNS = (
    ("programmes_edition", ("starts_on", "ends_on"), "id = %s"),
    ("programmes_stage", ("starts_on", "ends_on"), OF_THE_EDITION),
    ("programmes_session", ("starts_at",), OF_THE_EDITION),
    ("programmes_deadline", ("at",), OF_THE_EDITION),
    (
        "programmes_followup",
        ("due_on",),
        "registration_id IN (SELECT id FROM programmes_registration WHERE edition_id = %s)",
    ),
)


def begins(at: Installation, slug: str) -> datetime.datetime:
    """When the first session begins, in UTC without saying so."""
    statement = (
        "SELECT s.starts_at FROM programmes_session s JOIN programmes_edition e ON e.id = s.edition_id "
        "WHERE e.slug = %s ORDER BY s.starts_at LIMIT 1"
    )
    return moment(at.ask(statement, slug)[0][0])


def last_day(at: Installation, slug: str) -> datetime.date:
    return moment(at.ask("SELECT ends_on FROM programmes_edition WHERE slug = %s", slug)[0][0]).date()


def moment(value: object) -> datetime.datetime:
    """As the one database or the other hands it out."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).replace(tzinfo=None)
    return datetime.datetime.fromisoformat(str(value)[:19])


def let_pass(at: Installation, slug: str, by: datetime.timedelta) -> None:
    """`by` has passed since. What comes round in the background comes round at once."""
    ((edition,),) = at.ask("SELECT id FROM programmes_edition WHERE slug = %s", slug)
    for table, columns, which in COLUMNS:
        for id, *values in at.ask(f"SELECT id, {', '.join(columns)} FROM {table} WHERE {which}", str(edition)):
            for column, value in zip(columns, values, strict=True):
                if value is None:
                    continue
                form = "%Y-%m-%d %H:%M:%S" if column in ("starts_at", "at") else "%Y-%m-%d"
                at.change(f"UPDATE {table} SET {column} = %s WHERE id = %s", f"{moment(value) - by:{form}}", str(id))
    at.change("UPDATE jobs_round SET last_at = NULL")


def let_begin(at: Installation, slug: str, ago: datetime.timedelta) -> None:
    """The first session began so long ago."""
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    let_pass(at, slug, begins(at, slug) - now + ago)


def let_end(at: Installation, slug: str, days_ago: int) -> None:
    """The last day was so many days ago."""
    today = datetime.datetime.now(datetime.UTC).date()
    let_pass(at, slug, last_day(at, slug) - today + datetime.timedelta(days=days_ago))
