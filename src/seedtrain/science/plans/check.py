"""Is this plan one that can be run? Every key checked against its table, errors in plain words, bounds kept."""

from typing import Any

from seedtrain.science.plans.keys import KEYS, KEYS_OF_A_VESSEL, LIMITS
from seedtrain.science.processes import registry
from seedtrain.science.processes.naming import ProcessError

STEPS_PER_RAMP = 120


class PlanError(Exception):
    """A plan that cannot be run; the message names the key, its line, what was found and what is allowed."""

    def __init__(self, key: str, line: int | None, found: str, allowed: str) -> None:
        self.key, self.line, self.found, self.allowed = key, line, found, allowed
        place = f"{key or 'the plan'}" + (f" (line {line})" if line else "")
        super().__init__(f"{place}: found {found}; allowed: {allowed}.")


class Checker:
    """Reads values out of a plan and raises PlanError for what is not allowed."""

    def __init__(self, lines: dict[str, int]) -> None:
        self.lines = lines

    def refuse(self, key: str, found: str, allowed: str) -> PlanError:
        """The error for `key`, with its line or that of the nearest key around it."""
        nearest = key
        while nearest and nearest not in self.lines:
            nearest = nearest[: max(nearest.rfind("."), nearest.rfind("["), 0)]
        return PlanError(key, self.lines.get(nearest), found, allowed)

    def number(self, key: str, value: Any, low: float, high: float, unit: str) -> float:
        """`value` as a float between `low` and `high`."""
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if not fits or not low <= value <= high:
            raise self.refuse(
                key, shown(value), f"a number from {low:g} to {high:g}{'' if unit == '1' else ' ' + unit}"
            )
        return float(value)

    def mapping(self, key: str, value: Any, allowed: tuple[str, ...]) -> dict[str, Any]:
        """`value` as a dict whose keys are all in `allowed`."""
        if not isinstance(value, dict):
            raise self.refuse(key, shown(value), "keys with values: " + ", ".join(allowed))
        for name in value:
            if name not in allowed:
                path = f"{key}.{name}" if key else str(name)
                raise self.refuse(path, f"the unknown key {shown(name)}", ", ".join(allowed))
        return value

    def entries(self, key: str, value: Any) -> list[tuple[str, Any]]:
        """`value` as a list of entries with their keys; nothing is an empty list."""
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.refuse(key, shown(value), "a list")
        if len(value) > LIMITS["entries_per_list"]:
            raise self.refuse(key, f"{len(value)} entries", f"{LIMITS['entries_per_list']} at most")
        return [(f"{key}[{i}]", entry) for i, entry in enumerate(value)]

    def values(self, key: str, value: dict[str, Any], rows: Any) -> dict[str, float]:
        """Numbers by name, each within the range of its table row."""
        ranges = {row[0]: row for row in rows}
        return {
            name: self.number(f"{key}.{name}", found, ranges[name][2], ranges[name][3], ranges[name][1])
            for name, found in value.items()
            if name in ranges
        }

    def hour(self, key: str, entry: dict[str, Any], name: str = "at_h", low: float = 0.0) -> float:
        """A moment of the plan."""
        if name not in entry:
            raise self.refuse(f"{key}.{name}", "nothing", f"an hour from 0 to {LIMITS['hours']}")
        return self.number(f"{key}.{name}", entry[name], low, LIMITS["hours"], "h")


def shown(value: Any) -> str:
    """A found value, short enough for a message."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def keys_of(name: str) -> dict[str, str]:
    """The keys that a plan of this process may have: samples and additions only where there is a vessel."""
    return KEYS | KEYS_OF_A_VESSEL if hasattr(registry.named(name), "withdraw") else KEYS


def checked_plan(name: str, plan: dict[str, Any]) -> dict[str, Any]:
    """The plan as plain numbers, events by hour, and every moment at which something happens or is read."""
    check, tables = Checker(getattr(plan, "lines", {})), registry.tables(name)
    check.mapping("", plan, tuple(keys_of(name)))
    if plan.get("process", name) != name:
        raise check.refuse("process", shown(plan["process"]), name)
    if not isinstance(plan.get("title", ""), str):
        raise check.refuse("title", shown(plan["title"]), "text")
    told = parameters_of(check, name, plan)
    initial = check.mapping("initial", plan.get("initial") or {}, tuple(row[0] for row in tables.STATES))
    told["initial"] = check.values("initial", initial, tables.STATES)
    told["title"] = plan.get("title") or told["title"]
    told["inputs"] = {row[0]: float(row[4]) for row in tables.INPUTS}
    told["output_times"], told["columns"] = outputs_of(
        check, plan, tuple(registry.named(name).offered(told["parameters"]))
    )
    told["changes"] = by_hour(timed(check, plan, tables.INPUTS))
    told["samples"] = by_hour(samples_of(check, plan))
    told["additions"] = by_hour(additions_of(check, plan, tables.STATES))
    faults = check.entries("faults", plan.get("faults"))
    told["faults"] = [fault_of(check, key, entry, tables.FAULTS) for key, entry in faults]
    tolerance = plan.get("tolerance", LIMITS["tolerance_default"])
    told["tolerance"] = check.number(
        "tolerance", tolerance, LIMITS["tolerance_lowest"], LIMITS["tolerance_highest"], "1"
    )
    told["moments"] = moments_of(told)
    return told


def parameters_of(check: Checker, name: str, plan: dict[str, Any]) -> dict[str, Any]:
    """Case, parameters, title and source of the plan's `parameters`."""
    given, cases, rows = plan.get("parameters"), registry.cases(name), registry.tables(name).PARAMETERS
    sets = "one of " + ", ".join(sorted(cases))
    if isinstance(given, str):
        if given not in cases:
            raise check.refuse("parameters", shown(given), sets)
        return told_of(name, given, {}, str(cases[given]["source"]))
    if not isinstance(given, dict):
        raise check.refuse("parameters", "nothing" if given is None else shown(given), sets + ", or values by name")
    check.mapping("parameters", given, ("based_on", *(row[0] for row in rows)))
    values = check.values("parameters", given, rows)
    base = given.get("based_on")
    if base is None:
        return told_of(name, {}, values, "the plan's own values")
    if not isinstance(base, str) or base not in cases:
        raise check.refuse("parameters.based_on", shown(base), sets)
    return told_of(name, base, values, str(cases[base]["source"]) + ("; with values of the plan" if values else ""))


def told_of(name: str, case: Any, values: dict[str, float], source: str) -> dict[str, Any]:
    """What `parameters` comes to."""
    title = registry.cases(name)[case]["title"] if isinstance(case, str) else "Own parameters"
    try:
        parameters = registry.named(name).parameter_set(case, **values)
    except ProcessError as error:
        raise PlanError("parameters", None, str(error), "values that fit together") from error
    return {"case": case, "parameters": parameters, "title": title, "source": source}


def outputs_of(check: Checker, plan: dict[str, Any], possible: tuple[str, ...]) -> tuple[set[float], tuple[str, ...]]:
    """The hours at which to read, and the columns to show."""
    if "outputs" not in plan:
        raise check.refuse("outputs", "nothing", KEYS["outputs"])
    given = check.mapping("outputs", plan["outputs"], ("until_h", "every_h", "at_h", "columns"))
    columns = [name for _, name in check.entries("outputs.columns", given.get("columns"))]
    for i, name in enumerate(columns):
        if name not in possible:
            raise check.refuse(f"outputs.columns[{i}]", shown(name), ", ".join(possible))
    if "at_h" in given:
        if "every_h" in given or "until_h" in given:
            raise check.refuse("outputs", "at_h together with every_h or until_h", "one of the two ways")
        hours = check.entries("outputs.at_h", given["at_h"])
        if not hours:
            raise check.refuse("outputs.at_h", "an empty list", "one hour at least")
        return {check.number(key, hour, 0, LIMITS["hours"], "h") for key, hour in hours}, tuple(columns) or possible
    until_h = check.hour("outputs", given, "until_h")
    every_h = check.number(
        "outputs.every_h", given.get("every_h", 1.0), LIMITS["shortest_output_step_h"], LIMITS["hours"], "h"
    )
    count = int(until_h / every_h + 1e-9)
    if count >= LIMITS["output_times"]:
        raise check.refuse("outputs.every_h", f"{count + 1} rows", f"{LIMITS['output_times']} rows at most")
    return {i * every_h for i in range(count + 1)}, tuple(columns) or possible


def timed(check: Checker, plan: dict[str, Any], rows: Any) -> list[tuple[float, Any]]:
    """The changes of inputs in time."""
    changes = []
    for path, entry in check.entries("inputs", plan.get("inputs")):
        check.mapping(path, entry, ("at_h", *(row[0] for row in rows)))
        changes.append((check.hour(path, entry), check.values(path, entry, rows)))
    return sorted(changes, key=lambda change: change[0])


def samples_of(check: Checker, plan: dict[str, Any]) -> list[tuple[float, float]]:
    """Hour and volume of each sample."""
    samples = []
    for path, entry in check.entries("samples", plan.get("samples")):
        check.mapping(path, entry, ("at_h", "volume_l"))
        at_h = check.hour(path, entry)
        samples.append((at_h, check.number(f"{path}.volume_l", entry.get("volume_l"), 0, 1000, "L")))
    return samples


def additions_of(check: Checker, plan: dict[str, Any], rows: Any) -> list[tuple[float, dict[str, float]]]:
    """Hour and contents of each bolus."""
    additions = []
    for path, entry in check.entries("additions", plan.get("additions")):
        check.mapping(path, entry, ("at_h", *(row[0] for row in rows if row[0] != "base_added_l")))
        at_h = check.hour(path, entry)
        check.number(f"{path}.volume_l", entry.get("volume_l"), 0.001, 1000, "L")
        additions.append((at_h, check.values(path, entry, rows)))
    return additions


def fault_of(check: Checker, path: str, entry: Any, rows: Any) -> dict[str, Any]:
    """One fault: which input it changes and how, its size and its hours."""
    check.mapping(path, entry, ("fault", "size", "from_h", "to_h", "ramp_h"))
    known = {row[0]: row for row in rows}
    name = entry.get("fault")
    if not isinstance(name, str) or name not in known:
        raise check.refuse(f"{path}.fault", "nothing" if name is None else shown(name), ", ".join(known))
    _, changes, how, unit, low, high, _ = known[name]
    from_h = check.hour(path, entry, "from_h")
    return {
        "fault": name,
        "size": check.number(f"{path}.size", entry.get("size"), low, high, unit),
        "from_h": from_h,
        "to_h": check.hour(path, entry, "to_h", from_h) if "to_h" in entry else float(LIMITS["hours"]) + 1.0,
        "ramp_h": check.number(f"{path}.ramp_h", entry.get("ramp_h", 0), 0, LIMITS["hours"], "h"),
        "input": changes,
        "how": how,
    }


def by_hour(events: list[tuple[float, Any]]) -> dict[float, list[Any]]:
    """Events grouped by their hour, in order."""
    grouped: dict[float, list[Any]] = {}
    for at_h, event in events:
        grouped.setdefault(at_h, []).append(event)
    return grouped


def moments_of(told: dict[str, Any]) -> set[float]:
    """Hour 0, every output and every event up to the last output; a ramp is followed in equal steps."""
    end_h = max(told["output_times"])
    moments = {0.0, *told["output_times"], *told["changes"], *told["samples"], *told["additions"]}
    for fault in told["faults"]:
        moments |= {fault["from_h"], fault["to_h"], fault["from_h"] + fault["ramp_h"]}
        step_h = fault["ramp_h"] / STEPS_PER_RAMP
        moments |= {fault["from_h"] + i * step_h for i in range(STEPS_PER_RAMP if step_h else 0)}
    return {moment for moment in moments if moment <= end_h}
