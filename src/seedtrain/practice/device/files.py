"""The files a kept attempt needs besides its own: their addresses, and what each costs over the wire."""

import gzip
import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse

from seedtrain.practice.device import engine

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"
OF_THE_PAGE = ("base/seedtrain.css", "base/mark.svg", "base/page.js")
ELSEWHERE = ("replay.js", "debrief.css", "keep.js")  # scripts and styles of pages that are not kept
KINDS = {".js": "text/javascript", ".json": "application/json"}


@cache
def content(stem: str) -> bytes:
    """What lies in a file of ours that is no static file: the worker's script, or a parcel of the engine."""
    return (HERE / "worker.js").read_bytes() if stem == "worker" else engine.parcel(stem)


@cache
def name_of(stem: str) -> str:
    """The name under which it may be kept for ever: its digest is part of it. Raises KeyError for an unknown stem."""
    ending = ".js" if stem == "worker" else ".json"
    return f"{stem}-{hashlib.sha256(content(stem)).hexdigest()[:12]}{ending}"


def address(stem: str) -> str:
    return reverse("device_file", args=[name_of(stem)])


@cache
def static_names() -> tuple[str, ...]:
    """The static files of the kept control room and of the list of what is kept."""
    ours = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css", ".mjs", ".wasm"}]
    names = [path.relative_to(STATIC).as_posix() for path in ours if path.name not in ELSEWHERE]
    return (*OF_THE_PAGE, *sorted(names))


def needed(request: HttpRequest, process: str) -> list[dict[str, Any]]:
    """Every file a kept attempt of this process needs: [{"url", "bytes"}], bytes as this browser gets them."""
    brotli = "br" in request.headers.get("Accept-Encoding", "")
    ours = [{"url": address(stem), "bytes": wire_bytes(content(stem))} for stem in ("worker", "common", process)]
    return ours + [{"url": static(name), "bytes": static_bytes(name, brotli)} for name in static_names()]


@cache
def static_bytes(name: str, brotli: bool) -> int:
    """What a static file costs: that of its compressed neighbour, where the installation has gathered them."""
    stored = static(name).removeprefix(settings.STATIC_URL)
    endings = (".br", ".gz", "") if brotli else (".gz", "")
    paths = [Path(staticfiles_storage.path(stored + ending)) for ending in endings]
    found = next((path for path in paths if path.is_file()), None) or Path(str(finders.find(name)))
    return found.stat().st_size


def wire_bytes(data: bytes) -> int:
    return len(gzip.compress(data, 6))


def cost_of(things: Iterable[Any]) -> int:
    """What these, as JSON, cost over the wire."""
    return sum(wire_bytes(json.dumps(thing, ensure_ascii=False).encode()) for thing in things)
