"""The cable between a visitor and an installation: counts what comes through it, and can be pulled out."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from tests.stories.installation import Installation, free_address


class Cable:
    """Listens at an address of its own and passes everything on to the server."""

    def __init__(self, at: Installation) -> None:
        self.server = ("localhost", urlsplit(at.address).port or 80)
        self.at = replace(at, address=free_address(after=at.address))
        self.received = 0  # bytes that came from the server, headers too
        self.open: list[socket.socket] = []
        self.listener: socket.socket | None = None

    def plug_in(self) -> None:
        self.listener = socket.create_server(("localhost", urlsplit(self.at.address).port or 80), reuse_port=True)
        threading.Thread(target=self._listen, args=[self.listener], daemon=True).start()

    def pull_out(self) -> None:
        assert self.listener
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for one in self.open:
            one.close()
        self.open.clear()

    def _listen(self, listener: socket.socket) -> None:
        while True:
            try:
                visitor, _ = listener.accept()
            except OSError:
                return
            server = socket.create_connection(self.server)
            self.open += [visitor, server]
            threading.Thread(target=self._pass_on, args=[visitor, server, False], daemon=True).start()
            threading.Thread(target=self._pass_on, args=[server, visitor, True], daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(65536):
                if counted:
                    self.received += len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return


@contextmanager
def cable_to(at: Installation) -> Iterator[Cable]:
    cable = Cable(at)
    cable.plug_in()
    try:
        yield cable
    finally:
        cable.pull_out()
