"""The archive of an installation: database, uploaded files, the trail's signed heads, and a manifest of digests.

Keys are not in it: who holds an archive must not be able to sign in the installation's name.
"""

import contextlib
import datetime
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from django.db import connection

from seedtrain import __version__
from seedtrain.site.commands import CommandError

FORMAT = "seedtrain-archive-1"
MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "seedtrain.sqlite3", "seedtrain.pgdump"
# Of the data folder; `static` can be made anew, `keys` are kept apart
FOLDERS = ("files", "media", "trail", "mail", "scenarios")


def has_content() -> bool:
    """Whether the database holds anything yet."""
    return bool(connection.introspection.table_names())


def write_archive(folder: Path, target: Path) -> Path:
    """Write everything of the installation but its keys to one .tar.gz, whole or not at all; return its path."""
    target = target.absolute()
    if target.exists():
        raise CommandError(f"{target} exists already; name another file with --to.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as draft:
        database = dump_database(Path(draft))
        parts = {database.name: database}
        for name in FOLDERS:
            parts |= {str(p.relative_to(folder)): p for p in sorted((folder / name).rglob("*")) if p.is_file()}
        whole = Path(draft) / "whole.tar.gz"
        with tarfile.open(whole, "w:gz") as archive:
            digests = {name: add(archive, name, path) for name, path in parts.items()}
            add_manifest(archive, digests)
        whole.chmod(0o600)
        whole.replace(target)
    return target


def dump_database(folder: Path) -> Path:
    """One consistent copy of the database while others may go on writing."""
    if connection.vendor == "sqlite":
        path = folder / SQLITE
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        return path
    path = folder / POSTGRESQL
    run_postgresql("pg_dump", ["--format=custom", "--no-owner", "--file", str(path)])
    return path


def run_postgresql(program: str, options: list[str]) -> None:
    """Run pg_dump or pg_restore against the configured database."""
    if not shutil.which(program):
        raise CommandError(
            f"{program} is needed for a PostgreSQL database. On Debian: apt-get install postgresql-client"
        )
    wanted = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    values = {
        key: str(connection.settings_dict[name]) for key, name in wanted.items() if connection.settings_dict[name]
    }
    done = subprocess.run([program, *options], env=os.environ | values, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"{program} failed:\n{done.stderr.strip()}", exit_code=1)


def add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """Add one file and return the SHA-256 of the bytes that were added, even if the file grows meanwhile."""
    size = path.stat().st_size
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, int(path.stat().st_mtime), 0o600
    with path.open("rb") as file:
        reader = Hashing(file)
        archive.addfile(info, reader)
    return reader.digest.hexdigest()


class Hashing:
    """A file whose bytes are counted into a digest as they are read."""

    def __init__(self, file: io.BufferedReader) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.digest.update(block)
        return block


def add_manifest(archive: tarfile.TarFile, digests: dict[str, str]) -> None:
    """The last member: what is in the archive, of which version, made when."""
    made = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    manifest = {"format": FORMAT, "version": __version__, "made": made, "files": digests}
    content = json.dumps(manifest, indent=1, sort_keys=True).encode()
    info = tarfile.TarInfo(MANIFEST)
    info.size, info.mode = len(content), 0o600
    archive.addfile(info, io.BytesIO(content))


def unpack(source: Path, target: Path) -> dict[str, Any]:
    """Unpack into an empty or absent folder, each file checked against the manifest; return the manifest.

    Raises CommandError, and leaves nothing behind, when the archive is not whole.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CommandError(f"{target} is not empty. Restore into a new folder; nothing is ever overwritten.")
    draft = target.with_name(f"{target.name}.restoring")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)
    try:
        manifest = extract(source, draft)
        if target.exists():
            target.rmdir()
        draft.replace(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def extract(source: Path, draft: Path) -> dict[str, Any]:
    """Write the archive's plain files below `draft`; refuse names that lead elsewhere, and wrong digests."""
    found: dict[str, str] = {}
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                name = PurePosixPath(member.name)
                if not member.isfile() or name.is_absolute() or ".." in name.parts:
                    raise CommandError(
                        f"{source} holds {member.name!r}, which no backup contains. It was not restored."
                    )
                path = draft / name
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                content = archive.extractfile(member)
                assert content is not None
                with content, path.open("xb") as file:
                    shutil.copyfileobj(content, file)
                path.chmod(0o600)
                found[member.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        manifest: dict[str, Any] = json.loads((draft / MANIFEST).read_text())
    except (OSError, EOFError, ValueError, tarfile.TarError) as error:
        raise CommandError(f"{source} cannot be read as a backup: {error}.", exit_code=1) from error
    found.pop(MANIFEST)
    if manifest.get("format") != FORMAT:
        raise CommandError(f"{source} is of the format {manifest.get('format')!r}; this version reads {FORMAT!r}.")
    wrong = sorted(
        name for name in found.keys() | manifest["files"].keys() if found.get(name) != manifest["files"].get(name)
    )
    if wrong:
        raise CommandError(
            f"{source} is damaged or was changed: {', '.join(wrong[:5])}. It was not restored.", exit_code=1
        )
    (draft / MANIFEST).unlink()
    return manifest


def load_database(folder: Path) -> None:
    """Put the unpacked database in its place: SQLite lies there already, PostgreSQL is filled when it is empty."""
    dump = folder / POSTGRESQL
    if connection.vendor == "sqlite":
        if dump.exists():
            raise CommandError(
                f"The backup is of a PostgreSQL database. Set SEEDTRAIN_DATABASE_URL; {dump} waits for it."
            )
        with contextlib.closing(sqlite3.connect(folder / SQLITE)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
        if said != "ok":
            raise CommandError(f"The database in the backup is damaged: {said}", exit_code=1)
        return
    if not dump.exists():
        raise CommandError("The backup is of an SQLite database. Leave SEEDTRAIN_DATABASE_URL out to restore it.")
    if has_content():
        raise CommandError("The database of SEEDTRAIN_DATABASE_URL is not empty. Restore into a new one.")
    run_postgresql(
        "pg_restore", ["--no-owner", "--exit-on-error", "--dbname", connection.settings_dict["NAME"], str(dump)]
    )
    dump.unlink()
