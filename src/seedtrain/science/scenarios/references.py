"""What one part of a scenario says of another, and of the process: every code must exist, every time must fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from seedtrain.science.processes import registry
from seedtrain.science.scenarios.shapes import Place


def node_at(root: yaml.Node, *steps: str | int) -> yaml.Node:
    """The node at a path of keys and indices; the nearest one above when the key was left to its default."""
    node = root
    for step in steps:
        if isinstance(node, yaml.MappingNode):
            inner = [value for key, value in node.value if key.value == step]
            if not inner:
                return node
            node = inner[0]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
    return node


class Checker:
    """Asks about values of the compiled scenario and raises ScenarioError at the line they were written on."""

    def __init__(self, scenario: dict[str, Any], root: yaml.Node, place: Place) -> None:
        self.scenario, self.root, self.place = scenario, root, place

    def among(self, found: object, known: Iterable[str], *steps: str | int) -> None:
        listed = sorted(known)
        self.hold(found in listed, found, "one of " + ", ".join(listed), *steps)

    def hold(self, true: bool, found: object, allowed: str, *steps: str | int) -> None:
        if true:
            return
        place = self.place
        for step in steps:
            place = place.at(step)
        raise place.wrong(node_at(self.root, *steps), found, allowed)

    def codes(self, part: str) -> list[str]:
        return [item["code"] for item in self.scenario[part]]


def check_references(scenario: dict[str, Any], root: yaml.Node, place: Place) -> None:
    """Raises ScenarioError for the first code, name or time that does not fit."""
    checker = Checker(scenario, root, place)
    for check in (_process, _times, _panel, _checks, _faults, _record, _disposition, _criteria):
        check(checker)


def _process(c: Checker) -> None:
    table = registry.tables(c.scenario["process"])
    c.among(c.scenario["case"], registry.cases(c.scenario["process"]), "case")
    rows = {"parameters": table.PARAMETERS, "initial": table.STATES, "inputs": table.INPUTS}
    for part in ("parameters", "initial", "inputs"):
        for name, value in c.scenario[part].items():
            _in_table(c, rows[part], name, [value], part, name)
    for i, varied in enumerate(c.scenario["vary"]):
        _in_table(c, rows[varied["in"]], varied["name"], [varied["low"], varied["high"]], "vary", i, "name")


def _in_table(c: Checker, rows: Any, name: str, values: list[float], *steps: str | int) -> None:
    """The name is one of the process's and the values lie in its range."""
    named = {row[0]: row for row in rows}
    c.among(name, named, *steps)
    _, unit, low, high = named[name][:4]
    for value in values:
        c.hold(low <= value <= high, f"{value:g}", f"{low:g} to {high:g} {unit}", *steps)


def outputs(scenario: dict[str, Any]) -> set[str]:
    """Everything a sensor or assay can measure."""
    names = {row[0] for row in registry.tables(scenario["process"]).OUTPUTS}
    return names | {f"commanded_{control['code']}_l" for control in scenario["controls"] if control["doses"]}


def _panel(c: Checker) -> None:
    table, alarms = registry.tables(c.scenario["process"]), set()
    inputs = {row[0]: row for row in table.INPUTS}
    for i, instrument in enumerate(c.scenario["instruments"]):
        c.among(instrument["of"], outputs(c.scenario), "instruments", i, "of")
        if instrument["error_into"]:
            c.among(instrument["error_into"], inputs, "instruments", i, "error_into")
        if instrument["recalibrate"]:
            c.among(
                instrument["recalibrate"]["measure"], measures(c.scenario), "instruments", i, "recalibrate", "measure"
            )
        for k, alarm in enumerate(instrument["alarms"]):
            c.hold(
                alarm["code"] not in alarms, alarm["code"], "each alarm code only once", "instruments", i, "alarms", k
            )
            alarms.add(alarm["code"])
    for i, control in enumerate(c.scenario["controls"]):
        values = [control[name] * control["per_unit"] for name in ("low", "high", "start")]
        _in_table(c, table.INPUTS, control["input"], values, "controls", i, "input")
        c.hold(
            control["low"] <= control["start"] <= control["high"],
            control["start"],
            "low to high",
            "controls",
            i,
            "start",
        )


def measures(scenario: dict[str, Any]) -> set[str]:
    """Codes of everything that checks report."""
    return {measure["code"] for check in scenario["checks"] for measure in check["measures"]}


def _checks(c: Checker) -> None:
    seen: set[str] = set()
    for i, check in enumerate(c.scenario["checks"]):
        if check["kind"] == "delivery":
            dosing = [control["code"] for control in c.scenario["controls"] if control["doses"]]
            c.among(check["of"], dosing, "checks", i, "of")
        for k, measure in enumerate(check["measures"]):
            c.hold(measure["code"] not in seen, measure["code"], "each measure only once", "checks", i, "measures", k)
            seen.add(measure["code"])
            if check["kind"] == "sample":
                c.among(measure["of"], outputs(c.scenario), "checks", i, "measures", k, "of")
    table = registry.tables(c.scenario["process"])
    for i, addition in enumerate(c.scenario["additions"]):
        for name, value in addition["contents"].items():
            _in_table(c, table.STATES, name, [value], "additions", i, "contents", name)


def _faults(c: Checker) -> None:
    subjects = [item["code"] for item in c.scenario["deviation"]["subjects"]]
    containments = [item["code"] for item in c.scenario["deviation"]["containments"]]
    sensors, pumps = c.codes("instruments"), [control["code"] for control in c.scenario["controls"] if control["doses"]]
    for i, fault in enumerate(c.scenario["faults"]):
        c.among(fault["on"], pumps if fault["kind"] == "delivery" else sensors, "faults", i, "on")
        c.among(fault["subject"], subjects, "faults", i, "subject")
        for k, code in enumerate(fault["containment"]):
            c.among(code, containments, "faults", i, "containment", k)
        c.among(fault["tolerance"]["control"], c.codes("controls"), "faults", i, "tolerance", "control")
        followed = outputs(c.scenario) | {f"delivered_{pump}" for pump in pumps}
        c.among(fault["tolerance"]["of"], followed, "faults", i, "tolerance", "of")
        c.hold(fault["free_h"] < fault["worst_h"], fault["worst_h"], "more than free_h", "faults", i, "worst_h")
        if fault["kind"] == "delivery":
            c.hold(
                0 <= fault["size"][0] and fault["size"][1] <= 1,
                fault["size"],
                "the part lost, 0 to 1",
                "faults",
                i,
                "size",
            )
    for i, plan in enumerate(c.scenario["plans"]):
        for k, code in enumerate(plan["faults"]):
            c.among(code, c.codes("faults"), "plans", i, "faults", k)
        for name, value in plan["parameters"].items():
            _in_table(
                c, registry.tables(c.scenario["process"]).PARAMETERS, name, [value], "plans", i, "parameters", name
            )
    c.hold(
        sum(plan["weight"] for plan in c.scenario["plans"]) > 0, "weights that sum to 0", "a weight above 0", "plans"
    )
    for i, remedy in enumerate(c.scenario["remedies"]):
        c.among(remedy["on"], sensors + pumps, "remedies", i, "on")


def _record(c: Checker) -> None:
    known = {f"instrument:{code}" for code in c.codes("instruments")} | {
        f"control:{code}" for code in c.codes("controls")
    }
    known |= {f"result:{code}" for code in measures(c.scenario)}
    for i, step in enumerate(c.scenario["record"]):
        for k, item in enumerate(step["fields"]):
            c.among(item["source"], known, "record", i, "fields", k, "source")
        for k, due_h in enumerate(step["due_h"]):
            c.hold(due_h == int(due_h), due_h, "whole hours", "record", i, "due_h", k)
            fits = due_h + step["grace_h"] <= c.scenario["decide_by_h"]
            c.hold(fits, due_h, "an hour before decide_by_h less grace_h", "record", i, "due_h", k)


def _times(c: Checker) -> None:
    scenario = c.scenario
    scan_h, duration_h = scenario["scan_h"], scenario["duration_h"]
    c.hold(
        scenario["decide_by_h"] > duration_h,
        scenario["decide_by_h"],
        f"more than duration_h {duration_h:g}",
        "decide_by_h",
    )
    c.hold(duration_h % scan_h == 0, duration_h, f"a multiple of scan_h {scan_h:g}", "duration_h")
    c.hold(duration_h / scan_h <= 2000, scan_h, "at most 2000 scans in a run", "scan_h")
    for i, change in enumerate(scenario["recipe"]):
        c.among(change["control"], c.codes("controls"), "recipe", i, "control")
        c.hold(change["at_h"] % scan_h == 0, change["at_h"], f"a multiple of scan_h {scan_h:g}", "recipe", i, "at_h")
        control = next(item for item in scenario["controls"] if item["code"] == change["control"])
        inside = control["low"] <= change["value"] <= control["high"]
        c.hold(inside, change["value"], f"{control['low']:g} to {control['high']:g}", "recipe", i, "value")


def _disposition(c: Checker) -> None:
    disposition = c.scenario["disposition"]
    choices = [choice["code"] for choice in disposition["choices"]]
    for category, right in disposition["right"].items():
        for k, code in enumerate(right):
            c.among(code, choices, "disposition", "right", category, k)
    for i, reason in enumerate(disposition["reasons"]):
        if reason["when"] == "fault":
            c.among(reason["fault"], c.codes("faults"), "disposition", "reasons", i, "fault")
    names = {row[0] for row in registry.tables(c.scenario["process"]).OUTPUTS}
    for i, product in enumerate(c.scenario["product"]):
        c.among(product["of"], names, "product", i, "of")
    whens = set(c.codes("plans")) | set(c.codes("faults"))
    for i, lesson in enumerate(c.scenario["lessons"]):
        c.among(lesson["when"], whens, "lessons", i, "when")


def _criteria(c: Checker) -> None:
    total = sum(criterion["points"] for criterion in c.scenario["criteria"])
    c.hold(total == 100, f"{total:g} points", "points that sum to 100", "criteria")
    for i, criterion in enumerate(c.scenario["criteria"]):
        if criterion["rule"] in ("economy", "kept"):
            c.hold(criterion["low"] < criterion["high"], criterion["high"], "low below high", "criteria", i, "high")
        if criterion["rule"] == "kept":
            c.among(criterion["of"], outputs(c.scenario), "criteria", i, "of")
            fits = criterion["free_h"] < criterion["worst_h"]
            c.hold(fits, criterion["worst_h"], "more than free_h", "criteria", i, "worst_h")
