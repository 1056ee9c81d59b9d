"""`./seedtrain operator`: invite an operator whom nobody inside can invite yet, such as the first one."""

from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing

MORE = """Founds the operator's organisation, sends the invitation, and prints its link. Everybody else is invited in
the browser, beginning with the people whom this operator gives their roles."""


def main(argv: list[str]) -> int:
    arguments = parser("operator", MORE)
    arguments.add_argument("email", help="the address of the operator")
    arguments.add_argument("--organisation", required=True, help="the name of the operator's organisation")
    arguments.add_argument("--language", default="en", help="language of the invitation (default: en)")
    add_data(arguments)
    options = arguments.parse_args(argv)
    start_existing(options.data)
    errors = part("people.errors")
    try:
        link = part("people.first").invite_operator(options.organisation, options.email, options.language)
    except errors.PeopleError as problem:
        raise CommandError(str(problem)) from problem
    print(f"Invited {options.email}. The invitation was mailed; its link, good for 14 days and once:\n\n  {link}")
    return 0
