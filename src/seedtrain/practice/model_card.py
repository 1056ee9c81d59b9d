"""The card of the model behind a scenario, from the process itself: what it is, where it holds, how it was checked."""

from dataclasses import dataclass
from typing import Any

from seedtrain.science.processes import registry


@dataclass(frozen=True)
class ModelCard:
    """`about` is the process's CARD (texts by language); a case is a citation and stays as it is published."""

    process: str
    about: dict[str, Any]
    case: dict[str, Any] | None = None
    changed: int = 0  # parameters that the scenario gives other values


def card_of(compiled: dict[str, Any]) -> ModelCard:
    """The card for a compiled scenario."""
    case = registry.cases(compiled["process"])[compiled["case"]]
    return ModelCard(compiled["process"], registry.card(compiled["process"]), case, len(compiled.get("parameters", {})))


def process_names() -> dict[str, dict[str, str]]:
    """Every process that is here, with its name by language, in the order of the registry."""
    return {name: registry.card(name)["name"] for name in registry.NAMES if is_here(name)}


def is_here(name: str) -> bool:
    """Whether the process is part of this installation: a phone holds one, a server all of them."""
    try:
        registry.card(name)
    except (KeyError, ModuleNotFoundError):
        return False
    return True


@dataclass(frozen=True)
class Model:
    """A process model as its own page shows it: parameter sets with their marks, sizes, and the faults it can have."""

    process: str
    about: dict[str, Any]
    cases: list[tuple[str, dict[str, Any]]]
    faults: list[dict[str, Any]]
    sizes: dict[str, int]


def model(name: str) -> Model:
    """Raises KeyError for a process that there is not."""
    tables = registry.tables(name)
    return Model(
        name,
        registry.card(name),
        list(registry.cases(name).items()),
        [
            dict(zip(("name", "input", "how", "unit", "low", "high", "meaning"), row, strict=True))
            for row in tables.FAULTS
        ],
        {
            "parameters": len(tables.PARAMETERS),
            "states": len(tables.STATES),
            "inputs": len(tables.INPUTS),
            "outputs": len(tables.OUTPUTS),
        },
    )
