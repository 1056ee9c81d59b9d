"""Reads the installation's settings from environment variables named SEEDTRAIN_...; nothing else configures it."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


class SettingError(Exception):
    """A setting is missing or wrong; the message names the variable, what was found and what is allowed."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(f"SEEDTRAIN_{name}", default)


def yes(name: str, default: bool = False) -> bool:
    found = text(name, "yes" if default else "no").lower()
    if found not in {"yes", "no", "1", "0", "true", "false"}:
        raise SettingError(f"SEEDTRAIN_{name} is {found!r}; write yes or no.")
    return found in {"yes", "1", "true"}


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    found = text(name, str(default))
    if not found.isdigit():
        raise SettingError(f"SEEDTRAIN_{name} is {found!r}; write a whole number.")
    return int(found)


def secret_in(folder: Path, name: str) -> str:
    """A secret kept in a file that only its owner may read; made at first use."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{name}") as file:  # mode 0600
            file.write(secrets.token_urlsafe(50))
            file.flush()
            with contextlib.suppress(FileExistsError):  # another process was faster; its secret is ours
                os.link(file.name, path)
    return path.read_text().strip()


SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: a signature must survive a power cut. The rest: measured defaults for a busy small server.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=27103364;"
    "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;",
}


def database(url: str, data: Path) -> dict[str, object]:
    """Django's database entry for SEEDTRAIN_DATABASE_URL: empty for SQLite in the data folder, or postgresql://..."""
    if not url:
        path = data / "seedtrain.sqlite3"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": dict(SQLITE_OPTIONS),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SettingError(
            f"SEEDTRAIN_DATABASE_URL starts with {parts.scheme!r}; write postgresql://... or leave it out."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 10}, **options},
    }
