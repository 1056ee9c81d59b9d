"""The worker that `serve` and `demo` run beside the server: a thread that ends with it, after the batch in hand.

A thread and not a process: it starts at once and costs no second copy of the program. Who wants it apart says
`--no-worker` and runs `./seedtrain work` as a service of its own.
"""

import argparse
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from seedtrain.site.commands.installation import part

AFTER_SECONDS = 2  # the first visitor is answered first
LONGEST_BATCH_SECONDS = 20


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
    thread = threading.Thread(target=_work, args=(stop,), name="worker", daemon=True)
    end_by_interrupt()
    thread.start()
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        stop.set()
        thread.join(LONGEST_BATCH_SECONDS)


def end_by_interrupt() -> None:
    """Let SIGTERM do what Ctrl-C does: the server raises it again after a clean stop, and Python would just die."""

    def interrupt(_number: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)


def _work(stop: threading.Event) -> None:
    if not stop.wait(AFTER_SECONDS):
        part("jobs.work").work_until(stop)
