"""Keeping a document. The act that brought it, and its record, belong to the caller."""

import hashlib
import os
import tempfile
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from seedtrain.files.errors import FileRefused
from seedtrain.files.kinds import ALLOWED_WORDS, kind_of
from seedtrain.files.models import StoredFile

MOST_BYTES = 20_000_000
BLOCK_BYTES = 65_536
LONGEST_NAME = 200


def keep(upload: Any, person_id: UUID | None) -> StoredFile:
    """Store a Django upload (or any open binary file with a `name`). Raises FileRefused, and then nothing is kept."""
    size = getattr(upload, "size", None)
    if size is not None and size > MOST_BYTES:
        raise too_large()
    name = clean_name(getattr(upload, "name", "") or "")
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=folder(), prefix=".new-", delete=False) as draft:
        try:
            digest, size = _copy(upload, draft)
            if not size:
                raise FileRefused(_("The file is empty. Choose it again."))
            kind = kind_of(draft.file, name)
            if kind is None:
                said = _("This is no file of a kind that is kept here. Allowed are: %(kinds)s.")
                raise FileRefused(said % {"kinds": ALLOWED_WORDS})
            os.fsync(draft.fileno())
            target = path_of_digest(digest)
            target.parent.mkdir(exist_ok=True, mode=0o700)
            Path(draft.name).replace(target)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise
    return StoredFile.objects.create(name=name, media_type=kind, size_bytes=size, sha256=digest, stored_by=person_id)


def too_large() -> FileRefused:
    said = _("The file is larger than %(most)s MB. Make it smaller, or give an address where it can be fetched.")
    return FileRefused(said % {"most": MOST_BYTES // 1_000_000})


def _copy(upload: Any, draft: Any) -> tuple[str, int]:
    """Block by block; what a browser says of the size is not believed."""
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    while block := upload.read(BLOCK_BYTES):
        size += len(block)
        if size > MOST_BYTES:
            raise too_large()
        digest.update(block)
        draft.write(block)
    draft.flush()
    return digest.hexdigest(), size


def clean_name(name: str) -> str:
    """The last part of a name, in one line, without what would turn around or end a header."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C" and c not in '"/')
    words = " ".join(kept.split()).strip(". ")
    if len(words) > LONGEST_NAME:
        stem, dot, ending = words.rpartition(".")
        words = words[:LONGEST_NAME] if not dot or len(ending) > 10 else stem[: LONGEST_NAME - 11] + dot + ending
    return words or "file"


def folder() -> Path:
    return Path(settings.DATA) / "files"


def path_of_digest(sha256: str) -> Path:
    return folder() / sha256[:2] / sha256
