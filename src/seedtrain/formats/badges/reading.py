"""Find the credential in what somebody hands over: JSON, the text of a QR code, or a certificate PDF of ours."""

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any, NoReturn

from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.qr import LONGEST_JSON_BYTES, PREFIX, read_payload

LONGEST_FILE_BYTES = 20 * 1024 * 1024
PDF_STREAM = re.compile(rb"stream\r?\n")
MOST_PDF_STREAMS = 500  # a certificate of ours holds some twenty


def read_credential(data: bytes) -> dict[str, Any]:
    """The credential within `data`. Raises BadgeError saying what was found instead."""
    if len(data) > LONGEST_FILE_BYTES:
        raise BadgeError(f"The file holds {len(data)} bytes; at most {LONGEST_FILE_BYTES} are read.")
    if data.startswith(b"%PDF-"):
        return _from_pdf(data)
    text = data.strip()
    if text.startswith(PREFIX.encode("ascii")):
        return read_json(read_payload(text.decode("ascii", "replace")))
    return read_json(data)


def read_json(data: bytes) -> dict[str, Any]:
    """A JSON object, strictly: UTF-8, no member twice (readers differ on which counts), no infinite number."""
    if len(data) > LONGEST_JSON_BYTES:
        raise BadgeError(f"The credential holds {len(data)} bytes; at most {LONGEST_JSON_BYTES} are accepted.")
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse_number)
    except UnicodeDecodeError as cause:
        raise BadgeError("This is neither JSON nor the text of a code nor a PDF file.") from cause
    except json.JSONDecodeError as cause:
        raise BadgeError(f"This is not a credential: it isn't JSON at line {cause.lineno}, {cause.msg}.") from cause
    except RecursionError as cause:
        raise BadgeError("The JSON is nested too deeply to be a credential.") from cause
    if not isinstance(found, dict):
        raise BadgeError(f"A credential is a JSON object; found {type(found).__name__}.")
    return found


def _from_pdf(data: bytes) -> dict[str, Any]:
    """The credential a certificate carries as an attachment: the first embedded stream that is such JSON."""
    for stream in _pdf_streams(data):
        if stream.lstrip().startswith(b"{") and b'"@context"' in stream:
            return read_json(stream)
    raise BadgeError("This PDF carries no credential. Certificates printed and scanned again lose it: scan its code.")


def _pdf_streams(data: bytes) -> Iterator[bytes]:
    """What stands in each stream, unpacked. In one pass, and not without end: somebody may send what keeps us busy."""
    at = 0
    for _ in range(MOST_PDF_STREAMS):
        begin = PDF_STREAM.search(data, at)
        end = data.find(b"endstream", begin.end()) if begin else -1
        if not begin or end < 0:
            return
        content, at = data[begin.end() : end], end + len(b"endstream")
        try:
            yield zlib.decompressobj().decompress(content, LONGEST_JSON_BYTES + 1)
        except zlib.error:
            yield content[: LONGEST_JSON_BYTES + 1]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadgeError("The JSON names the same member twice, so readers could disagree on what it says.")
    return found


def _refuse_number(text: str) -> NoReturn:
    raise BadgeError(f"The number {text} cannot be signed.")
