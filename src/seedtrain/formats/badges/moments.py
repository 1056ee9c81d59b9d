"""Moments as credentials write them: XML Schema dateTime with a time zone, here always UTC to the second."""

import re
from datetime import UTC, datetime

from seedtrain.formats.badges.errors import BadgeError

DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")


def stamp(moment: datetime) -> str:
    """`2026-11-22T09:30:00Z`. Raises BadgeError for a moment without time zone, which could mean any of 38 hours."""
    if moment.tzinfo is None:
        raise BadgeError(f"The moment {moment.isoformat()} has no time zone; give it one (UTC for instance).")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text: object) -> datetime:
    """The moment a credential states. Raises BadgeError where it isn't a full dateTime with time zone."""
    if not isinstance(text, str) or not DATE_TIME.fullmatch(text):
        raise BadgeError(f"Expected a moment such as 2026-11-22T09:30:00Z, found {text!r}.")
    try:
        return datetime.fromisoformat(text)
    except ValueError as cause:
        raise BadgeError(f"There is no such date or time as {text}.") from cause
