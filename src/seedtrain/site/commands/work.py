"""`./seedtrain work`: does what waits in the background: long runs, mail, reminders. `serve` starts one beside itself."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from seedtrain.site.commands import ROOT
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing

MORE = "Several may run beside each other; one that is killed loses nothing and does nothing twice."


def main(argv: list[str]) -> int:
    arguments = parser("work", MORE)
    add_data(arguments)
    arguments.add_argument("--once", action="store_true", help="do what waits now, then stop")
    arguments.add_argument("--beside", type=int, metavar="PROCESS", help="stop when this parent process is gone")
    options = arguments.parse_args(argv)
    start_existing(options.data)
    work = part("jobs.work")
    if options.once:
        number = work.work_off()
        print(f"Worked on {number} run{'' if number == 1 else 's'}.")
        return 0
    stopped = threading.Event()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: stopped.set())
    if options.beside:
        threading.Thread(target=watch, args=(options.beside, stopped), daemon=True).start()
    work.work_until(stopped)
    return 0


def watch(parent: int, stopped: threading.Event) -> None:
    """A server that was killed must not leave its worker behind."""
    while not stopped.wait(2):
        if os.getppid() != parent:
            stopped.set()


class Beside:
    """A worker in a process of its own, so that heavy work does not slow the pages."""

    def __init__(self, folder: Path, *, wanted: bool) -> None:
        self.folder, self.wanted = folder, wanted
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        if not self.wanted:
            return
        command = [sys.executable, "-P", "-m", "seedtrain.site.commands", "work", "--data", str(self.folder)]
        # its own group: Ctrl-C reaches the server alone, which then ends its worker in good order
        self.process = subprocess.Popen(
            [*command, "--beside", str(os.getpid())], cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:  # the lease of what it did runs out; the next worker goes on
            self.process.kill()
            self.process.wait()


@contextmanager
def worker_beside(folder: Path, *, wanted: bool = True) -> Iterator[Beside]:
    """A worker for as long as the block lasts, once somebody calls `start`."""
    beside = Beside(folder, wanted=wanted)
    try:
        yield beside
    finally:
        beside.stop()
