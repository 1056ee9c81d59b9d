"""Compiles interface texts (.po) that changed since their .mo was written; nothing to do costs a folder walk."""

import os
from pathlib import Path

from babel.messages import mofile, pofile

from seedtrain.site.commands import ROOT

LOCALE = ROOT / "src" / "seedtrain" / "locale"


def compile_stale(folder: Path = LOCALE) -> list[Path]:
    """Write each LANGUAGE/LC_MESSAGES/*.mo that is missing or older than its .po; return those written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = pofile.read_po(file, locale=source.parts[-3])
        draft = target.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            mofile.write_mo(file, catalogue)
        draft.replace(target)  # in one step: another process may be reading
        written.append(target)
    return written
