"""`./seedtrain simulate`: run a process model from a plan file; needs no installation."""

import json
import sys
from pathlib import Path

from seedtrain.science.processes.fedbatch import plan as fedbatch_plan
from seedtrain.science.processes.fedbatch.plan import PlanError
from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser

PROCESSES = {"fedbatch": fedbatch_plan}
MORE = """Training models: not for decisions about a real process. --describe tells every key of a plan, with
units and ranges."""


def main(argv: list[str]) -> int:
    arguments = parser("simulate", MORE)
    arguments.add_argument("process", choices=PROCESSES, metavar="PROCESS", help="one of: " + ", ".join(PROCESSES))
    arguments.add_argument("--plan", type=Path, help="plan file (YAML or JSON)")
    arguments.add_argument("--describe", action="store_true", help="print what a plan may hold, as JSON, and stop")
    form = arguments.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the table as JSON")
    form.add_argument("--csv", action="store_true", help="print the table as CSV (the default)")
    options = arguments.parse_args(argv)
    process = PROCESSES[options.process]
    if options.describe:
        print(json.dumps(process.describe(), indent=2, ensure_ascii=False))
        return 0
    if options.plan is None:
        arguments.error("--plan FILE is needed (or --describe)")
    try:
        table = process.run(process.read(options.plan))
    except PlanError as error:
        raise CommandError(str(error)) from error
    text = process.to_json(table) if options.json else process.to_csv(table)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return 0
