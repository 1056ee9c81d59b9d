"""An installation as the commands see it: a data folder, Django started on it, and what brings it up to date."""

import argparse
import hashlib
import importlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from seedtrain.site.commands import ROOT, CommandError
from seedtrain.site.commands.catalogues import compile_stale
from seedtrain.site.environment import SettingError

DEFAULT_DATA = ROOT / "data" / "installation"
DEMONSTRATION_MARK = "demonstration.json"  # only a folder that holds this file is ever deleted


def add_data(arguments: argparse.ArgumentParser) -> None:
    """The option that names the data folder, the same for every command."""
    arguments.add_argument(
        "--data", type=Path, help="data folder (default: SEEDTRAIN_DATA, else data/installation in the checkout)"
    )


def start(data: Path | None = None) -> Path:
    """Start Django on a data folder and return it; a wrong setting or an absent database is told in plain words."""
    folder = (data or Path(os.environ.get("SEEDTRAIN_DATA") or DEFAULT_DATA)).absolute()
    os.environ["SEEDTRAIN_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seedtrain.site.settings")
    if (folder / DEMONSTRATION_MARK).exists():
        os.environ["SEEDTRAIN_DEMONSTRATION"] = "yes"
    compile_stale()
    try:
        django.setup()
    except SettingError as error:
        raise CommandError(str(error)) from error
    except (ImproperlyConfigured, PermissionError) as error:
        raise CommandError(f"The installation cannot start with these settings: {error}") from error
    return folder


def start_existing(data: Path | None = None) -> Path:
    """As start(), but refuse a folder that holds no installation, or one that needs an upgrade first."""
    folder = (data or Path(os.environ.get("SEEDTRAIN_DATA") or DEFAULT_DATA)).absolute()
    if not folder.is_dir():
        raise CommandError(
            f"{folder} holds no installation. Name its data folder with --data, or make one with ./seedtrain upgrade."
        )
    start(folder)
    waiting = pending_migrations()
    if waiting:
        raise CommandError(
            f"The database in {folder} lacks {len(waiting)} changes of this version. Run ./seedtrain upgrade."
        )
    return folder


def pending_migrations() -> list[str]:
    """Names of migrations the database has not had yet."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise CommandError(
            f"The database cannot be reached: {error}Check SEEDTRAIN_DATABASE_URL.", exit_code=1
        ) from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def part(name: str) -> Any:
    """A module that may be imported only after start(), since it defines or uses models."""
    return importlib.import_module(f"seedtrain.{name}")


def bring_up_to_date(folder: Path, tell: Callable[[str], None]) -> None:
    """Migrate, load reference data and lay out static files, each only where something changed."""
    if pending_migrations():
        tell("database")
        call_command("migrate", interactive=False, verbosity=0)
    stamp = folder / "prepared.json"
    own = sorted((folder / "scenarios").glob("*.yaml"))
    present = {
        "reference": digest_of(["*/reference/**/*", "practice/scenarios/*.yaml"], own),
        "static": digest_of(["*/static/**/*"]),
    }
    before = json.loads(stamp.read_text()) if stamp.exists() else {}
    if present["reference"] != before.get("reference"):
        tell("reference data")
        for wrong in part("site.reference").load_all():
            tell(f"no scenario from a wrong file: {wrong}")
    if present["static"] != before.get("static") or not (folder / "static").is_dir():
        tell("static files")
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(json.dumps(present))


def digest_of(patterns: list[str], more: Iterable[Path] = ()) -> str:
    """A digest over the files of the package that match, and `more`, by path and content."""
    digest = hashlib.sha256()
    package = ROOT / "src" / "seedtrain"
    for path in [*sorted(path for pattern in patterns for path in package.glob(pattern)), *more]:
        if path.is_file():
            digest.update(f"{os.path.relpath(path, package)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
