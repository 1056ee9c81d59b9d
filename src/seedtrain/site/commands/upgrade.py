"""`./seedtrain upgrade`: make an installation, or bring it up to this version, after a backup of what there is."""

import datetime
from pathlib import Path

from seedtrain import __version__
from seedtrain.site.commands.archive import has_content, write_archive
from seedtrain.site.commands.arguments import parser
from seedtrain.site.commands.installation import add_data, bring_up_to_date, pending_migrations, start

MORE = """Makes the installation when the data folder is new. Before the database changes, an archive of it
is written to the folder's backups/. Run it after every new version, with the server stopped."""


def main(argv: list[str]) -> int:
    arguments = parser("upgrade", MORE)
    add_data(arguments)
    arguments.add_argument("--without-backup", action="store_true", help="when you have just made one yourself")
    options = arguments.parse_args(argv)
    folder = start(options.data)
    if pending_migrations() and has_content() and not options.without_backup:
        print(f"Backup before the change: {write_archive(folder, backup_name(folder))}")
    bring_up_to_date(folder, lambda step: print(f"Preparing {step} ..."))
    print(f"The installation in {folder} is at version {__version__}.")
    return 0


def backup_name(folder: Path) -> Path:
    """Where the archive before an upgrade goes."""
    moment = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S")
    return folder / "backups" / f"before-{__version__}-{moment}.tar.gz"
