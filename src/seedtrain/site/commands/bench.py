"""`./seedtrain bench`: run one of the benchmarks in bench/, which print ratios and never fail on a slow machine."""

import importlib.util

from seedtrain.site.commands import ROOT, CommandError
from seedtrain.site.commands.arguments import parser

BENCH = ROOT / "bench"


def main(argv: list[str]) -> int:
    names = sorted(path.stem for path in BENCH.glob("[a-z]*.py"))
    arguments = parser("bench", "What follows the name goes to the benchmark; --json gives its figures to a program.")
    arguments.add_argument("name", choices=names, metavar="NAME", help="one of: " + ", ".join(names))
    options, rest = arguments.parse_known_args(argv[:1])
    path = BENCH / f"{options.name}.py"
    spec = importlib.util.spec_from_file_location(f"bench_{options.name}", path)
    if spec is None or spec.loader is None:
        raise CommandError(f"{path} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return int(module.main([*rest, *argv[1:]]))
