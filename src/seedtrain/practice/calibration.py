"""How hard a scenario is: what players of the computer made of it, read from the file that measuring it leaves behind.

The file is written on the command line and comes with the scenario; it counts only for the version that was measured.
"""

import json
from pathlib import Path
from typing import Any

from seedtrain.practice.models import ScenarioVersion
from seedtrain.practice.reference import FOLDER as SCENARIOS

FOLDER = SCENARIOS / "calibration"


def calibration_of(version: ScenarioVersion, code: str, folder: Path | None = None) -> dict[str, Any] | None:
    """What was measured on exactly this version; None where it was not, or the file cannot be read."""
    path = (folder or FOLDER) / f"{code}.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if found.get("digest") == version.digest else None


def measured_version(code: str, folder: Path | None = None) -> str:
    """The version that the file was measured on, if there is one: for saying that it is another."""
    path = (folder or FOLDER) / f"{code}.json"
    try:
        return str(json.loads(path.read_text(encoding="utf-8")).get("version", ""))
    except (OSError, ValueError):
        return ""
