"""An ASGI wrapper that refuses requests with too large a body: Django would first write all of it to disk."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class TooLarge(Exception):
    """More bytes came than are read."""


class BodyLimit:
    """Believes a Content-Length that is too large, and counts the bytes, since one may be missing or wrong."""

    def __init__(self, application: Application, most_bytes: int) -> None:
        self.application, self.most_bytes = application, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most_bytes:
                raise TooLarge
            return message

        try:
            if announced(scope) > self.most_bytes:
                raise TooLarge
            await self.application(scope, counted, send)
        except TooLarge:  # Django reads the whole body before it begins to answer
            await self.refuse(send)

    async def refuse(self, send: Send) -> None:
        words = (
            f"This is too large: at most {self.most_bytes // 1_000_000} MB are taken at once. Nothing was stored. "
            "Go back, and send a smaller file."
        ).encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
        # Closed, so that the rest of the body is not read either.
        await send({"type": "http.response.start", "status": 413, "headers": [*headers, (b"connection", b"close")]})
        await send({"type": "http.response.body", "body": words})


def announced(scope: Scope) -> int:
    """The Content-Length; 0 where there is none or it is no number."""
    found = dict(scope.get("headers", ())).get(b"content-length", b"")
    return int(found) if found.isdigit() else 0
