"""How hard a scenario is: what players of the computer made of it, read from the file that measuring it leaves behind.

The file is written on the command line and comes with the scenario; it counts only for the version that was measured.
"""

import json
from typing import Any

from seedtrain.practice.models import ScenarioVersion
from seedtrain.practice.reference import FOLDER as SCENARIOS

FOLDER = SCENARIOS / "calibration"


def calibration_of(version: ScenarioVersion, code: str) -> dict[str, Any] | None:
    """What was measured on exactly this version; None where it was not, or the file cannot be read."""
    found = _kept(code)
    return found if found.get("digest") == version.digest else None


def measured_version(code: str) -> str:
    """The version that the file was measured on, if there is one: for saying that it is another."""
    return str(_kept(code).get("version", ""))


def _kept(code: str) -> dict[str, Any]:
    """What the file holds; nothing where there is none, or it cannot be read."""
    try:
        found = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
