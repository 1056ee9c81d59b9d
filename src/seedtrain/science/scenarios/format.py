"""Reading a scenario file (YAML) into the compiled, JSON-able dict that is played; told in docs/scenario-format.md."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml

from seedtrain.science.processes import registry
from seedtrain.science.scenarios.references import check_references
from seedtrain.science.scenarios.shapes import (
    COMPETENCY,
    LANGUAGES,
    REQUIRED,
    Choice,
    Code,
    Flag,
    Keys,
    Line,
    Many,
    Names,
    Number,
    Pair,
    Place,
    ScenarioError,
    Text,
    Whole,
    kind_of,
    pairs,
    scalar,
)

LARGEST_BYTES = 400_000
DEEPEST = 12
HOUR = Number(0, 2000)
COST = Number(0, 1e6)

ALARM = Keys({
    "code": (Code(), REQUIRED), "when": (Choice(("high", "low")), REQUIRED), "limit": (Number(), REQUIRED),
    "deadband": (Number(0), REQUIRED), "delay_h": (HOUR, 0.0),
    "priority": (Choice(("low", "medium", "high")), "medium"), "text": (Text(300), REQUIRED),
})  # fmt: skip
RECALIBRATE = Keys({
    "measure": (Code(), REQUIRED), "fresh_h": (HOUR, REQUIRED), "time_h": (Number(0, 24), REQUIRED),
    "cost": (COST, 0.0),
})  # fmt: skip
INSTRUMENT = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "of": (Code(), REQUIRED), "unit": (Line(20), REQUIRED),
    "decimals": (Whole(0, 6), REQUIRED), "noise": (Number(0), 0.0), "gain": (Number(), 1.0), "lag_h": (HOUR, 0.0),
    "low": (Number(), -1e9), "high": (Number(), 1e9), "shown": (Pair(), REQUIRED), "error_into": (Code(), None),
    "recalibrate": (RECALIBRATE, None), "alarms": (Many(ALARM, most=6), list),
})  # fmt: skip
CONTROL = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "input": (Code(), REQUIRED), "unit": (Line(20), REQUIRED),
    "decimals": (Whole(0, 6), REQUIRED), "per_unit": (Number(), 1.0), "low": (Number(), REQUIRED),
    "high": (Number(), REQUIRED), "start": (Number(), REQUIRED), "doses": (Flag(), False),
})  # fmt: skip
MEASURE = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "of": (Code(), None), "unit": (Line(20), REQUIRED),
    "decimals": (Whole(0, 6), REQUIRED), "cv": (Number(0, 1), 0.0), "sd": (Number(0), 0.0), "bias": (Number(), 0.0),
    "detects_from": (Number(), -1e9), "limits": (Pair(open_ended=True), None),
})  # fmt: skip
CHECK = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "text": (Text(600), REQUIRED),
    "kind": (Choice(("sample", "delivery")), REQUIRED), "of": (Code(), None), "time_h": (Number(0, 24), REQUIRED),
    "delay_h": (Number(0, 200), REQUIRED), "cost": (COST, REQUIRED), "volume_l": (Number(0, 10), 0.0),
    "measures": (Many(MEASURE, 1, 8, "code"), REQUIRED),
})  # fmt: skip
NAMED = {"code": (Code(), REQUIRED), "name": (Text(160), REQUIRED)}
SUBJECT = Keys({**NAMED, "when": (Choice(("fault", "bad", "always")), "fault")})
TOLERANCE = Keys({
    "of": (Code(), REQUIRED), "control": (Code(), REQUIRED), "within": (Number(0), REQUIRED),
    "relative": (Flag(), False),
})  # fmt: skip
FAULT = Keys({
    **NAMED, "kind": (Choice(("sensor_drift", "sensor_bias", "sensor_stuck", "delivery")), REQUIRED),
    "on": (Code(), REQUIRED), "onset_h": (Pair(0, 2000), REQUIRED), "size": (Pair(), REQUIRED),
    "both_signs": (Flag(), False),
    "cap": (Number(0), 1e9), "subject": (Code(), REQUIRED),
    "classification": (Many(Choice(("minor", "major", "critical")), 1, 3), REQUIRED),
    "containment": (Many(Code()), REQUIRED), "window_h": (HOUR, REQUIRED), "tolerance": (TOLERANCE, REQUIRED),
    "free_h": (HOUR, REQUIRED), "worst_h": (HOUR, REQUIRED), "text": (Text(), REQUIRED),
})  # fmt: skip
FIELD = Keys({
    **NAMED, "unit": (Line(20), REQUIRED), "decimals": (Whole(0, 6), REQUIRED), "source": (Line(), REQUIRED),
    "tolerance": (Number(0), REQUIRED), "fresh_h": (HOUR, 12.0), "limits": (Pair(open_ended=True), None),
})  # fmt: skip
STEP = Keys({
    **NAMED, "text": (Text(600), REQUIRED), "due_h": (Many(HOUR, 1, 60), REQUIRED), "early_h": (HOUR, REQUIRED),
    "grace_h": (HOUR, REQUIRED), "second_person": (Flag(), False), "time_h": (Number(0, 24), 0.0), "cost": (COST, 0.0),
    "fields": (Many(FIELD, 1, 20, "code"), REQUIRED),
})  # fmt: skip
REASON_WHEN = ("faulty", "fault_free", "good", "bad", "fault", "never")
CRITERION = Keys({
    **NAMED, "text": (Text(600), REQUIRED),
    "rule": (Choice(("product", "kept", "containment", "deviation", "record", "disposition", "economy")), REQUIRED),
    "points": (Number(1, 100), REQUIRED), "gate": (Flag(), False), "pass_at": (Number(0, 1), 0.5),
    "competencies": (Many(Code(COMPETENCY, "a competency code such as USP-CC-01"), 1, 10), REQUIRED),
    "of": (Code(), None), "low": (Number(), 0.0), "high": (Number(), 0.0), "free_h": (HOUR, 0.0),
    "worst_h": (HOUR, 0.0), "most_untrue": (Whole(0, 100), 2),
})  # fmt: skip
SCENARIO = Keys({
    "format": (Whole(1, 1), REQUIRED), "code": (Code(), REQUIRED), "version": (Whole(1, 100000), REQUIRED),
    "languages": (Many(Choice(LANGUAGES), 1, 7), REQUIRED), "unreviewed": (Many(Choice(LANGUAGES), 0, 7), list),
    "level": (Choice(("easy", "medium", "hard")), REQUIRED), "minutes": (Whole(1, 600), REQUIRED),
    "pass_score": (Number(1, 100), REQUIRED),
    "title": (Text(120), REQUIRED), "summary": (Text(600), REQUIRED), "story": (Text(), REQUIRED),
    "roles": (Many(Keys({**NAMED, "text": (Text(600), REQUIRED)}), unique="code"), list),
    "documents": (Many(Keys({"code": (Code(), REQUIRED), "title": (Text(160), REQUIRED), "text": (Text(), REQUIRED)}),
                       unique="code"), list),
    "process": (Choice(registry.NAMES), REQUIRED), "case": (Code(), REQUIRED), "parameters": (Names(), dict),
    "initial": (Names(), dict), "inputs": (Names(), dict),
    "vary": (Many(Keys({"in": (Choice(("parameters", "initial")), REQUIRED), "name": (Code(), REQUIRED),
                        "low": (Number(), REQUIRED), "high": (Number(), REQUIRED)}), unique="name"), list),
    "duration_h": (Number(1, 1000), REQUIRED), "decide_by_h": (HOUR, REQUIRED), "scan_h": (Number(0.25, 4), 1.0),
    "vessel": (Keys({"low_l": (Number(0), REQUIRED), "high_l": (Number(0), REQUIRED)}), REQUIRED),
    "instruments": (Many(INSTRUMENT, 1, 20, "code"), REQUIRED), "controls": (Many(CONTROL, 0, 12, "code"), list),
    "recipe": (Many(Keys({"at_h": (HOUR, REQUIRED), "control": (Code(), REQUIRED), "value": (Number(), REQUIRED),
                          "text": (Text(300), REQUIRED)})), list),
    "sampling": (Keys({"volume_l": (Number(0), REQUIRED), "time_h": (Number(0, 24), REQUIRED),
                       "cost": (COST, REQUIRED)}), REQUIRED),
    "checks": (Many(CHECK, 1, 20, "code"), REQUIRED),
    "additions": (Many(Keys({**NAMED, "text": (Text(600), REQUIRED), "contents": (Names(), REQUIRED),
                             "most_l": (Number(0), REQUIRED), "time_h": (Number(0, 24), REQUIRED),
                             "cost": (COST, REQUIRED)}), unique="code"), list),
    "remedies": (Many(Keys({**NAMED, "text": (Text(600), REQUIRED), "on": (Code(), REQUIRED),
                            "time_h": (Number(0, 24), REQUIRED), "cost": (COST, REQUIRED)}), unique="code"), list),
    "faults": (Many(FAULT, unique="code"), list),
    "plans": (Many(Keys({"code": (Code(), REQUIRED), "weight": (Number(0), REQUIRED),
                         "faults": (Many(Code()), REQUIRED), "parameters": (Names(), dict)}), 1, 20, "code"),
              REQUIRED),
    "record": (Many(STEP, unique="code"), REQUIRED),
    "deviation": (Keys({"subjects": (Many(SUBJECT, 1, unique="code"), REQUIRED),
                        "containments": (Many(Keys(NAMED), 1, unique="code"), REQUIRED),
                        "time_h": (Number(0, 24), REQUIRED), "cost": (COST, REQUIRED)}), REQUIRED),
    "qa": (Keys({"time_h": (Number(0, 24), REQUIRED), "cost": (COST, REQUIRED),
                 "answer": (Text(900), REQUIRED)}), REQUIRED),
    "product": (Many(Keys({"of": (Code(), REQUIRED), "name": (Text(120), REQUIRED), "unit": (Line(20), REQUIRED),
                           "low": (Number(), -1e9), "high": (Number(), 1e9), "patient": (Flag(), False),
                           "borderline": (Number(0, 0.5), 0.0)}), 1), REQUIRED),
    "disposition": (Keys({
        "choices": (Many(Keys({**NAMED, "text": (Text(300), REQUIRED), "releases": (Flag(), REQUIRED)}), 2,
                         unique="code"), REQUIRED),
        "reasons": (Many(Keys({**NAMED, "when": (Choice(REASON_WHEN), REQUIRED), "fault": (Code(), None),
                               "needed": (Flag(), False)}), 1, unique="code"), REQUIRED),
        "right": (Keys({name: (Many(Code(), 1), REQUIRED)
                        for name in ("clean", "clean_with_deviation", "affected", "borderline", "bad")}), REQUIRED),
    }), REQUIRED),
    "hints": (Many(Keys({"code": (Code(), REQUIRED), "text": (Text(600), REQUIRED),
                         "points": (Number(0, 50), REQUIRED)}), unique="code"), list),
    "criteria": (Many(CRITERION, 1, 12, "code"), REQUIRED),
    "lessons": (Many(Keys({"when": (Line(60), REQUIRED), "text": (Text(), REQUIRED)})), list),
})  # fmt: skip


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
        root = yaml.compose(raw, Loader=yaml.SafeLoader)
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
    for event in yaml.parse(raw, Loader=yaml.SafeLoader):
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
    hidden = ("faults", "plans", "vary", "parameters", "initial", "inputs", "product", "lessons")
    shown = {key: value for key, value in scenario.items() if key not in hidden}
    shown["disposition"] = {
        "choices": scenario["disposition"]["choices"],
        "reasons": [{"code": r["code"], "name": r["name"]} for r in scenario["disposition"]["reasons"]],
    }
    subjects = [{"code": s["code"], "name": s["name"]} for s in scenario["deviation"]["subjects"]]
    shown["deviation"] = {**scenario["deviation"], "subjects": subjects}
    return shown


__all__ = ["ScenarioError", "compile_scenario", "read", "scalar", "scenario_for_learner"]
