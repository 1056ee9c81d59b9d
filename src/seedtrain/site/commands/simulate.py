"""`./seedtrain simulate`: run a process model from a plan file; needs no installation."""

import json
import sys
from pathlib import Path

from seedtrain.science import plans
from seedtrain.science.processes import registry
from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser

MORE = """Training models: not for decisions about a real process. --describe tells every key of a plan, with
units, ranges and sources."""


def main(argv: list[str]) -> int:
    arguments = parser("simulate", MORE)
    names = registry.NAMES
    arguments.add_argument("process", choices=names, metavar="PROCESS", help="one of: " + ", ".join(names))
    arguments.add_argument("--plan", type=Path, help="plan file (YAML or JSON)")
    arguments.add_argument("--describe", action="store_true", help="print what a plan may hold, as JSON, and stop")
    form = arguments.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the table as JSON")
    form.add_argument("--csv", action="store_true", help="print the table as CSV (the default)")
    options = arguments.parse_args(argv)
    if options.describe:
        print(json.dumps(plans.describe(options.process), indent=2, ensure_ascii=False))
        return 0
    if options.plan is None:
        arguments.error("--plan FILE is needed (or --describe)")
    try:
        table = plans.run(options.process, plans.read(options.plan))
    except plans.PlanError as error:
        raise CommandError(str(error)) from error
    text = plans.to_json(table) if options.json else plans.to_csv(table)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return 0
