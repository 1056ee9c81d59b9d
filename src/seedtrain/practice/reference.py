"""Loads the scenarios of this package and the installation's own; may be run again. A changed file becomes a new
version, old ones stay. A wrong file of the installation's own stops nothing else: what is wrong with it is told.
"""

from pathlib import Path

from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.practice.models import Scenario, ScenarioVersion
from seedtrain.science.scenarios.format import ScenarioError, read
from seedtrain.trail.actions import record

FOLDER = Path(__file__).parent / "scenarios"


def load(actor: Actor) -> int:
    """Load every scenario file that is not loaded yet; how many were. Raises ScenarioError for a wrong file of ours."""
    return sum(load_file(actor, path) for path in sorted(FOLDER.glob("*.yaml")))


def load_own(actor: Actor, folder: Path) -> tuple[int, list[str]]:
    """Load the scenario files of an installation's own folder: how many, and in words what is wrong with the others."""
    shipped = {path.stem for path in FOLDER.glob("*.yaml")}
    loaded, wrong = 0, []
    for path in sorted(folder.glob("*.yaml")):
        try:
            if read(path)["code"] in shipped:
                wrong.append(f"{path}: the code belongs to a scenario that comes with Seedtrain; choose another one.")
                continue
            loaded += load_file(actor, path)
        except ScenarioError as error:
            wrong.append(f"{folder}/{error}")
    return loaded, wrong


@transaction.atomic
def load_file(actor: Actor, path: Path) -> bool:
    """One file; False where this very version is loaded already."""
    compiled = read(path)
    scenario, _ = Scenario.objects.get_or_create(code=compiled["code"], defaults={"names": compiled["title"]})
    version, created = ScenarioVersion.objects.get_or_create(
        scenario=scenario,
        digest=compiled["digest"],
        defaults={
            "version": str(compiled["version"]),
            "compiled": compiled,
            "competencies": compiled["competencies"],
        },
    )
    if scenario.current_id == version.id:
        return False
    scenario.names, scenario.current = compiled["title"], version
    scenario.save(update_fields=["names", "current"])
    data = {"code": scenario.code, "version": version.version, "digest": version.digest}
    record(actor, "scenario.loaded", "scenario", scenario.id, data)
    return created
