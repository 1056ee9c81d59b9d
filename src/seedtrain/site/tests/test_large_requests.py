"""A body that is too large is refused in plain words, whether its length is announced, hidden or untrue."""

import asyncio
from typing import Any

import pytest

from seedtrain.site.asgi import application as ours
from seedtrain.site.body_limit import BodyLimit

MOST = 1_000_000


async def reads_all(scope: Any, receive: Any, send: Any) -> None:
    """Reads the whole body as Django does, then says how long it was."""
    length, more = 0, True
    while more:
        message = await receive()
        length, more = length + len(message["body"]), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(length).encode()})


def answer(chunks: list[bytes], length: bytes | None = None, application: Any = None) -> tuple[int, bytes, int]:
    """Status, body, and how many chunks were left unread."""
    waiting, sent = list(chunks), []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting)}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    if length is not None:
        scope["headers"] = [(b"content-length", length)]
    asyncio.run((application or BodyLimit(reads_all, MOST))(scope, receive, send))
    return sent[0]["status"], sent[1]["body"], len(waiting)


def test_what_is_announced_too_large_is_not_read_at_all() -> None:
    status, words, unread = answer([b"x"] * 3, str(MOST + 1).encode())
    assert (status, unread) == (413, 3)
    assert b"at most 1 MB" in words


@pytest.mark.parametrize("length", [None, b"10", b"nonsense"])
def test_bytes_are_counted_where_the_length_is_hidden_or_untrue(length: bytes | None) -> None:
    status, _words, unread = answer([b"x" * (MOST // 2)] * 5, length)
    assert (status, unread) == (413, 2)


def test_what_fits_exactly_goes_on_unchanged() -> None:
    assert answer([b"x" * (MOST // 2)] * 2, str(MOST).encode()) == (200, str(MOST).encode(), 0)


def test_the_installation_refuses_by_its_setting(settings: Any) -> None:
    assert ours.most_bytes == settings.REQUEST_MOST_BYTES
    chunks = [b"x" * 10_000_000] * (settings.REQUEST_MOST_BYTES // 10_000_000 + 2)
    assert answer(chunks, application=ours)[0] == 413
