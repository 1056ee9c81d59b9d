"""`./seedtrain trail`: recompute the tamper-evident trail, export it for strangers to verify, or rotate its key."""

import json
import sys
from pathlib import Path
from typing import Any

from seedtrain.base.actor import Actor
from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing

MORE = "docs/verify_trail.py verifies an exported file without Seedtrain."


def main(argv: list[str]) -> int:
    arguments = parser("trail", MORE)
    acts = arguments.add_subparsers(dest="act", required=True, metavar="verify | export | rotate")
    verify = acts.add_parser(
        "verify", help="recompute the chain and check its signed heads; exit 1 when it was touched"
    )
    verify.add_argument("--json", action="store_true", help="print the verdict as JSON")
    export = acts.add_parser("export", help="write all records, heads and public keys to one file")
    export.add_argument("file", type=Path, help="a file that does not exist yet")
    rotate = acts.add_parser("rotate", help="sign with a new key from now on; what the old one signed stays proven")
    rotate.add_argument("--leaked", metavar="REASON", default="", help="trust the old key no more, and say why")
    for act in (verify, export, rotate):
        add_data(act)
    options = arguments.parse_args(argv)
    start_existing(options.data)
    if options.act == "rotate":
        return rotate_key(options.leaked)
    return show_verdict(options.json) if options.act == "verify" else write_export(options.file)


def show_verdict(as_json: bool) -> int:
    """Print what a verification found; 1 when the trail is not as it was written."""
    verdict = part("trail.verify").verify()
    print(json.dumps(verdict.as_dict(), indent=2) if as_json else words(verdict))
    return 0 if verdict.intact else 1


def words(verdict: Any) -> str:
    """The verdict in a few plain lines."""
    lines = [
        f"The trail is intact: {verdict.records} records, the first {verdict.covered} under a signed head."
        if verdict.intact
        else f"The trail was touched. {verdict.finding.words}"
    ]
    return "\n".join(
        [*lines, *verdict.notes, f"Installation {verdict.installation}, verified at {verdict.verified_at}."]
    )


def write_export(path: Path) -> int:
    """Export, and tell how to verify the file elsewhere."""
    errors = part("trail.errors")
    try:
        count = part("trail.export").export(path, Actor(system="command line"))
    except errors.TrailError as error:
        raise CommandError(str(error)) from error
    print(
        f"{count} records written to {path}. Verify it anywhere with: python3 docs/verify_trail.py {path}",
        file=sys.stderr,
    )
    return 0


def rotate_key(leaked: str) -> int:
    """Make a new key and print its public half, which verifiers need."""
    print(part("trail.rotation").rotate(Actor(system="command line"), leaked=leaked.strip()))
    return 0
