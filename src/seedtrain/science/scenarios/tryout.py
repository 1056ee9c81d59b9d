"""Trying a scenario from the command line: check its file, play a policy, run a log (CPython only)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from seedtrain.science.numerics import compiling, noise
from seedtrain.science.processes import registry
from seedtrain.science.processes.naming import ProcessError
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.grade import grade
from seedtrain.science.scenarios.play import play
from seedtrain.science.scenarios.policies import POLICIES


class TryoutError(Exception):
    """A policy or a log that cannot be used; the message says what was found and what is allowed."""


@cache
def fast(process: str) -> dict[str, Callable[..., Any]] | None:
    """The compiled twins of a process's integrator and of the noise for `engine=`; None without Numba (only slower)."""
    if not compiling.available:
        return None
    normal = compiling.twins((noise,), ("normal", "uniform", "poisson"))[0].normal
    return {"integrate": registry.compiled(process).integrate, "normal": normal}


def check(path: str | Path) -> dict[str, Any]:
    """What a scenario file holds, in numbers. Raises ScenarioError naming file, line, key, found, allowed."""
    scenario = read(path)
    _followed(scenario)
    return {
        "code": scenario["code"], "version": scenario["version"], "digest": scenario["digest"],
        "languages": scenario["languages"], "unreviewed": sorted(scenario["translations"]),
        "level": scenario["level"], "process": scenario["process"], "duration_h": scenario["duration_h"],
        "instruments": len(scenario["instruments"]), "checks": len(scenario["checks"]),
        "record_entries": sum(len(step["due_h"]) for step in scenario["record"]),
        "plans": [plan["code"] for plan in scenario["plans"]], "competencies": scenario["competencies"],
    }  # fmt: skip


def play_policy(path: str | Path, name: str, seed: int) -> dict[str, Any]:
    """One policy on one seed: {"policy", "seed", "log", "grade"}."""
    scenario = read(path)
    log = _policy(name)(scenario, seed, fast(scenario["process"]))
    return {"policy": name, "seed": seed, "log": log, "grade": grade(scenario, seed, log, fast(scenario["process"]))}


def run_log(path: str | Path, log: str | Path | dict[str, Any], seed: int | None = None) -> dict[str, Any]:
    """Play and grade a log, a JSON file or dict {"seed", "log": [acts]}: {"run", "grade"}. Refused if impossible."""
    scenario = read(path)
    held = log if isinstance(log, dict) else _log_file(Path(log))
    acts, given = held.get("log"), held.get("seed", seed)
    if not isinstance(acts, list) or not isinstance(given, int) or isinstance(given, bool):
        raise TryoutError('A log is {"seed": whole number, "log": [acts]}; found the keys ' + ", ".join(sorted(held)))
    run = play(scenario, given, acts, scenario["decide_by_h"], fast(scenario["process"]))
    return {"run": run, "grade": grade(scenario, given, acts, fast(scenario["process"]))}


def _followed(scenario: dict[str, Any]) -> None:
    """Play an untouched batch of every plan: values that are allowed one by one can still be impossible together."""
    for plan in scenario["plans"]:
        try:
            grade({**scenario, "plans": [plan | {"weight": 1.0}]}, 1, [], fast(scenario["process"]))
        except ProcessError as error:
            raise TryoutError(f"A batch of plan {plan['code']} cannot be followed to its harvest. {error}") from None


def _policy(name: str) -> Callable[..., list[dict[str, Any]]]:
    if name not in POLICIES:
        raise TryoutError(f"There is no policy {name!r}. Known: {', '.join(POLICIES)}.")
    return POLICIES[name]


def _log_file(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TryoutError(f"{path}: cannot be read as JSON ({error}).") from None
    if not isinstance(held, dict):
        raise TryoutError(f'{path}: found a {type(held).__name__}; a log is {{"seed": whole number, "log": [acts]}}.')
    return held
