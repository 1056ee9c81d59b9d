"""The worker that `serve` and `demo` run beside the server: a process of its own, so that pages stay quick.

Its standard input is a pipe from the server and ends with it, however the server ends: then the worker finishes the
batch in hand and goes. One that dies is followed by another. Who wants none here says `--no-worker`.
"""

import argparse
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

AFTER_SECONDS = 2  # the first visitor is answered first
AGAIN_SECONDS = 5  # after one that died
LONGEST_BATCH_SECONDS = 20
WORK = (
    sys.executable,
    "-P",
    "-m",
    "seedtrain.site.commands",
    "work",
    "--beside",
)  # finds its data as this process does


def add_worker(arguments: argparse.ArgumentParser) -> None:
    """The switch that leaves the worker out."""
    arguments.add_argument(
        "--no-worker", action="store_true", help="without background work and mail; run ./seedtrain work beside it"
    )


@contextmanager
def worker_beside(wanted: bool) -> Iterator[None]:
    """While the server runs, work; when it ends, also by SIGTERM, finish the batch and end."""
    if not wanted:
        yield
        return
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_one, args=(stop,), name="keeper of the worker", daemon=True)
    end_by_interrupt()
    keeper.start()
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        stop.set()
        keeper.join(LONGEST_BATCH_SECONDS + AGAIN_SECONDS)


def end_by_interrupt() -> None:
    """Let SIGTERM do what Ctrl-C does: the server raises it again after a clean stop, and Python would just die."""

    def interrupt(_number: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


def stop_with_server(stop: threading.Event) -> None:
    """In the worker: stop when the pipe from the server ends. Ctrl-C in a terminal reaches both; the server answers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        sys.stdin.read()
        stop.set()

    threading.Thread(target=watch, name="watching the server", daemon=True).start()


def _keep_one(stop: threading.Event) -> None:
    """Start a worker, and another when one dies, until told to stop; then let it finish."""
    pause = AFTER_SECONDS
    while not stop.wait(pause):
        pause = AGAIN_SECONDS
        worker = subprocess.Popen(WORK, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        while worker.poll() is None and not stop.wait(0.5):
            pass
        assert worker.stdin is not None
        worker.stdin.close()
        try:
            worker.wait(LONGEST_BATCH_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()  # nothing of an unfinished batch is kept
            worker.wait()
