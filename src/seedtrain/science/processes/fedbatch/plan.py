"""A plan file (YAML or JSON) becomes a run and a table with units. CPython only; the numbers come from process.py.

Keys and an example: README.md and plans/. A bad plan raises PlanError: key, line, what was found, what is allowed.
"""

import csv
import io
import json
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from time import process_time
from typing import Any

from seedtrain.science.processes.fedbatch import process
from seedtrain.science.processes.fedbatch.cases import CASES
from seedtrain.science.processes.fedbatch.plan_check import OF_SURROUNDINGS, PlanError, checked_plan
from seedtrain.science.processes.fedbatch.plan_file import Plan, parse
from seedtrain.science.processes.fedbatch.plan_keys import FEEDS, KEYS, LIMITS, SET_POINTS
from seedtrain.science.processes.fedbatch.tables import FAULTS, INPUTS, OUTPUTS, PARAMETERS, STATES

CAUTION = "Training model: not for process decisions."


@dataclass(frozen=True)
class Table:
    """What a plan gave: one row per output time, one column per quantity, never a NaN."""

    title: str
    source: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]


def read(path: str | Path) -> Plan:
    """The plan in a file of at most 1 MB: JSON when it ends in .json, YAML otherwise. Raises PlanError."""
    path = Path(path)
    try:
        if path.stat().st_size > LIMITS["file_bytes"]:
            raise PlanError("", None, f"a file of {path.stat().st_size} bytes", f"{LIMITS['file_bytes']} bytes at most")
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PlanError("", None, f"{path}: {error.strerror}", "a file that can be read") from error
    except UnicodeDecodeError as error:
        raise PlanError("", None, f"{path}: not UTF-8 text", "a text file in UTF-8") from error
    return parse(text, as_json=path.suffix.lower() == ".json")


def run(plan: dict[str, Any]) -> Table:
    """The table of outputs of a plan (a dict, or what `read` gave). Raises PlanError."""
    told = checked_plan(plan)
    try:
        return follow(told)
    except process.ProcessError as error:
        raise PlanError("", None, str(error), "a plan that the model can follow") from error


def follow(told: dict[str, Any]) -> Table:
    """Advance from event to event; outputs are read before the samples, additions and changes of the same moment."""
    case, parameters = told["case"], told["parameters"]
    state = process.start(case, told["initial"])
    moments = sorted(told["moments"])
    controls = dict(told["inputs"])
    inputs, at_h, rows = process.disturbed(controls, {}), 0.0, []
    begin_s = process_time()
    for moment in moments:
        if process_time() - begin_s > LIMITS["processor_seconds"]:
            raise process.ProcessError(f"The run was still at hour {at_h:g} after {LIMITS['processor_seconds']} s.")
        state = process.advance(state, parameters, inputs, at_h, moment, told["tolerance"])
        at_h = moment
        starting = at_h == 0.0
        if starting:
            inputs = inputs_at(told, controls, at_h)
        if at_h in told["output_times"]:
            rows.append(row(told["columns"], at_h, process.observe(state, parameters, inputs)))
        for volume_l in told["samples"].get(at_h, ()):
            state = process.withdraw(state, volume_l)
        for addition in told["additions"].get(at_h, ()):
            state = process.add(state, addition["volume_l"], addition)
        if not starting:
            inputs = inputs_at(told, controls, at_h)
    units = {name: unit for name, unit, *_ in OUTPUTS}
    columns = ("time_h", *told["columns"])
    return Table(told["title"], told["source"], columns, ("h", *(units[c] for c in told["columns"])), tuple(rows))


def inputs_at(told: dict[str, Any], controls: dict[str, float], at_h: float) -> tuple[float, ...]:
    """The inputs from this moment on: controls as last changed (kept in `controls`), faults laid over them."""
    for change in told["changes"].get(at_h, ()):
        controls.update(change)
    sizes: dict[str, float] = {}
    for fault in told["faults"]:
        if fault["from_h"] <= at_h < fault["to_h"]:
            ramp = min(1.0, (at_h - fault["from_h"]) / fault["ramp_h"]) if fault["ramp_h"] else 1.0
            sizes[fault["fault"]] = fault["none"] + (fault["size"] - fault["none"]) * ramp
    return process.disturbed(controls, sizes)


def row(columns: tuple[str, ...], at_h: float, seen: dict[str, float]) -> tuple[float, ...]:
    """One row of the table; a value that is not finite is an error of the model, and is never handed out."""
    values = (at_h, *(seen[name] for name in columns))
    if not all(isfinite(value) for value in values):
        raise process.ProcessError(f"The model gave no finite number at hour {at_h:g}.")
    return values


def to_json(table: Table) -> str:
    """The table as one JSON object: title, source, caution, columns, units, rows."""
    return json.dumps(
        {
            "title": table.title,
            "source": table.source,
            "caution": CAUTION,
            "columns": table.columns,
            "units": table.units,
            "rows": table.rows,
        },
        allow_nan=False,
        indent=1,
    )


def to_csv(table: Table) -> str:
    """The table as CSV with one header line; names carry their units."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue()


def describe() -> dict[str, Any]:
    """Everything a plan may say: keys, names, units, ranges, defaults and meanings, and the named parameter sets."""

    def rows_of(rows: Any) -> list[dict[str, Any]]:
        names = ("name", "unit", "lowest", "highest", "default", "meaning")
        return [dict(zip(names, row, strict=True)) for row in rows]

    return {
        "caution": CAUTION,
        "keys": KEYS,
        "limits": LIMITS,
        "parameter_sets": {
            name: {"title": case["title"], "mark": case["mark"], "source": case["source"], **values_of(case)}
            for name, case in CASES.items()
        },
        "parameters": rows_of(PARAMETERS),
        "initial": rows_of(STATES),
        "feeds": [row for row in rows_of(INPUTS) if row["name"] in FEEDS],
        "set_points": [row for row in rows_of(INPUTS) if row["name"] in SET_POINTS],
        "faults": [
            {"name": name, "changes": to, "how": how, "unit": unit, "lowest": low, "highest": high, "meaning": meaning}
            for name, to, how, unit, low, high, meaning in FAULTS
        ],
        "outputs": [
            {"name": name, "unit": unit, "meaning": meaning, "only_with_surroundings": name in OF_SURROUNDINGS}
            for name, unit, _, _, meaning in OUTPUTS
        ],
    }


def values_of(case: dict[str, Any]) -> dict[str, Any]:
    """The numbers of a named case, for `describe`."""
    return {"parameters": case["parameters"], "initial": case["initial"]}
