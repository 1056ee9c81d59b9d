"""`./seedtrain practice`: check, play and measure practice scenarios; needs no installation."""

import argparse
import json
from pathlib import Path
from typing import Any

from seedtrain.science.scenarios import tryout
from seedtrain.science.scenarios.play import Refused
from seedtrain.science.scenarios.policies import POLICIES
from seedtrain.science.scenarios.shapes import ScenarioError
from seedtrain.site.commands import ROOT, CommandError
from seedtrain.site.commands.arguments import parser

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
    acts = options.add_subparsers(required=True, metavar="check | play | run | rates | new")
    for act, words in {
        check: "read the file and tell what it holds; errors name the line and what is allowed",
        play: "let a reference player play one seed, and grade it",
        run: "play and grade a log; a log that could not have happened is refused",
        rates: "pass rates of the reference players over many seeds",
        new: "copy a scenario that comes with Seedtrain as a beginning",
    }.items():
        one = acts.add_parser(act.__name__, help=words, description=words[0].upper() + words[1:] + ".")
        one.set_defaults(act=act)
        one.add_argument("scenario", help=f"a scenario file, or one of: {names}")
        one.add_argument("--json", action="store_true", help="print the answer as JSON")
        if act is play:
            one.add_argument(
                "--policy", choices=sorted(POLICIES), default="expert", help="the player (default: expert)"
            )
        if act in (play, run):
            one.add_argument("--seed", type=int, help="which batch is drawn (default: 1, or the seed in the log)")
        if act is run:
            one.add_argument("--log", type=Path, required=True, help='JSON file {"seed": number, "log": [acts]}')
        if act is rates:
            one.add_argument("--seeds", type=int, default=200, help="how many batches, numbered from 1 (default: 200)")
            one.add_argument(
                "--policy", action="append", choices=sorted(POLICIES), help="only this player; may be repeated"
            )
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


def rates(options: argparse.Namespace) -> int:
    if options.seeds < 1:
        raise CommandError(f"--seeds is {options.seeds}; write a number from 1.")
    players = options.policy or tryout.RULES_POLICIES
    table = tryout.pass_rate_table(path_of(options.scenario), range(1, options.seeds + 1), players)
    if options.json:
        show(table)
        return 0
    print(f"{'player':<18}{'passed':>8}{'runs':>6}{'rate':>8}{'mean score':>12}  passed by kind of batch")
    for row in table:
        kinds = ", ".join(f"{plan} {passed}/{runs}" for plan, (passed, runs) in sorted(row["by_plan"].items()))
        figures = f"{row['passed']:>8}{row['runs']:>6}{row['pass_rate']:>8.1%}{row['mean_score']:>12}"
        print(f"{row['policy']:<18}{figures}  {kinds}")
    return 0


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
