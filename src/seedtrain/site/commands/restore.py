"""`./seedtrain restore`: an archive into an empty folder, every file checked, then the trail verified."""

import os
import shutil
from pathlib import Path

from seedtrain.site.commands import CommandError
from seedtrain.site.commands.archive import load_database, unpack
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import part, pending_migrations, start

MORE = "Nothing is overwritten. The trail is verified at the end, for which the copy of the keys is needed."


def main(argv: list[str]) -> int:
    arguments = parser("restore", MORE)
    arguments.add_argument("archive", type=Path, help="a file that ./seedtrain backup wrote")
    arguments.add_argument("--data", type=Path, required=True, help="an empty or new folder")
    arguments.add_argument("--keys", type=Path, help="folder with the copy of the keys, copied to DATA/keys")
    options = arguments.parse_args(argv)
    if not options.archive.is_file():
        raise CommandError(f"{options.archive} is not a file.")
    if options.keys and not options.keys.is_dir():
        raise CommandError(f"{options.keys} is not a folder; name the folder in which the keys were kept.")
    folder = options.data.absolute()
    manifest = unpack(options.archive, folder)
    if options.keys:
        shutil.copytree(options.keys, folder / "keys")
        os.environ.pop("SEEDTRAIN_KEYS", None)
    start(folder)
    load_database(folder)
    print(f"Restored {len(manifest['files'])} files of {manifest['made']} (version {manifest['version']}) to {folder}.")
    if pending_migrations():
        print("The archive is of an older version. Now run ./seedtrain upgrade, then ./seedtrain trail verify.")
        return 0
    if not options.keys:
        print(
            f"Not verified yet: copy the keys to {folder / 'keys'}, then run ./seedtrain trail verify --data {folder}"
        )
        return 0
    verdict = part("trail.verify").verify()
    print(part("site.commands.trail").words(verdict))
    return 0 if verdict.intact else 1
