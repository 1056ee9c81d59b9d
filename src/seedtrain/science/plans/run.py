"""A plan file (YAML or JSON) becomes a run of a process and a table with units. CPython only.

Keys and an example: README.md here and the `plans/` of each process. A bad plan raises PlanError: key, line, what was
found, what is allowed.
"""

import csv
import io
import json
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from time import process_time
from typing import Any

from seedtrain.science.plans.check import PlanError, checked_plan, keys_of
from seedtrain.science.plans.file import Plan, parse
from seedtrain.science.plans.keys import LIMITS
from seedtrain.science.processes import registry
from seedtrain.science.processes.naming import ProcessError, partly

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


def run(name: str, plan: dict[str, Any]) -> Table:
    """The table of outputs of a plan (a dict, or what `read` gave) for the process of that name. Raises PlanError."""
    told = checked_plan(name, plan)
    try:
        return follow(name, told)
    except ProcessError as error:
        raise PlanError("", None, str(error), "a plan that the model can follow") from error


def follow(name: str, told: dict[str, Any]) -> Table:
    """Advance from event to event; outputs are read before the samples, additions and changes of the same moment."""
    process = registry.named(name)
    case, parameters = told["case"], told["parameters"]
    state = process.start(case, told["initial"])
    moments = sorted(told["moments"])
    controls = dict(told["inputs"])
    inputs, at_h, rows = process.input_set(controls), 0.0, []
    begin_s = process_time()
    for moment in moments:
        if process_time() - begin_s > LIMITS["processor_seconds"]:
            raise ProcessError(f"The run was still at hour {at_h:g} after {LIMITS['processor_seconds']} s.")
        state = process.advance(state, parameters, inputs, at_h, moment, told["tolerance"])
        at_h = moment
        starting = at_h == 0.0
        if starting:
            inputs = process.input_set(inputs_at(told, controls, at_h))
        if at_h in told["output_times"]:
            rows.append(row(told["columns"], at_h, process.observe(state, parameters, inputs)))
        for volume_l in told["samples"].get(at_h, ()):
            state = process.withdraw(state, volume_l)
        for addition in told["additions"].get(at_h, ()):
            state = process.add(state, addition["volume_l"], addition)
        if not starting:
            inputs = process.input_set(inputs_at(told, controls, at_h))
    units = {row[0]: row[1] for row in registry.tables(name).OUTPUTS}
    columns = ("time_h", *told["columns"])
    return Table(told["title"], told["source"], columns, ("h", *(units[c] for c in told["columns"])), tuple(rows))


def inputs_at(told: dict[str, Any], controls: dict[str, float], at_h: float) -> dict[str, float]:
    """The inputs from this moment on: controls as last changed (kept in `controls`), faults laid over them."""
    for change in told["changes"].get(at_h, ()):
        controls.update(change)
    values = dict(controls)
    for fault in told["faults"]:
        if fault["from_h"] <= at_h < fault["to_h"]:
            share = min(1.0, (at_h - fault["from_h"]) / fault["ramp_h"]) if fault["ramp_h"] else 1.0
            values[fault["input"]] = partly(fault["how"], values[fault["input"]], fault["size"], share)
    return values


def row(columns: tuple[str, ...], at_h: float, seen: dict[str, float]) -> tuple[float, ...]:
    """One row of the table; a value that is not finite is an error of the model, and is never handed out."""
    values = (at_h, *(seen[name] for name in columns))
    if not all(isfinite(value) for value in values):
        raise ProcessError(f"The model gave no finite number at hour {at_h:g}.")
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


def describe(name: str) -> dict[str, Any]:
    """Everything a plan may say: keys, names, units, ranges, defaults and meanings, and the named parameter sets."""
    tables = registry.tables(name)

    def rows_of(rows: Any) -> list[dict[str, Any]]:
        names = ("name", "unit", "lowest", "highest", "default", "meaning")
        return [dict(zip(names, row, strict=True)) for row in rows]

    return {
        "process": name,
        "caution": CAUTION,
        "keys": keys_of(name),
        "limits": LIMITS,
        "parameter_sets": {code: dict(case) for code, case in registry.cases(name).items()},
        "parameters": rows_of(tables.PARAMETERS),
        "initial": rows_of(tables.STATES),
        "inputs": rows_of(tables.INPUTS),
        "faults": [
            {"name": row[0], "changes": row[1], "how": row[2], "unit": row[3], "lowest": row[4], "highest": row[5],
             "meaning": row[6]}
            for row in tables.FAULTS
        ],
        "outputs": [{"name": row[0], "unit": row[1], "meaning": row[-1]} for row in tables.OUTPUTS],
    }  # fmt: skip
