"""QR codes: one of the public address, and one that holds the whole signed credential for checking without a network.

The second is `SEEDTRAIN1:` + base45(zlib(compact JSON)): base45 keeps to the characters that a QR code
packs by two into 11 bits.
Sources: RFC 9285 (base45), RFC 1950 (zlib); the arrangement follows that of the EU's digital health certificates.
"""

import io
import json
import zlib
from typing import Any

import segno

from seedtrain.formats.badges.errors import BadgeError

PREFIX = "SEEDTRAIN1:"
BASE45_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
LONGEST_JSON_BYTES = 256 * 1024
LONGEST_CODE = 4_296  # characters in the largest QR code, version 40-L in alphanumeric mode
QUIET_ZONE_MODULES = 4  # ISO/IEC 18004 asks for four


def to_base45(data: bytes) -> str:
    """Two bytes become three characters, a last single byte two (RFC 9285)."""
    text = ""
    for start in range(0, len(data), 2):
        pair = data[start : start + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            text += BASE45_DIGITS[digit]
    return text


def from_base45(text: str) -> bytes:
    """The bytes. Raises BadgeError for text that no encoder writes."""
    data = bytearray()
    for start in range(0, len(text), 3):
        digits = [BASE45_DIGITS.find(character) for character in text[start : start + 3]]
        number = sum(digit * 45**place for place, digit in enumerate(digits))
        size = len(digits) - 1
        if min(digits) < 0 or size == 0 or number >= 256**size:
            raise BadgeError("The code's text is damaged or was read incompletely; scan it again.")
        data += number.to_bytes(size, "big")
    return bytes(data)


def payload(credential: dict[str, Any]) -> str:
    """The text that carries the whole credential."""
    compact = json.dumps(credential, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return PREFIX + to_base45(zlib.compress(compact, 9))


def read_payload(text: str) -> bytes:
    """The credential's JSON, as bytes, from the text of a code. Raises BadgeError where it isn't such a text."""
    if not text.startswith(PREFIX):
        raise BadgeError(f"A code with a credential begins with {PREFIX}; found {text[:20]!r}.")
    if len(text) > LONGEST_CODE:
        raise BadgeError(f"The text has {len(text)} characters; no QR code holds more than {LONGEST_CODE}.")
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(from_base45(text[len(PREFIX) :]), LONGEST_JSON_BYTES)
    except zlib.error as cause:
        raise BadgeError("The code's text is damaged or was read incompletely; scan it again.") from cause
    if unpacking.unconsumed_tail:
        raise BadgeError(f"The code unpacks to more than {LONGEST_JSON_BYTES} bytes; no credential is as large.")
    if not unpacking.eof:
        raise BadgeError("The code's text is damaged or was read incompletely; scan it again.")
    return found


def credential_code(credential: dict[str, Any]) -> segno.QRCode:
    """The code of the whole credential, error correction M, or L where M holds too little; else BadgeError."""
    text = payload(credential)
    for level in ("m", "l"):
        try:
            return segno.make_qr(text, error=level, boost_error=False)
        except segno.DataOverflowError:
            continue
    raise BadgeError(
        f"The credential is too large for a QR code: {len(text)} characters where {LONGEST_CODE} fit. "
        "Shorten its texts, or print the code of the address only."
    )


def address_code(address: str) -> segno.QRCode:
    """The code of a public address."""
    return segno.make_qr(address, error="m")


def svg(code: segno.QRCode, label: str) -> str:
    """The code as an SVG element, black on white in either theme, with `label` as its title for a screen reader."""
    picture = io.BytesIO()
    code.save(
        picture,
        kind="svg",
        border=QUIET_ZONE_MODULES,
        xmldecl=False,
        omitsize=True,
        dark="#000",
        light="#fff",
        title=label,
        svgclass=None,
        lineclass=None,
    )
    return picture.getvalue().decode("utf-8")


def png(code: segno.QRCode) -> bytes:
    """The code as a picture, four pixels to a module: a third of the bytes of its SVG."""
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=4, border=QUIET_ZONE_MODULES)
    return picture.getvalue()
