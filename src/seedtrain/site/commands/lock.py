"""`./seedtrain lock`: write the hashed requirement files anew from pyproject.toml. They name no host."""

import tomllib

from seedtrain.site.commands import ROOT
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.bootstrap import REQUIREMENTS, UV, run

HASHED = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--no-progress"]


def main(argv: list[str]) -> int:
    arguments = parser("lock", "Versions that still fit are kept.")
    arguments.add_argument("--upgrade", action="store_true", help="take the newest version of every package")
    upgrade = ["--upgrade"] if arguments.parse_args(argv).upgrade else []
    for kind, extra in {"runtime": [], "development": ["--extra", "development"]}.items():
        target = str(REQUIREMENTS / f"{kind}.txt")
        compiled = [str(UV), "pip", "compile", "pyproject.toml", *extra, *HASHED, *upgrade, "--output-file", target]
        run(f"resolving {kind}", compiled)
    minimum = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    print(
        f"requirements/*.txt hold for Python {minimum} on every platform. Run ./seedtrain test before committing them."
    )
    return 0
