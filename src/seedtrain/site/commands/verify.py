"""`./seedtrain verify`: judge a credential without a network and without an installation."""

import json
from pathlib import Path

from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.verdict import ACCEPTED, INTACT
from seedtrain.formats.badges.verify import verify_file
from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser

MORE = """Reads JSON, the text of a credential's code, or a certificate PDF; fetches nothing. Exit 0: the credential
is intact and, when --trust is given, from an issuer named there; 1: it is not, or that cannot be decided."""


def main(argv: list[str]) -> int:
    arguments = parser("verify", MORE)
    arguments.add_argument("file", type=Path, help="the credential")
    arguments.add_argument(
        "--trust", type=Path, help='JSON file of the issuers you trust: {"did:...": "name you know it by"}'
    )
    arguments.add_argument("--status", type=Path, help="the issuer's revocation list, as published")
    arguments.add_argument(
        "--issuer-keys", type=Path, action="append", default=[], help="did.json of a did:web issuer; may be repeated"
    )
    arguments.add_argument("--holder", help="the name on the paper, compared with the signed one")
    arguments.add_argument("--json", action="store_true", help="print the verdict as JSON")
    options = arguments.parse_args(argv)
    try:
        verdict = verify_file(
            options.file,
            trusted=read_trusted(options.trust) if options.trust else None,
            status_list=options.status,
            documents=options.issuer_keys,
            holder=options.holder,
        )
    except BadgeError as error:
        raise CommandError(str(error)) from error
    print(json.dumps(verdict.to_json(), indent=2, ensure_ascii=False) if options.json else verdict.words())
    return 0 if verdict.outcome in ({ACCEPTED} if options.trust else {ACCEPTED, INTACT}) else 1


def read_trusted(path: Path) -> dict[str, str]:
    """Issuers by their DID, from a JSON object of texts."""
    try:
        found = json.loads(path.read_text())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise CommandError(f"{path} is not JSON: {error}.") from error
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise CommandError(f'{path} must hold one JSON object of issuers: {{"did:...": "name you know it by"}}.')
    return found
