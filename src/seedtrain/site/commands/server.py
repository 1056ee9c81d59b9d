"""The web server of `demo` and `serve`: uvicorn on sockets we open ourselves, so that a busy port is told plainly."""

import contextlib
import socket
from collections.abc import Callable

import uvicorn

from seedtrain.site.commands import CommandError


def open_sockets(host: str, port: int) -> list[socket.socket]:
    """Listening sockets on the host (both loopbacks for `localhost`); OSError when the port is taken."""
    addresses = ["127.0.0.1", "::1"] if host == "localhost" else [host]
    sockets: list[socket.socket] = []
    for address in addresses:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            sockets.append(listening(family, address, port))
        except OSError:
            if not sockets:
                raise
            # A machine without IPv6: the first address is enough.
    return sockets


def listening(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    """One bound socket, or OSError with nothing left open."""
    one = socket.socket(family, socket.SOCK_STREAM)
    try:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((address, port))
        one.listen(128)
    except OSError:
        one.close()
        raise
    return one


def next_free_port(port: int) -> int:
    """The first port above this one that nobody uses."""
    for candidate in range(port + 1, min(port + 100, 65536)):
        with contextlib.suppress(OSError):
            for one in open_sockets("localhost", candidate):
                one.close()
            return candidate
    raise CommandError(f"No port from {port} to {port + 99} is free; name another with --port.", exit_code=1)


class Server(uvicorn.Server):
    """Uvicorn that says once that it answers."""

    def __init__(self, config: uvicorn.Config, answering: Callable[[], None]) -> None:
        super().__init__(config)
        self.answering = answering

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.answering()


def serve_until_stopped(sockets: list[socket.socket], answering: Callable[[], None], *, trust_proxy: bool) -> None:
    """Serve in this process until Ctrl-C or a termination signal, letting open answers finish."""
    config = uvicorn.Config(
        "seedtrain.site.asgi:application",
        log_level="warning",
        lifespan="off",
        proxy_headers=trust_proxy,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    with contextlib.suppress(KeyboardInterrupt):  # uvicorn raises it again after a clean stop
        Server(config, answering).run(sockets)
