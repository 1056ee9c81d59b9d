"""Signed heads: after each commit the chain's last digest is signed and appended to a file outside the database.

A chain alone does not show a cut tail or a chain hashed anew; a head signed earlier, best of all one that somebody else
keeps, does. One head per line, canonical JSON. Keys lie in `KEYS/trail`, their public halves in `DATA/trail/keys`.
"""

import datetime
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings

from seedtrain.formats.badges import keys
from seedtrain.trail.canonical import moment, text
from seedtrain.trail.errors import TrailError
from seedtrain.trail.models import Record

Trust = Literal["own", "public half only", "withdrawn"]
LONGEST_HEAD = 4096  # bytes; a head takes about 440


class HeadDamaged(TrailError):
    """A line of the file of heads is not a head."""


@dataclass(frozen=True)
class Head:
    """What is signed: at `at` the record `number` of the installation had this digest.

    `key` is the public key itself, in hexadecimal, so that a stranger needs no other encoding.
    """

    installation: str
    number: int
    digest: str
    at: str
    key: str
    signature: str = ""

    def signed_bytes(self) -> bytes:
        return text({name: value for name, value in vars(self).items() if name != "signature"}).encode()

    def is_genuine(self) -> bool:
        """Whether the signature is that of the key named; whether that key is trusted is another question."""
        try:
            public_key(self.key).verify(bytes.fromhex(self.signature), self.signed_bytes())
        except (ValueError, InvalidSignature):
            return False
        return True


def heads_file() -> Path:
    return Path(settings.DATA) / "trail" / "heads.jsonl"


def keys_folder() -> Path:
    return Path(settings.KEYS) / "trail"


def public_keys_folder() -> Path:
    return Path(settings.DATA) / "trail" / "keys"


def sign_head(number: int = 0) -> Head | None:
    """Sign and append the present head, unless one of `number` or later stands there already."""
    with _alone_with_the_file() as file:
        known = _last_head(file)
        if known and number and known.number >= number:
            return None
        last = Record.objects.order_by("number").last()
        if last is None or (known and known.number >= last.number):
            return None
        head = _signed(last)
        file.seek(0, os.SEEK_END)
        file.write(text(vars(head)).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
        return head


def read_heads() -> Iterator[Head]:
    """The heads that stand in the file at the first call; a last line that a power cut halved is left out.

    Those appended meanwhile wait for next time: they may vouch for records that a reader of the table can't see yet.
    """
    if not heads_file().exists():
        return
    with heads_file().open("rb") as file:
        left = heads_file().stat().st_size
        for place, line in enumerate(file, start=1):
            left -= len(line)
            if left < 0 or not line.endswith(b"\n"):
                return
            yield _parsed(line, place)


def public_keys() -> dict[str, Trust]:
    """The public keys (hexadecimal) that sign or signed heads, and how far each is to be trusted."""
    handed_out: dict[str, Trust] = {path.stem: "public half only" for path in public_keys_folder().glob("*.pem")}
    if not any(keys_folder().glob("z*")):
        return handed_out
    ring = keys.load(keys_folder())
    own: dict[str, Trust] = {_hexadecimal(key.public): "own" for key in ring.keys}
    withdrawn: dict[str, Trust] = {_hexadecimal(key): "withdrawn" for key in ring.withdrawn}
    return handed_out | own | withdrawn


def public_key(hexadecimal: str) -> Ed25519PublicKey:
    """Raises ValueError unless it is 32 bytes in hexadecimal."""
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(hexadecimal))


def rotate_key() -> str:
    """Make a new signing key and return its public half. Older keys keep proving what they signed."""
    ring = keys.rotate(keys_folder())
    return _hand_out(ring.current.public)


def _signed(last: Record) -> Head:
    ring = keys.load_or_make(keys_folder())
    now = moment(datetime.datetime.now(datetime.UTC))
    head = Head(str(last.installation), last.number, last.digest, now, _hand_out(ring.current.public))
    return Head(**{**vars(head), "signature": ring.current.sign(head.signed_bytes()).hex()})


def _hexadecimal(key: keys.PublicKey) -> str:
    return keys.public_bytes(key.id).hex()


def _hand_out(key: keys.PublicKey) -> str:
    """Leave the public half where it may be copied from: a verifier needs it, and it is no secret."""
    name = _hexadecimal(key)
    path = public_keys_folder() / f"{name}.pem"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            public_key(name).public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        )
    return name


@contextmanager
def _alone_with_the_file() -> Iterator[BinaryIO]:
    """The file of heads, locked against other processes, any half-written last line cut away."""
    path = heads_file()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST_HEAD))
        tail = file.read()
        half = len(tail) - (tail.rfind(b"\n") + 1)
        if half:
            file.truncate(file.seek(0, os.SEEK_END) - half)
        yield file


def _last_head(file: BinaryIO) -> Head | None:
    file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST_HEAD))
    lines = file.read().splitlines()
    return _parsed(lines[-1], 0) if lines else None


def _parsed(line: bytes, place: int) -> Head:
    try:
        return Head(**json.loads(line))
    except (ValueError, TypeError) as cause:
        where = f"Line {place}" if place else "The last line"
        raise HeadDamaged(f"{where} of {heads_file()} is not a head; restore the file from a backup.") from cause
