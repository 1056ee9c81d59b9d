"""Answering with a stored file: bounded memory, ranges, and headers that make it no page of ours.

Django's FileResponse is not used: under ASGI it reads the whole file into memory, and it knows no ranges.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import quote

from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from seedtrain.files.actions import BLOCK_BYTES, path_of_digest
from seedtrain.files.kinds import SHOWN, TEXT
from seedtrain.files.models import StoredFile

POLICY = "sandbox; default-src 'none'"
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def serve(request: HttpRequest, stored: StoredFile) -> HttpResponseBase:
    """The bytes, or the asked part of them. Whether the reader may have them, the caller has asked."""
    path = path_of_digest(stored.sha256)
    if not path.is_file():
        raise Http404
    etag, size = f'"{stored.sha256}"', path.stat().st_size
    if etag in re.split(r",\s*", request.headers.get("If-None-Match", "").replace("W/", "")):
        return _with_headers(HttpResponse(status=304), stored, etag)
    part = asked_part(request, etag, size)
    if part is None:
        refused = HttpResponse(status=416)
        refused["Content-Range"] = f"bytes */{size}"
        return _with_headers(refused, stored, etag)
    first, last = part
    whole = (first, last) == (0, size - 1)
    response = _body(request, path, first, last - first + 1)
    response.status_code = 200 if whole and "Range" not in request.headers else 206
    if response.status_code == 206:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return _with_headers(response, stored, etag)


def asked_part(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """First and last byte that are asked for; None where no such part is there. Several parts: the whole."""
    asked = request.headers.get("Range", "")
    found = RANGE.fullmatch(asked.strip())
    if not found or not any(found.groups()) or request.headers.get("If-Range", etag) != etag:
        request.META.pop("HTTP_RANGE", None)
        request.__dict__.pop("headers", None)  # read anew: the range does not count
        return 0, size - 1
    first, last = found.groups()
    if not first:
        return (max(size - int(last), 0), size - 1) if int(last) else None
    end = min(int(last), size - 1) if last else size - 1
    return (int(first), end) if int(first) <= end else None


def _body(request: HttpRequest, path: Path, first: int, count: int) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse()
    blocks = _later(path, first, count) if isinstance(request, ASGIRequest) else _now(path, first, count)
    return StreamingHttpResponse(blocks)


def _now(path: Path, first: int, count: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        while count and (block := file.read(min(BLOCK_BYTES, count))):
            count -= len(block)
            yield block


async def _later(path: Path, first: int, count: int) -> AsyncIterator[bytes]:
    """The same for an asynchronous server, which would read all of a plain iterator before it sends the first byte."""
    blocks = _now(path, first, count)
    try:
        while block := await asyncio.to_thread(next, blocks, b""):
            yield block
    finally:
        blocks.close()  # type: ignore[attr-defined]


def _with_headers(response: HttpResponseBase, stored: StoredFile, etag: str) -> HttpResponseBase:
    way = "inline" if stored.media_type in SHOWN else "attachment"
    plain = stored.name.encode("ascii", "replace").decode().replace("?", "_").replace("\\", "_")
    response["Content-Type"] = f"{stored.media_type}; charset=utf-8" if stored.media_type == TEXT else stored.media_type
    response["Content-Disposition"] = f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(stored.name, safe='')}"
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    return response
