"""`./seedtrain backup`: one archive of an installation, taken while it runs."""

import datetime
import json
from pathlib import Path

from django.conf import settings

from seedtrain.site.commands.archive import write_archive
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, start_existing

MORE = (
    "The keys are not in it: copy their folder once, and after each new key, to a safe place apart from the archives."
)


def main(argv: list[str]) -> int:
    arguments = parser("backup", MORE)
    add_data(arguments)
    arguments.add_argument("--to", type=Path, help="file to write (default: backups/DATE.tar.gz in the data folder)")
    arguments.add_argument("--json", action="store_true", help="print what was written as JSON")
    options = arguments.parse_args(argv)
    folder = start_existing(options.data)
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    written = write_archive(folder, options.to or folder / "backups" / f"{moment}.tar.gz")
    if options.json:
        print(json.dumps({"archive": str(written), "bytes": written.stat().st_size, "keys": str(settings.KEYS)}))
    else:
        print(f"Written: {written} ({written.stat().st_size / 1e6:.1f} MB)")
        print(f"Not in it, keep apart: the keys in {settings.KEYS}")
    return 0
