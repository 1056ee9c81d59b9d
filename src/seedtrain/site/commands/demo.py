"""`./seedtrain demo`: a demonstration network in a folder of its own, served on this machine only."""

import argparse
import datetime
import fcntl
import json
import os
import shutil
import socket
import sys
import time
from pathlib import Path
from typing import IO

from seedtrain import __version__
from seedtrain.site.commands import ROOT, CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import DEMONSTRATION_MARK, bring_up_to_date, part, start
from seedtrain.site.commands.server import next_free_port, open_sockets, serve_until_stopped
from seedtrain.site.commands.worker import add_worker, worker_beside

DEFAULT_DATA, DEFAULT_PORT = ROOT / "data" / "demo", 8000
MORE = "Everybody in it is fictional. What you do is kept in the data folder; a second start goes on from there."


def main(argv: list[str]) -> int:
    options = arguments().parse_args(argv)
    began = time.monotonic()
    folder = options.data.absolute()
    refuse_foreign(folder)
    if options.reset and folder.exists() and not reset(folder, options.yes):
        return 1
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("a+") as lock:
        alone(lock, folder)
        sockets, port = choose_port(options.port)
        try:
            address = f"http://localhost:{port}"
            lock.truncate(0)
            lock.write(address)
            lock.flush()
            prepare(folder, address)
            screen = part("site.demonstration").screen(address)
            with worker_beside(not options.no_worker):
                serve_until_stopped(
                    sockets, lambda: welcome(screen, folder, time.monotonic() - began), trust_proxy=False
                )
        finally:
            for one in sockets:
                one.close()
    print(f"\nStopped. What you did is kept in {near(folder)}.")
    return 0


def arguments() -> argparse.ArgumentParser:
    """Port, folder, reset."""
    options = parser("demo", MORE)
    options.add_argument(
        "--port", type=int, help=f"port on this machine (default: {DEFAULT_PORT}, or the next free one)"
    )
    options.add_argument("--data", type=Path, default=DEFAULT_DATA, help="data folder (default: data/demo)")
    options.add_argument(
        "--reset", action="store_true", help="delete the demonstration's data and start over; asks first"
    )
    options.add_argument("--yes", action="store_true", help="do not ask")
    add_worker(options)
    return options


def refuse_foreign(folder: Path) -> None:
    """Only an empty folder, or one that an earlier demonstration made, may be used."""
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file; name a folder with --data.")
    if folder.is_dir() and not (folder / DEMONSTRATION_MARK).exists():
        others = [path.name for path in folder.iterdir() if path.name != ".lock"]
        if others:
            raise CommandError(
                f"{folder} holds other things ({', '.join(sorted(others)[:3])}) and no demonstration. "
                "Name an empty folder, or one that does not exist yet, with --data."
            )


def reset(folder: Path, sure: bool) -> bool:
    """Delete the demonstration after asking; True when it is gone."""
    with (folder / ".lock").open("a+") as lock:
        alone(lock, folder)
        if not sure and not sys.stdin.isatty():
            raise CommandError("--reset asks before it deletes, and nobody can answer here. Add --yes to go ahead.")
        if not sure and input(f"Delete everything in {near(folder)} and start over? [y/N] ").strip().lower() not in {
            "y",
            "yes",
        }:
            print("Nothing was deleted.")
            return False
        shutil.rmtree(folder)
    return True


def alone(lock: IO[str], folder: Path) -> None:
    """One demonstration at a time in a folder."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        where = lock.read().strip()
        raise CommandError(
            f"A demonstration already runs in {near(folder)}{f': open {where}' if where else ''}. "
            "Stop it with Ctrl-C where it was started, or name another folder with --data.",
            exit_code=1,
        ) from None


def choose_port(wanted: int | None) -> tuple[list[socket.socket], int]:
    """Sockets on the wanted port; without a wish, on the next free one when the usual one is busy."""
    if wanted is not None and not 0 < wanted < 65536:
        raise CommandError(f"--port is {wanted}; a port is a number from 1 to 65535.")
    port = wanted or DEFAULT_PORT
    try:
        return open_sockets("localhost", port), port
    except OSError as error:
        free = next_free_port(port)
        if wanted:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). Try: ./seedtrain demo --port {free}", exit_code=1
            ) from error
        tell(f"Port {port} is in use; taking {free}.")
        return open_sockets("localhost", free), free


def prepare(folder: Path, address: str) -> None:
    """Make the folder an installation with reference data and the demonstration network, or bring it up to date."""
    mark = folder / DEMONSTRATION_MARK
    if not mark.exists():
        made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        mark.write_text(json.dumps({"what": "Seedtrain demonstration", "made": made, "version": __version__}) + "\n")
    # Only what this command says counts, not what an operator may have set in this shell.
    for name in [name for name in os.environ if name.startswith("SEEDTRAIN_")]:
        del os.environ[name]
    os.environ |= {"SEEDTRAIN_ADDRESS": address, "SEEDTRAIN_HOSTS": "localhost,127.0.0.1"}
    start(folder)
    bring_up_to_date(folder, lambda step: tell(f"  preparing {step} ..."))
    part("site.urls")  # else the first visitor waits for it
    part("site.demonstration").load(tell=lambda step: tell(f"  preparing {step} ..."))


def welcome(screen: str, folder: Path, seconds: float) -> None:
    """The one screen, once the server answers."""
    print(f"{screen}\n\nReady in {seconds:.1f} s. Data: {near(folder)}. Stop with Ctrl-C.", flush=True)


def near(path: Path) -> str:
    """A path as short as it can be said from here."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
