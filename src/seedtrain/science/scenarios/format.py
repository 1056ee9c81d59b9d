"""Reading a scenario file (YAML) into the compiled, JSON-able dict that is played; told in docs/scenario-format.md."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

from seedtrain.science.scenarios.keys import SCENARIO
from seedtrain.science.scenarios.references import check_references
from seedtrain.science.scenarios.shapes import Place, ScenarioError, kind_of, pairs, scalar

LARGEST_BYTES = 400_000
DEEPEST = 12
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where PyYAML was built with libyaml


def read(path: str | Path) -> dict[str, Any]:
    """The compiled scenario of a file. Raises ScenarioError (file, line, key, found, allowed)."""
    path = Path(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ScenarioError(str(path), 1, "", error.strerror or "no file", "a file that can be read") from None
    return compile_scenario(raw, path.name)


def compile_scenario(raw: bytes, name: str) -> dict[str, Any]:
    """The compiled scenario from the bytes of a file called `name`. Raises ScenarioError."""
    root = _parsed(raw, name)
    place = Place(name, "", _languages(root, Place(name)))
    scenario: dict[str, Any] = SCENARIO.read(root, place)
    check_references(scenario, root, place)
    scenario["translations"] = dict.fromkeys(scenario.pop("unreviewed"), "unreviewed")
    scenario["competencies"] = sorted({c for criterion in scenario["criteria"] for c in criterion["competencies"]})
    scenario["recipe"].sort(key=lambda change: change["at_h"])
    canonical = json.dumps(scenario, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    scenario["digest"] = hashlib.sha256(canonical.encode()).hexdigest()
    return scenario


def _parsed(raw: bytes, name: str) -> yaml.MappingNode:
    """The file as YAML nodes: bounded in size and depth, without aliases, never executing anything."""
    if len(raw) > LARGEST_BYTES:
        raise ScenarioError(name, 1, "", f"{len(raw)} bytes", f"at most {LARGEST_BYTES} bytes")
    try:
        _bounded(raw, name)
        root = yaml.compose(raw, Loader=LOADER)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "unreadable text"
        raise ScenarioError(name, mark.line + 1 if mark else 1, "", problem, "YAML in UTF-8") from None
    if not isinstance(root, yaml.MappingNode):
        raise ScenarioError(name, 1, "", kind_of(root) if root else "nothing", "the keys of a scenario")
    return root


def _bounded(raw: bytes, name: str) -> None:
    """Refuse aliases (a short file can grow without end through them) and great depth."""
    depth = 0
    for event in yaml.parse(raw, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ScenarioError(name, line, "", "an alias or anchor", "every value written out")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ScenarioError(name, line, "", f"depth {depth}", f"at most {DEEPEST} levels")


def _languages(root: yaml.MappingNode, place: Place) -> tuple[str, ...]:
    """The languages the file says it has; read first because every text is checked against them."""
    for name, _, value in pairs(root, place):
        if name == "languages":
            listed = SCENARIO.kinds["languages"][0].read(value, place.at(name))
            if "en" not in listed:
                raise place.at(name).wrong(value, ", ".join(listed), "en among them")
            return tuple(listed)
    raise place.at("languages").wrong(root, "nothing", "a list of language codes, en among them")


def scenario_for_learner(scenario: dict[str, Any]) -> dict[str, Any]:
    """The compiled scenario without what would give the answer away: faults, plans, truth of reasons, lessons."""
    hidden = (
        "faults",
        "plans",
        "vary",
        "parameters",
        "initial",
        "inputs",
        "product",
        "lessons",
        "watches",
        "orders",
        "controllers",
    )
    shown = {key: value for key, value in scenario.items() if key not in hidden}
    shown["disposition"] = {
        "choices": scenario["disposition"]["choices"],
        "reasons": [{"code": r["code"], "name": r["name"]} for r in scenario["disposition"]["reasons"]],
    }
    subjects = [{"code": s["code"], "name": s["name"]} for s in scenario["deviation"]["subjects"]]
    shown["deviation"] = {**scenario["deviation"], "subjects": subjects}
    return shown


__all__ = ["ScenarioError", "compile_scenario", "read", "scalar", "scenario_for_learner"]
