"""Revocation by W3C Bitstring Status List 1.0: one bit per credential in a list everybody downloads whole.

Whoever checks does not tell the issuer whose credential is being checked. Index 0 is the left-most bit.
"""

import gzip
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from seedtrain.formats.badges.contexts import CREDENTIALS_V2
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.moments import stamp
from seedtrain.formats.badges.multibase import from_base64url, to_base64url

SHORTEST_BITS = 131_072  # section 1: fewer would tell who is looked up
LONGEST_BYTES = 16 * 1024 * 1024
REVOCATION = "revocation"


def encode(revoked: Iterable[int], length_bits: int = SHORTEST_BITS) -> str:
    """The list with the bits `revoked` set: gzip, base64url, multibase `u`."""
    if length_bits < SHORTEST_BITS or length_bits % 8:
        raise BadgeError(f"A status list holds at least {SHORTEST_BITS} bits, in whole bytes; found {length_bits}.")
    bits = bytearray(length_bits // 8)
    for index in revoked:
        if not 0 <= index < length_bits:
            raise BadgeError(f"The index {index} lies outside the list, which goes from 0 to {length_bits - 1}.")
        bits[index // 8] |= 0x80 >> index % 8
    return to_base64url(gzip.compress(bytes(bits), mtime=0))


def decode(encoded: str) -> bytes:
    """The bits, packed into bytes. Raises BadgeError where the text is damaged or the list too short or too long."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        bits = unpacking.decompress(from_base64url(encoded), LONGEST_BYTES)
    except zlib.error as cause:
        raise BadgeError("The status list is damaged and cannot be unpacked; fetch it again.") from cause
    if unpacking.unconsumed_tail or not unpacking.eof or len(bits) * 8 < SHORTEST_BITS:
        raise BadgeError(f"The status list must hold {SHORTEST_BITS} bits or more, and be whole; fetch it again.")
    return bits


def is_set(bits: bytes, index: int) -> bool:
    """Whether the bit is set, that is, the credential revoked. Raises BadgeError beyond the list's end."""
    if not 0 <= index < len(bits) * 8:
        raise BadgeError(f"The index {index} lies outside the list, which goes from 0 to {len(bits) * 8 - 1}.")
    return bool(bits[index // 8] & 0x80 >> index % 8)


def entry(list_url: str, index: int) -> dict[str, str]:
    """The `credentialStatus` that points to one bit of the list published at `list_url`."""
    if index < 0:
        raise BadgeError(f"The index in a status list is 0 or more; found {index}.")
    return {
        "id": f"{list_url}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": REVOCATION,
        "statusListIndex": str(index),
        "statusListCredential": list_url,
    }


def build(
    list_url: str,
    issuer: str,
    revoked: Iterable[int],
    *,
    valid_from: datetime,
    valid_until: datetime | None = None,
    length_bits: int = SHORTEST_BITS,
) -> dict[str, Any]:
    """The unsigned status list credential to be published at `list_url`; sign it with `proof.sign`."""
    credential: dict[str, Any] = {
        "@context": [CREDENTIALS_V2],
        "id": list_url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": stamp(valid_from),
        "credentialSubject": {
            "id": f"{list_url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": REVOCATION,
            "encodedList": encode(revoked, length_bits),
        },
    }
    if valid_until is not None:
        credential["validUntil"] = stamp(valid_until)
    return credential
