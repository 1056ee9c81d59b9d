"""`./seedtrain practice`: check, play and measure practice scenarios; needs no installation."""

import argparse
import json
from pathlib import Path
from typing import Any

from seedtrain.science.scenarios import tryout
from seedtrain.science.scenarios.calibrate import calibrate as calibrated
from seedtrain.science.scenarios.calibrate import shortcomings
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.play import Refused
from seedtrain.science.scenarios.policies import POLICIES
from seedtrain.science.scenarios.shapes import ScenarioError
from seedtrain.site.commands import ROOT, CommandError
from seedtrain.site.commands.arguments import parser

CALIBRATIONS = ROOT / "src" / "seedtrain" / "practice" / "scenarios" / "calibration"
SHIPPED = ROOT / "src" / "seedtrain" / "practice" / "scenarios"
MORE = """docs/scenario-format.md tells how to write one. A scenario is a file, or the name of one that comes
with Seedtrain."""


def main(argv: list[str]) -> int:
    options = arguments().parse_args(argv)
    try:
        return int(options.act(options))
    except (ScenarioError, tryout.TryoutError) as error:
        raise CommandError(str(error)) from error
    except Refused as error:
        raise CommandError(
            f"The log could not have happened: act {error.index}: {error.reason['text']['en']}", 1
        ) from error


def arguments() -> argparse.ArgumentParser:
    """One subcommand for each thing one does with a scenario."""
    options = parser("practice", MORE)
    names = ", ".join(sorted(path.stem for path in SHIPPED.glob("*.yaml")))
    acts = options.add_subparsers(required=True, metavar="check | play | run | calibrate | new")
    for act, words in {
        check: "read the file and tell what it holds; errors name the line and what is allowed",
        play: "let a reference player play one seed, and grade it",
        run: "play and grade a log; a log that could not have happened is refused",
        calibrate: "play every reference player over many batches: pass rates, faults found, value of each check",
        new: "copy a scenario that comes with Seedtrain as a beginning",
    }.items():
        one = acts.add_parser(act.__name__, help=words, description=words[0].upper() + words[1:] + ".")
        one.set_defaults(act=act)
        every = "; all: every one that comes with Seedtrain" if act is calibrate else ""
        one.add_argument("scenario", help=f"a scenario file, or one of: {names}{every}")
        one.add_argument("--json", action="store_true", help="print the answer as JSON")
        if act is play:
            one.add_argument(
                "--policy", choices=sorted(POLICIES), default="expert", help="the player (default: expert)"
            )
        if act in (play, run):
            one.add_argument("--seed", type=int, help="which batch is drawn (default: 1, or the seed in the log)")
        if act is run:
            one.add_argument("--log", type=Path, required=True, help='JSON file {"seed": number, "log": [acts]}')
        if act is calibrate:
            one.add_argument("--seeds", type=int, default=200, help="how many batches, numbered from 1 (default: 200)")
            one.add_argument("--workers", type=int, default=1, help="processes that play side by side (default: 1)")
            one.add_argument("--quick", action="store_true", help="leave out the value of each check")
            one.add_argument("--keep", action="store_true", help="keep the answer for the page that trainers see")
        if act is new:
            one.add_argument("--to", type=Path, required=True, help="the file to write; must not exist yet")
    return options


def path_of(scenario: str) -> Path:
    """The file that was named, or the shipped scenario of that name."""
    shipped = SHIPPED / f"{scenario}.yaml"
    return shipped if not Path(scenario).exists() and shipped.exists() else Path(scenario)


def check(options: argparse.Namespace) -> int:
    found = tryout.check(path_of(options.scenario))
    if options.json:
        show(found)
    else:
        for key, value in found.items():
            print(f"{key.replace('_', ' '):<15} {', '.join(map(str, value)) if isinstance(value, list) else value}")
    return 0


def play(options: argparse.Namespace) -> int:
    answer = tryout.play_policy(path_of(options.scenario), options.policy, 1 if options.seed is None else options.seed)
    return graded(answer, options.json)


def run(options: argparse.Namespace) -> int:
    return graded(tryout.run_log(path_of(options.scenario), options.log, options.seed), options.json)


def calibrate(options: argparse.Namespace) -> int:
    """1 when a scenario falls short of what is asked of every scenario."""
    if options.seeds < 1 or options.workers < 1:
        raise CommandError("--seeds and --workers are numbers from 1.")
    paths = sorted(SHIPPED.glob("*.yaml")) if options.scenario == "all" else [path_of(options.scenario)]
    answers = []
    if not options.json:
        print(HEAD)
    for path in paths:
        found = calibrated(read(path), options.seeds, options.workers, not options.quick)
        answers.append(found | {"shortcomings": shortcomings(found)})
        if options.keep:
            kept = CALIBRATIONS / f"{found['scenario']}.json"
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(json.dumps(found, ensure_ascii=False) + "\n", encoding="utf-8")
        if not options.json:
            tell(answers[-1], details=len(paths) == 1)
    if options.json:
        show(answers if options.scenario == "all" else answers[0])
    return 1 if any(answer["shortcomings"] for answer in answers) else 0


HEAD = (
    f"{'scenario':<34}{'nothing':>8}{'reject':>8}{'call QA':>8}{'expert':>8}{'novice':>8}"
    f"{'aim':>6}{'found':>8}{'flagged':>9}"
)


def tell(found: dict[str, Any], details: bool) -> None:
    """One line of the table; with `details` also each fault, each check and each kind of batch."""
    rates = "".join(f"{row['pass_rate']:>8.1%}" for row in found["players"])
    least = min([f["found_rate"] or 0.0 for f in found["faults"] if not f["rare"]], default=1.0)
    flagged = found["normal"]["flagged_rate"]
    print(f"{found['scenario']:<34}{rates}{found['aim']:>6.0%}{least:>8.1%}{flagged:>9.1%}")
    for shortcoming in found["shortcomings"]:
        print(f"  ! {shortcoming}")
    if not details:
        return
    for row in found["players"]:
        kinds = ", ".join(f"{plan} {passed}/{runs}" for plan, (passed, runs) in sorted(row["by_plan"].items()))
        print(f"  {row['policy']:<16} mean score {row['mean_score']:>5}  {kinds}")
    for fault in found["faults"]:
        after, rare = fault["found_after_h"], " (graded on decisions)" if fault["rare"] else ""
        seen = [f"{look} {v['p50']} h" for look, v in fault["visible_after_h"].items() if v["share"] >= 0.5]
        print(f"  fault {fault['code']:<24} found {fault['found']}/{fault['drawn']}{rare}, half after {after['p50']} h,"
              f" window {fault['window_h']:g} h; {', '.join(seen)}")  # fmt: skip
    for check in found["checks"]:
        print(f"  check {check['code']:<24} worth {check['value']:+.1%} of passes, cost {check['cost']:g}")


def new(options: argparse.Namespace) -> int:
    source = path_of(options.scenario)
    tryout.check(source)
    try:
        with options.to.open("x", encoding="utf-8") as file:
            file.write(source.read_text(encoding="utf-8"))
    except FileExistsError as error:
        raise CommandError(f"{options.to} exists already; name another file with --to.") from error
    except OSError as error:
        raise CommandError(f"{options.to} cannot be written: {error.strerror}.") from error
    if options.json:
        show({"written": str(options.to)})
    else:
        print(f"Written: {options.to}. Change it, then run ./seedtrain practice check {options.to}")
    return 0


def graded(answer: dict[str, Any], as_json: bool) -> int:
    """Print a grade; 1 when the run did not pass."""
    grade = answer["grade"]
    if as_json:
        show(answer)
    else:
        print(f"{'Passed' if grade['passed'] else 'Not passed'}, score {grade['score']}")
        for item in grade["criteria"]:
            print(f"  {'✓' if item['passed'] else '✗'} {item['code']:<28} {item['points']:>5} of {item['of']}")
    return 0 if grade["passed"] else 1


def show(answer: Any) -> None:
    print(json.dumps(answer, indent=2, ensure_ascii=False))
