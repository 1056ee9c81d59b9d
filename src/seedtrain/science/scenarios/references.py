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

    @property
    def vessel(self) -> bool:
        """Whether the process has a vessel to draw from and add to."""
        return hasattr(registry.named(self.scenario["process"]), "withdraw") and self.scenario["vessel"] is not None

    def codes(self, part: str) -> list[str]:
        return [item["code"] for item in self.scenario[part]]


def check_references(scenario: dict[str, Any], root: yaml.Node, place: Place) -> None:
    """Raises ScenarioError for the first code, name or time that does not fit."""
    checker = Checker(scenario, root, place)
    for check in (_process, _times, _panel, _checks, _additions, _faults, _players, _record, _disposition, _criteria):
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
    names |= {f"error_{instrument['code']}" for instrument in scenario["instruments"]}
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
            if alarm["trips"] and alarm["trips"]["control"]:
                c.among(
                    alarm["trips"]["control"], c.codes("controls"), "instruments", i, "alarms", k, "trips", "control"
                )
    set_points = [regulator["setpoint"] for regulator in c.scenario["controllers"]]
    for i, control in enumerate(c.scenario["controls"]):
        if control["code"] in set_points:
            continue
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
            if check["kind"] != "delivery":
                c.among(measure["of"], outputs(c.scenario), "checks", i, "measures", k, "of")
    if any(check["volume_l"] for check in c.scenario["checks"]) or c.scenario["sampling"]["volume_l"]:
        c.hold(c.vessel, "a volume drawn", "no volume: this process has no vessel to draw from", "checks")


def _additions(c: Checker) -> None:
    table = registry.tables(c.scenario["process"])
    for i, addition in enumerate(c.scenario["additions"]):
        c.hold(c.vessel, "an addition", "no additions: this process has no vessel", "additions", i)
        for name, value in addition["contents"].items():
            _in_table(c, table.STATES, name, [value], "additions", i, "contents", name)
        if rule := addition["top_up"]:
            c.among(rule["measure"], measures(c.scenario), "additions", i, "top_up", "measure")
            c.among(rule["contents"], addition["contents"], "additions", i, "top_up", "contents")
            c.among(rule["volume"], c.codes("instruments"), "additions", i, "top_up", "volume")


def _faults(c: Checker) -> None:
    subjects = [item["code"] for item in c.scenario["deviation"]["subjects"]]
    containments = [item["code"] for item in c.scenario["deviation"]["containments"]]
    choices = [item["code"] for item in c.scenario["disposition"]["choices"]]
    inputs = {row[0]: row for row in registry.tables(c.scenario["process"]).INPUTS}
    pumps = [control["code"] for control in c.scenario["controls"] if control["doses"]]
    places = {"delivery": pumps, "assay": c.codes("checks"), "process": inputs}
    for i, fault in enumerate(c.scenario["faults"]):
        c.among(fault["on"], places.get(fault["kind"], c.codes("instruments")), "faults", i, "on")
        c.among(fault["subject"], subjects, "faults", i, "subject")
        for k, code in enumerate(fault["containment"]):
            c.among(code, containments, "faults", i, "containment", k)
        for k, code in enumerate(fault["disposition"]):
            c.among(code, choices, "faults", i, "disposition", k)
        for k, do in enumerate(fault["response"]):
            _do(c, do, "faults", i, "response", k)
        if fault["kind"] == "delivery":
            fits = -1 <= fault["size"][0] and fault["size"][1] <= 1
            c.hold(fits, fault["size"], "the part lost, 0 to 1, or below 0 for too much", "faults", i, "size")
        if fault["kind"] == "process":
            _within_input(c, inputs[fault["on"]], fault, i)
        _put_right(c, fault, pumps, i)
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
    known = [*c.codes("instruments"), *pumps, *inputs, *c.codes("checks")]
    for i, remedy in enumerate(c.scenario["remedies"]):
        c.among(remedy["on"], known, "remedies", i, "on")


def _within_input(c: Checker, row: Any, fault: dict[str, Any], i: int) -> None:
    """A fault that sets an input of the process keeps it in its range (what it adds or multiplies is tried out)."""
    if fault["how"] == "set":
        for size in fault["size"]:
            c.hold(row[2] <= size <= row[3], f"{size:g}", f"{row[2]:g} to {row[3]:g} {row[1]}", "faults", i, "size")


def _put_right(c: Checker, fault: dict[str, Any], pumps: list[str], i: int) -> None:
    """What is followed until the fault is put right, and the hours that count."""
    if fault["tolerance"]:
        c.among(fault["tolerance"]["control"], c.codes("controls"), "faults", i, "tolerance", "control")
        followed = outputs(c.scenario) | {f"delivered_{pump}" for pump in pumps}
        c.among(fault["tolerance"]["of"], followed, "faults", i, "tolerance", "of")
    both = (fault["free_h"] is None) == (fault["worst_h"] is None)
    c.hold(both, "one of free_h and worst_h", "both or neither", "faults", i)
    c.hold(not fault["tolerance"] or fault["worst_h"] is not None, "nothing", "free_h and worst_h", "faults", i)
    if fault["worst_h"] is not None:
        c.hold(fault["free_h"] < fault["worst_h"], fault["worst_h"], "more than free_h", "faults", i, "worst_h")


def _do(c: Checker, do: dict[str, Any], *steps: str | int) -> None:
    """An act that an order or a response asks for names what it acts on."""
    controls, checks = c.codes("controls"), [k["code"] for k in c.scenario["checks"] if k["kind"] != "sample"]
    sampled = [k["code"] for k in c.scenario["checks"] if k["kind"] == "sample"]
    needs = {"set": ("control", controls), "check": ("check", checks), "add": ("addition", c.codes("additions")),
             "repair": ("remedy", c.codes("remedies")), "open": ("document", c.codes("documents"))}  # fmt: skip
    if do["act"] in needs:
        field, known = needs[do["act"]]
        c.among(do[field], known, *steps, field)
    if do["act"] == "sample":
        c.hold(bool(do["checks"]), "no checks", "the checks to sample for", *steps, "checks")
        for k, code in enumerate(do["checks"]):
            c.among(code, sampled, *steps, "checks", k)
    needed = {"set": ("value",), "add": ("volume_l",)}.get(do["act"], ())
    for field in needed:
        c.hold(do[field] is not None, "nothing", "a number", *steps, field)


def _players(c: Checker) -> None:
    """Watches and orders: what the players (and the grade of orders) go by."""
    for i, watch in enumerate(c.scenario["watches"]):
        c.among(watch["shows"], c.codes("faults"), "watches", i, "shows")
        c.hold(bool(watch["reading"] or watch["result"]), "neither", "a reading, a result or both", "watches", i)
        for field, known in (("reading", c.codes("instruments")), ("against", c.codes("instruments")),
                             ("result", measures(c.scenario))):  # fmt: skip
            if watch[field]:
                c.among(watch[field], known, "watches", i, field)
        for field in ("if_also", "if_not"):
            for k, code in enumerate(watch[field]):
                c.among(code, c.codes("watches"), "watches", i, field, k)
    holds = [change["hold"] for change in c.scenario["recipe"] if change["hold"]]
    earlier: list[str] = []
    for i, order in enumerate(c.scenario["orders"]):
        _do(c, order["do"], "orders", i, "do")
        when = [order[field] for field in ("at_h", "held", "after", "reading") if order[field] is not None]
        c.hold(bool(when), "nothing", "at_h, held, after or reading: when it is due", "orders", i)
        for field, known in (("held", holds), ("after", earlier), ("reading", c.codes("instruments"))):
            if order[field]:
                c.among(order[field], known, "orders", i, field)
        bounded = order["above"] is not None or order["below"] is not None
        c.hold(not order["reading"] or bounded, "no bound", "above or below", "orders", i, "reading")
        earlier.append(order["code"])
    inputs = {row[0]: row for row in registry.tables(c.scenario["process"]).INPUTS}
    for i, regulator in enumerate(c.scenario["controllers"]):
        c.among(regulator["instrument"], c.codes("instruments"), "controllers", i, "instrument")
        c.among(regulator["setpoint"], c.codes("controls"), "controllers", i, "setpoint")
        _in_table(
            c, inputs.values(), regulator["input"], [regulator["low"], regulator["high"]], "controllers", i, "input"
        )


def _record(c: Checker) -> None:
    known = {f"instrument:{code}" for code in c.codes("instruments")} | {
        f"control:{code}" for code in c.codes("controls")
    }
    known |= {f"result:{code}" for code in measures(c.scenario)}
    for i, step in enumerate(c.scenario["record"]):
        for k, item in enumerate(step["fields"]):
            c.among(item["source"], known, "record", i, "fields", k, "source")
        for k, due_h in enumerate(step["due_h"]):
            fits = due_h + step["grace_h"] <= c.scenario["decide_by_h"]
            c.hold(fits, due_h, "an hour before decide_by_h less grace_h", "record", i, "due_h", k)


def _multiple(hours: float, step_h: float) -> bool:
    return abs(hours / step_h - round(hours / step_h)) < 1e-6


def _times(c: Checker) -> None:
    scenario = c.scenario
    scan_h, duration_h = scenario["scan_h"], scenario["duration_h"]
    c.hold(
        scenario["decide_by_h"] > duration_h,
        scenario["decide_by_h"],
        f"more than duration_h {duration_h:g}",
        "decide_by_h",
    )
    c.hold(_multiple(duration_h, scan_h), duration_h, f"a multiple of scan_h {scan_h:g}", "duration_h")
    c.hold(duration_h / scan_h <= 2000, scan_h, "at most 2000 scans in a run", "scan_h")
    for i, change in enumerate(scenario["recipe"]):
        c.among(change["control"], c.codes("controls"), "recipe", i, "control")
        c.hold(
            _multiple(change["at_h"], scan_h), change["at_h"], f"a multiple of scan_h {scan_h:g}", "recipe", i, "at_h"
        )
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
