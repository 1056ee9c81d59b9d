"""Ed25519 signing keys in a folder: one current, older ones kept so that what they signed can still be checked.

Keys never enter the database. A file per key, `<key id>.pem` (PKCS#8, mode 0600), and a file `current` that names one.
A key that leaked is *withdrawn*: its file stays as evidence, but nothing trusts it any more.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.multibase import from_base58, to_base58

MULTICODEC_ED25519_PUBLIC = b"\xed\x01"
CURRENT = "current"
SUFFIX = ".pem"
WITHDRAWN_SUFFIX = ".withdrawn"


@dataclass(frozen=True)
class PublicKey:
    """An Ed25519 public key under its multibase name (`z6Mk…`), which is also its key id."""

    id: str

    @property
    def did(self) -> str:
        """The `did:key` of this key: an identifier that carries the key itself, so nobody need be asked."""
        return f"did:key:{self.id}"

    def verifies(self, signature: bytes, data: bytes) -> bool:
        """True where `signature` (64 bytes) is this key's over `data`. Raises BadgeError for a malformed key id."""
        try:
            Ed25519PublicKey.from_public_bytes(public_bytes(self.id)).verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class SigningKey:
    """A private key with its public name."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        raw = self.private.public_key().public_bytes_raw()
        return PublicKey(to_base58(MULTICODEC_ED25519_PUBLIC + raw))

    @property
    def id(self) -> str:
        return self.public.id

    @property
    def did(self) -> str:
        return self.public.did

    def sign(self, data: bytes) -> bytes:
        """64 bytes, RFC 8032."""
        return self.private.sign(data)


@dataclass(frozen=True)
class KeyRing:
    """The keys of an installation: `current` signs, `keys` (current included) are trusted, `withdrawn` are not."""

    current: SigningKey
    keys: tuple[SigningKey, ...]
    withdrawn: tuple[PublicKey, ...] = ()

    @property
    def dids(self) -> tuple[str, ...]:
        """The did:key of every trusted key: whose credentials are this installation's own."""
        return tuple(key.did for key in self.keys)

    def named(self, key_id: str) -> SigningKey:
        """The key with this id. Raises BadgeError, naming the ids there are."""
        for key in self.keys:
            if key.id == key_id:
                return key
        known = ", ".join(key.id for key in self.keys)
        raise BadgeError(f"There is no key {key_id!r} among the trusted keys. There are: {known}.")


def make() -> SigningKey:
    return SigningKey(Ed25519PrivateKey.generate())


def save(key: SigningKey, folder: Path) -> Path:
    """Write the key to its own file, readable by its owner alone. An existing file is never overwritten."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / (key.id + SUFFIX)
    pem = key.private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as cause:
        raise BadgeError(f"The key file {path} exists already; it was left as it is.") from cause
    with os.fdopen(handle, "wb") as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
    return path


def load(folder: Path) -> KeyRing:
    """Read every key of the folder. Raises BadgeError where there is none, none is current or a file is damaged."""
    keys = tuple(_read(path) for path in sorted(folder.glob("z*" + SUFFIX)))
    if not keys:
        raise BadgeError(f"No signing key in {folder}. Make one, or restore the folder from the backup of the keys.")
    pointer = folder / CURRENT
    current_id = pointer.read_text().strip() if pointer.exists() else ""
    withdrawn = tuple(PublicKey(path.stem) for path in sorted(folder.glob("z*" + WITHDRAWN_SUFFIX)))
    current = next((key for key in keys if key.id == current_id), None)
    if current is None:
        raise BadgeError(f"The file {pointer} must name one of the keys beside it; found {current_id!r}.")
    return KeyRing(current, keys, withdrawn)


def load_or_make(folder: Path) -> KeyRing:
    """The folder's keys; where it holds none yet (first start), one is made."""
    if not any(folder.glob("z*")) and not (folder / CURRENT).exists():
        return rotate(folder)
    return load(folder)


def rotate(folder: Path) -> KeyRing:
    """Make a new key and let it sign from now on. Older keys stay and keep verifying what they signed."""
    key = make()
    save(key, folder)
    _point_to(key, folder)
    return load(folder)


def withdraw(key_id: str, folder: Path) -> KeyRing:
    """Stop trusting a key that leaked. The current key must be rotated first. The file is renamed, never deleted."""
    ring = load(folder)
    ring.named(key_id)
    if ring.current.id == key_id:
        raise BadgeError("The current key cannot be withdrawn. Rotate first, then withdraw it.")
    (folder / (key_id + SUFFIX)).rename(folder / (key_id + WITHDRAWN_SUFFIX))
    return load(folder)


def public_bytes(key_id: str) -> bytes:
    """The 32 raw bytes behind a `z6Mk…` name. Raises BadgeError where it names no Ed25519 key."""
    raw = from_base58(key_id)
    if len(raw) != 34 or raw[:2] != MULTICODEC_ED25519_PUBLIC:
        raise BadgeError(
            f"{key_id[:60]!r} does not name an Ed25519 key: such names begin with “z6Mk” and hold 32 bytes."
        )
    return raw[2:]


def did_web(address: str) -> str:
    """`did:web` for a host with optional port and path, as in `training.example.org:8443/centre-a`."""
    host, *path = address.strip("/").split("/")
    return ":".join(["did", "web", quote(host, safe=""), *path])


def did_web_url(did: str) -> str:
    """Where the document of a `did:web` is published. Source: W3C CCG did:web method, section 2.5.2."""
    host, *path = did.removeprefix("did:web:").split(":")
    return f"https://{unquote(host)}/{'/'.join(path) if path else '.well-known'}/did.json"


def method_id(did: str, key_id: str) -> str:
    """The verification method's identifier: the same fragment in did:key and did:web."""
    return f"{did}#{key_id}"


def did_document(did: str, ring: KeyRing) -> dict[str, Any]:
    """The document to publish for a `did:web`: every trusted key, the current one first."""
    ordered = [ring.current, *(key for key in ring.keys if key.id != ring.current.id)]
    methods = [
        {"id": method_id(did, key.id), "type": "Multikey", "controller": did, "publicKeyMultibase": key.id}
        for key in ordered
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def _read(path: Path) -> SigningKey:
    try:
        private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as cause:
        raise BadgeError(
            f"{path} is not an unencrypted PEM key file; restore it from the backup of the keys."
        ) from cause
    if not isinstance(private, Ed25519PrivateKey):
        raise BadgeError(f"{path} holds a {type(private).__name__}; only Ed25519 keys are allowed here.")
    key = SigningKey(private)
    if key.id != path.stem:
        raise BadgeError(f"{path} holds the key {key.id}: a key file must bear the name of its key.")
    return key


def _point_to(key: SigningKey, folder: Path) -> None:
    """Replace the pointer in one step, so a power cut leaves the old or the new one, never half."""
    with tempfile.NamedTemporaryFile("w", dir=folder, prefix=CURRENT, delete=False) as file:
        file.write(key.id + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(folder / CURRENT)
