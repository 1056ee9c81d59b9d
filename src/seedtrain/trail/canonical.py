"""The exact bytes a digest is taken of, the same on every database and for a stranger's program.

A record is a JSON object of strings, whole numbers and nulls, written as RFC 8785 (JSON Canonicalization Scheme)
demands: keys sorted, no space, UTF-8. `data` is itself such a text, kept as text, so that no database rewrites it.
"""

import datetime
import hashlib
import json
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from seedtrain.trail.errors import NotPlain

NOTHING_BEFORE = "0" * 64  # the `previous` of the first record


def text(value: Any) -> str:
    """Canonical JSON. UUID, date, time and Decimal become text; raises NotPlain for what JSON cannot say exactly."""
    try:
        written = json.dumps(
            value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
        )
        written.encode()
    except (TypeError, ValueError) as cause:
        raise NotPlain(
            f"The trail cannot write this down: {cause}. Allowed are text, numbers (not NaN or infinite), true, false, "
            "null, UUIDs, dates, times, decimals, and lists and dictionaries of them with text keys."
        ) from cause
    return written


def digest(value: dict[str, Any]) -> str:
    """SHA-256 (64 hexadecimal digits) of the canonical form."""
    return hashlib.sha256(text(value).encode()).hexdigest()


def moment(at: datetime.datetime) -> str:
    """UTC to the microsecond, always in the same 27 characters: `2026-06-05T09:30:00.000000Z`."""
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            raise NotPlain(f"The time {value} has no time zone; give it one, for instance UTC.")
        return moment(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal | Promise):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"found a {type(value).__name__}")
