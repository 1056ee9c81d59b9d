"""`./seedtrain keys`: the keys that sign credentials: list, rotate, withdraw one that leaked."""

import json

from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing

MORE = (
    """Older keys keep verifying what they signed; a withdrawn one does not. The trail's own key: ./seedtrain trail."""
)


def main(argv: list[str]) -> int:
    arguments = parser("keys", MORE)
    arguments.add_argument("act", choices=["list", "rotate", "withdraw"], help="what to do")
    arguments.add_argument("key", nargs="?", help="the key to withdraw, by its id")
    arguments.add_argument("--reason", default="", help="why a key is withdrawn; kept on the trail")
    arguments.add_argument("--json", action="store_true", help="print the keys as JSON")
    add_data(arguments)
    options = arguments.parse_args(argv)
    if options.act == "withdraw" and not (options.key and options.reason.strip()):
        arguments.error("withdraw takes the id of the key and --reason")
    start_existing(options.data)
    issuing, errors = part("qualifications.issuing"), part("formats.badges.errors")
    try:
        if options.act == "rotate":
            ring = issuing.rotate_key()
        elif options.act == "withdraw":
            ring = issuing.withdraw_key(options.key, options.reason)
        else:
            ring = issuing.key_ring()
    except errors.BadgeError as problem:
        raise CommandError(str(problem), exit_code=1) from problem
    rows = [{"id": key.id, "did": key.did, "state": "current" if key == ring.current else "older"} for key in ring.keys]
    rows += [{"id": key.id, "did": key.did, "state": "withdrawn"} for key in ring.withdrawn]
    print(json.dumps(rows, indent=2) if options.json else "\n".join(f"{row['state']:<10} {row['id']}" for row in rows))
    return 0
