"""`./seedtrain manage ...`: Django's own commands on an installation, for those who know them."""

from django.core.management import execute_from_command_line

from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import start


def main(argv: list[str]) -> int:
    arguments = parser("manage", "SEEDTRAIN_DATA names the data folder.")
    arguments.add_argument("django", nargs="+", help="a command of Django and its options")
    if not argv or argv[0] in {"-h", "--help"}:
        arguments.parse_args(argv or ["--help"])
    start()
    execute_from_command_line(["./seedtrain manage", *argv])
    return 0
