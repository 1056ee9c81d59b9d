"""`./seedtrain fmt`: format the code and repair what lint can repair by itself."""

import subprocess

from seedtrain.site.commands import ROOT
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.check import BIN


def main(argv: list[str]) -> int:
    arguments = parser("fmt")
    arguments.add_argument("paths", nargs="*", default=["."], help="files or folders (default: everything)")
    paths = arguments.parse_args(argv).paths
    fixed = subprocess.run([str(BIN / "ruff"), "check", "--fix", "--quiet", *paths], cwd=ROOT, check=False)
    formatted = subprocess.run([str(BIN / "ruff"), "format", *paths], cwd=ROOT, check=False)
    return 1 if fixed.returncode or formatted.returncode else 0
