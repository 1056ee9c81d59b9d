"""Writes the whole trail to one file that a stranger can verify without us: docs/verify_trail.py shows how.

JSON lines, each naming what it `is`: `export` (first), `key`, `head`, `record`. A record's digest is the SHA-256 of its
line without `is` and `digest`, keys sorted, no spaces, UTF-8 (RFC 8785); a head's signature covers its line without
`is` and `signature`.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from django.db import transaction
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.trail.actions import record
from seedtrain.trail.canonical import moment, text
from seedtrain.trail.errors import TrailError
from seedtrain.trail.heads import public_keys, read_heads
from seedtrain.trail.models import Installation, Record
from seedtrain.trail.verify import AT_A_TIME

FORMAT = "seedtrain-trail-1"


def export(path: Path, actor: Actor) -> int:
    """Write the file (readable by its owner alone) and return how many records it holds; the export is itself recorded.

    Raises TrailError where the file exists already or its folder does not.
    """
    installation = Installation.objects.get().id
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            with transaction.atomic():
                record(actor, "trail.exported", "installation", installation)
            return _write(_lines(str(installation)), file)
    except FileExistsError as cause:
        raise TrailError(
            f"{path} exists already; name a file that does not, so that no earlier export is lost."
        ) from cause
    except OSError as cause:
        raise TrailError(
            f"{path} cannot be written ({cause.strerror}); name a file in a folder that you may write to."
        ) from cause


def _write(lines: Iterable[dict[str, Any]], file: TextIO) -> int:
    """The lines as text; returns how many of them are records."""
    count = 0
    for line in lines:
        file.write(text(line) + "\n")
        count += line["is"] == "record"
    return count


def _lines(installation: str) -> Iterator[dict[str, Any]]:
    yield {"is": "export", "format": FORMAT, "installation": installation, "at": moment(timezone.now())}
    for key, trust in public_keys().items():
        yield {"is": "key", "key": key, "trusted": trust != "withdrawn"}
    for head in read_heads():
        yield {"is": "head", **vars(head)}
    for row in Record.objects.order_by("number").iterator(AT_A_TIME):
        yield {"is": "record", **row.body(), "digest": row.digest}
