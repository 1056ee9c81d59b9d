"""`./seedtrain test`: the lanes of the suite, on both databases and in a browser, and a summary that hides nothing."""

import argparse
import contextlib
import dataclasses
import json
import os
import sys
import time

from seedtrain.site.commands import CommandError, check
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.lanes import LANES, STORIES, Lane, Result
from seedtrain.site.commands.lanes.cluster import private_postgresql
from seedtrain.site.commands.lanes.prerequisites import browser, node_packages
from seedtrain.site.commands.lanes.suite import run_lane

MORE = """Without arguments every lane runs. Paths and options that are not listed below go to pytest as they
are, on SQLite unless --lane says otherwise: ./seedtrain test src/seedtrain/trail -k chain"""


def main(argv: list[str]) -> int:
    options, more = arguments().parse_known_args(argv)
    more = [word for word in more if word != "--"]
    names = options.lane or (["sqlite"] if more else list(LANES))
    why = node_packages() if any(LANES[name].database for name in names) else ""
    if why:
        print(why, file=sys.stderr)
    results = []
    for name in names:
        results.append(result := attempt(LANES[name], more, options.workers))
        print(f"\n{name}: {result.state} in {result.seconds:.0f} s {result.words}\n", file=sys.stderr, flush=True)
    report(results, options.json)
    return 0 if all(result.state == "passed" for result in results) else 1


def arguments() -> argparse.ArgumentParser:
    """The options that are ours; everything else is pytest's."""
    options = parser("test", MORE)
    lanes = "\n".join(f"  {lane.name:<20}{lane.line}" for lane in LANES.values())
    options.epilog = f"Lanes:\n{lanes}\n\n{options.epilog}"
    options.add_argument(
        "--lane", action="append", choices=LANES, metavar="NAME", help="only this lane; may be repeated"
    )
    options.add_argument(
        "--workers", type=int, default=min(os.cpu_count() or 1, 4), help="processes (default: one a core)"
    )
    options.add_argument("--json", action="store_true", help="print the summary as JSON")
    return options


def attempt(lane: Lane, more: list[str], workers: int) -> Result:
    """Run one lane if this machine can."""
    if not lane.database:
        started = time.monotonic()
        failed = check.main([])
        return Result(lane.name, "failed" if failed else "passed", time.monotonic() - started)
    if lane.stories and not STORIES.is_dir():
        return Result(lane.name, "not run", words=f"there is no folder {STORIES}")
    missing = browser() if lane.stories else ""
    if missing:
        return Result(lane.name, "not run", words="needs Chromium", enable=missing)
    try:
        with private_postgresql() if lane.database == "postgresql" else contextlib.nullcontext("") as url:
            return run_lane(lane, url, more, workers)
    except CommandError as error:
        return Result(lane.name, "not run", words=str(error))


def report(results: list[Result], as_json: bool) -> None:
    """The closing table: lanes, seconds, each skipped test with its reason, and what would make the run whole."""
    if as_json:
        print(json.dumps([dataclasses.asdict(result) for result in results], indent=2))
        return
    print("Lane                 State        Seconds")
    for result in results:
        print(f"{result.lane:<20} {result.state:<12} {result.seconds:>7.0f}  {result.words}")
    for line in dict.fromkeys(line for result in results for line in result.skipped):
        print(f"  skipped: {line}")
    for enable in dict.fromkeys(result.enable for result in results if result.enable):
        print(f"\nTo run what was not run:  {enable}")
