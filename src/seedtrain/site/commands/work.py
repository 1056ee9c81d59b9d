"""`./seedtrain work`: a worker of its own, for installations that serve with `--no-worker`, or once."""

import argparse
import threading
from contextlib import suppress

from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing
from seedtrain.site.commands.worker import end_by_interrupt, stop_with_server

MORE = """Runs what people started over many things, sends mail, and what comes round again such as reminders.
./seedtrain serve does this beside the server already, unless it was started with --no-worker. Several workers at once
do no harm."""


def main(argv: list[str]) -> int:
    arguments = parser("work", MORE)
    arguments.add_argument("--once", action="store_true", help="do what waits now, and end")
    arguments.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)  # started by a server: ends with it
    add_data(arguments)
    options = arguments.parse_args(argv)
    stop = threading.Event()
    if options.beside:
        stop_with_server(stop)
    start_existing(options.data)
    part("site.urls")  # runs put addresses into mail
    work = part("jobs.work")
    if options.once:
        print(f"Done: {work.work_off()} batches.")
        return 0
    end_by_interrupt()
    print("Working. Stop with Ctrl-C; the batch in hand is finished first.", flush=True)
    thread = threading.Thread(target=work.work_until, args=(stop,), name="worker")
    thread.start()
    with suppress(KeyboardInterrupt):
        thread.join()
    stop.set()
    thread.join()
    return 0
