"""Multibase text for bytes: `z` base58btc for keys and signatures, `u` base64url for status lists.

Source: W3C Controlled Identifiers 1.0, section 2.4 (multibase) and its base58btc alphabet.
"""

import base64
import binascii

from seedtrain.formats.badges.errors import BadgeError

BASE58_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
LONGEST_BASE58 = 200  # keys take 48 characters, signatures 89; the conversion is quadratic in the length


def to_base58(data: bytes) -> str:
    """Multibase base58btc, prefix `z` included."""
    number = int.from_bytes(data, "big")
    digits = ""
    while number:
        number, digit = divmod(number, 58)
        digits = BASE58_DIGITS[digit] + digits
    leading_zeros = len(data) - len(data.lstrip(b"\0"))
    return "z" + "1" * leading_zeros + digits


def from_base58(text: str) -> bytes:
    """The bytes of multibase base58btc text. Raises BadgeError for anything else."""
    if not text.startswith("z") or len(text) > LONGEST_BASE58:
        raise BadgeError(f"Expected base58btc text beginning with “z”, found {text[:20]!r}.")
    number = 0
    for character in text[1:]:
        digit = BASE58_DIGITS.find(character)
        if digit < 0:
            raise BadgeError(f"The character {character!r} does not occur in base58btc; the text was mistyped or cut.")
        number = number * 58 + digit
    leading_zeros = len(text[1:]) - len(text[1:].lstrip("1"))
    return b"\0" * leading_zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def to_base64url(data: bytes) -> str:
    """Multibase base64url without padding, prefix `u` included."""
    return "u" + base64.urlsafe_b64encode(data).decode("ascii").rstrip("=")


def from_base64url(text: str) -> bytes:
    """The bytes of multibase base64url text. Raises BadgeError for anything else."""
    if not text.startswith("u"):
        raise BadgeError(f"Expected base64url text beginning with “u”, found {text[:20]!r}.")
    try:
        return base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as cause:
        raise BadgeError("The base64url text is damaged: it holds foreign characters or was cut.") from cause
