"""Installations for stories: prepared once, copied for each module of stories, and served by a process of their own."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID

import psycopg

from seedtrain.base.identity import new_id
from seedtrain.site.commands import ROOT

PREPARE = Path(__file__).with_name("prepare.py")
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
PORTS = range(8300 + 50 * WORKER, 8350 + 50 * WORKER)  # each worker its own, so that no two choose the same
COMMAND = [sys.executable, "-m", "seedtrain.site.commands"]


@dataclass(frozen=True)
class Installation:
    """A data folder, the address at which it is served, and that of its database (empty: SQLite in the folder)."""

    folder: Path
    address: str
    database: str = ""

    def environment(self) -> dict[str, str]:
        """What its processes see: nothing that an operator has set."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("SEEDTRAIN_", "DJANGO_"))}
        return clean | {
            "PYTHONPATH": str(ROOT / "src"),
            "SEEDTRAIN_DATA": str(self.folder),
            "SEEDTRAIN_ADDRESS": self.address,
            "SEEDTRAIN_HOSTS": "localhost",
            "SEEDTRAIN_DATABASE_URL": self.database,
        }

    @property
    def password(self) -> str:
        """The one password of all demonstration accounts."""
        return (self.folder / "keys" / "demonstration-password").read_text()

    @property
    def examples(self) -> dict[str, str]:
        found: dict[str, str] = json.loads((self.folder / "examples.json").read_text())
        return found

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One of the operator's commands, run on this installation."""
        command = [*COMMAND, *arguments]
        return subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False, cwd=ROOT)

    def change(self, statement: str, *values: object) -> None:
        """A change past the pages, for what chance would decide."""
        self.ask(statement, *values)

    def ask(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """What the database itself says; nothing where a statement only changes it."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                told = connection.execute(statement, values)
                return told.fetchall() if told.description else []
        with closing(sqlite3.connect(self.folder / "seedtrain.sqlite3", timeout=20)) as connection, connection:
            plain = [as_sqlite_has_it(value) for value in values]
            return connection.execute(statement.replace("%s", "?"), plain).fetchall()


def as_sqlite_has_it(value: object) -> object:
    """Ids lie there without hyphens."""
    try:
        return UUID(str(value)).hex
    except ValueError:
        return value


def prepare(wanted: Installation, server: str) -> Installation:
    """Migrated, with reference data, static files and the demonstration network; `server`: where databases are made."""
    wanted.folder.mkdir(parents=True, mode=0o700)
    made = replace(wanted, database=new_database(server, f"stories_{new_id().hex}") if server else "")
    run_prepare(made)
    return made


def live_in(installation: Installation) -> None:
    """Let somebody have been here: an attempt, its evidence, a credential, an invitation."""
    run_prepare(installation, "--examples")


def run_prepare(installation: Installation, *options: str) -> None:
    command = [sys.executable, str(PREPARE), str(installation.folder), *options]
    done = subprocess.run(command, env=installation.environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"The installation for the stories could not be prepared:\n{done.stderr[-3000:]}"


@contextmanager
def copied(prepared: Installation, folder: Path, address: str, server: str) -> Iterator[Installation]:
    """A copy that may be written into, to be served at `address`; a database on a server is dropped at the end."""
    shutil.copytree(prepared.folder, folder, ignore=shutil.ignore_patterns("static", "seedtrain.sqlite3*"))
    (folder / "static").symlink_to((prepared.folder / "static").resolve())
    copy = Installation(folder, address)
    if not server:
        with closing(sqlite3.connect(prepared.folder / "seedtrain.sqlite3")) as source:
            source.execute("VACUUM INTO ?", [str(folder / "seedtrain.sqlite3")])
        yield copy
        return
    template, name = urlsplit(prepared.database).path.strip("/"), f"stories_{new_id().hex}"
    copy = replace(copy, database=new_database(server, name, f'TEMPLATE "{template}"'))
    try:
        yield copy
    finally:
        on_server(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def new_database(server: str, name: str, like: str = "") -> str:
    """Create a database on the server and return its address."""
    on_server(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    on_server(server, f'CREATE DATABASE "{name}" {like}')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def on_server(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


@contextmanager
def served(installation: Installation) -> Iterator[None]:
    """Its own server process, as `./seedtrain serve` starts it, until the block ends."""
    port = urlsplit(installation.address).port
    command = [*COMMAND, "serve", "--host", "localhost", "--port", str(port)]
    log = installation.folder / "server.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            command, env=installation.environment(), stdout=subprocess.PIPE, stderr=errors, text=True
        )
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("Serving"), f"The server did not start:\n{log.read_text()}"
            yield
        finally:
            process.terminate()
            process.wait(20)
    assert "Traceback" not in log.read_text(), f"The server met an error:\n{log.read_text()[-3000:]}"


def free_address(after: str = "") -> str:
    """Where the stories' servers are served, one after the other: passkeys and the policy want `localhost`."""
    taken = urlsplit(after).port or 0
    for port in (port for port in PORTS if port > taken):
        with socket.socket() as one:
            if one.connect_ex(("localhost", port)):
                return f"http://localhost:{port}"
    raise AssertionError(f"No port from {PORTS[0]} to {PORTS[-1]} is free.")
