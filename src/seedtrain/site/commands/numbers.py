"""`./seedtrain numbers`: count the numbers of an edition again from its raw rows, and compare with its page."""

import json

from seedtrain.site.commands import CommandError
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, part, start_existing

MORE = """Exit code 0 when both ways agree, 1 when they differ. The page counts presence as it is stored; this command
counts joins, check-ins and marks in another way. A difference means that a row was changed past the program."""


def main(argv: list[str]) -> int:
    arguments = parser("numbers", MORE)
    arguments.add_argument("edition", help="as it stands in the address of its page")
    arguments.add_argument("--json", action="store_true", help="print both as JSON")
    add_data(arguments)
    options = arguments.parse_args(argv)
    start_existing(options.data)
    edition = part("programmes.models").Edition.objects.filter(slug=options.edition).first()
    if edition is None:
        raise CommandError(f"No edition is called {options.edition!r}. Its name stands in its address: /editions/NAME.")
    page = part("programmes.attendance.numbers").numbers_of(edition)
    counting = part("programmes.attendance.recount")
    again = counting.recount(edition)
    found = counting.differences(page, again)
    if options.json:
        print(json.dumps({"page": page, "recounted": again, "equal": not found}, indent=2, ensure_ascii=False))
    elif found:
        for name, shown, counted in found:
            print(f"{name}: the page says {shown}, the rows say {counted}.")
    else:
        print(
            f"{len(page)} numbers agree: " + ", ".join(f"{n} {v}" for n, v in page.items() if not isinstance(v, dict))
        )
    return 1 if found else 0
