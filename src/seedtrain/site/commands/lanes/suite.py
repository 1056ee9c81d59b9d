"""Runs one lane of pytest and reads from its report what was skipped."""

import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

from seedtrain.site.commands import ROOT
from seedtrain.site.commands.lanes import REPORTS, STORIES, Lane, Result
from seedtrain.site.commands.lanes.prerequisites import environment

NO_TESTS = 5  # pytest's exit code


def run_lane(lane: Lane, database_url: str, more: list[str], workers: int) -> Result:
    """Run pytest for a lane (`more` replaces its paths) and say how it went."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{lane.name}.xml"
    report.unlink(missing_ok=True)
    process_environment = environment() | ({"SEEDTRAIN_DATABASE_URL": database_url} if database_url else {})
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", f"--junitxml={report}", *(more or arguments(lane, workers))],
        cwd=ROOT,
        env=process_environment,
        stdout=sys.stderr,  # standard output is kept for the summary, which a program may read
        stdin=subprocess.DEVNULL,
        check=False,
    )
    seconds = time.monotonic() - started
    if done.returncode == NO_TESTS:
        return Result(lane.name, "not run", seconds, "there is no such test")
    count, skipped = read_report(report)
    if done.returncode:
        return Result(lane.name, "failed", seconds, f"pytest ended with {done.returncode}", skipped=skipped)
    if skipped:
        return Result(lane.name, "incomplete", seconds, f"{count} tests, {len(skipped)} skipped", skipped=skipped)
    return Result(lane.name, "passed", seconds, f"{count} tests")


def arguments(lane: Lane, workers: int) -> list[str]:
    """Paths and options of a whole lane."""
    paths = [str(path.relative_to(ROOT)) for path in lane.paths() if path.exists()]
    apart = [] if lane.stories else [f"--ignore={STORIES}"]
    if lane.database == "postgresql":  # these floors know no database: not even collected
        apart += [f"--ignore={ROOT / 'src' / 'seedtrain' / floor}" for floor in ("science", "formats")]
    spread = ["-n", str(workers), "--dist=loadfile", "--no-loadscope-reorder"] if workers > 1 else []  # see conftest.py
    return ["-q", *apart, *spread, *paths]


def read_report(path: Path) -> tuple[int, list[str]]:
    """The number of tests in a JUnit report, and a line for each that was skipped (expected failures count too)."""
    if not path.exists():
        return 0, []
    cases = list(ElementTree.parse(path).iter("testcase"))  # noqa: S314 (pytest wrote it a moment ago)
    skipped = [
        f"{case.get('classname')}.{case.get('name')}: {mark.get('message')}"
        for case in cases
        for mark in case.iter("skipped")
    ]
    return len(cases), skipped
