"""`./seedtrain check`: lint, format, types and floors, in that order; all are run even when one fails."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from seedtrain.site.commands import ROOT
from seedtrain.site.commands.arguments import parser

BIN = Path(sys.executable).parent
CHECKS = {
    "lint": [str(BIN / "ruff"), "check", "--quiet", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", "."],
    "types": [sys.executable, "-m", "mypy", "--no-error-summary"],
    "floors": [str(BIN / "lint-imports"), "--no-logo", "--config", "pyproject.toml"],
}


def main(argv: list[str]) -> int:
    arguments = parser("check", "All are run, even when one fails.")
    arguments.add_argument("only", nargs="*", help="only these: " + ", ".join(CHECKS))
    wanted = arguments.parse_args(argv).only or list(CHECKS)
    failed = [name for name in wanted if not passes(name)]
    print(f"check: {', '.join(failed)} failed" if failed else f"check: {', '.join(wanted)} passed")
    return 1 if failed else 0


def passes(name: str) -> bool:
    """Run one check; what it found goes to standard error."""
    with tempfile.TemporaryDirectory(prefix="seedtrain-check-") as data:  # the type checker reads Django's settings
        environment = os.environ | {"SEEDTRAIN_DATA": data}
        return subprocess.run(CHECKS[name], cwd=ROOT, env=environment, stdout=sys.stderr, check=False).returncode == 0
