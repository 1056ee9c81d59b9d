"""Every process keeps the contract of README.md: tables, cases with sources, a model card, faults that do something."""

import ast
from math import isfinite
from pathlib import Path

import pytest

from seedtrain.science import plans
from seedtrain.science.numerics import compiling
from seedtrain.science.processes import registry
from seedtrain.science.processes.naming import ProcessError, changed

FOLDER = Path(registry.__file__).parent
PORTABLE = ("math", "seedtrain.science.numerics", "seedtrain.science.processes", "seedtrain.science.signals")
LANGUAGES = {"en", "fr", "ar"}
CARD_TEXTS = ("name", "what", "valid", "not_in", "designed")


@pytest.fixture(params=registry.NAMES)
def name(request):
    return request.param


def names(rows):
    return [row[0] for row in rows]


def test_every_folder_of_a_process_is_registered():
    folders = {path.parent.name for path in FOLDER.glob("*/process.py")}
    assert folders == set(registry.NAMES)


def test_rows_have_units_and_ranges_with_the_default_inside(name):
    tables = registry.tables(name)
    for table in (tables.PARAMETERS, tables.STATES, tables.INPUTS):
        assert len(names(table)) == len(set(names(table)))
        for row_name, unit, low, high, default, meaning in table:
            assert low <= default <= high, row_name
            assert unit and meaning, row_name
    for row in tables.FAULTS:
        assert row[1] in names(tables.INPUTS) and row[2] in ("plus", "times", "set") and row[4] <= row[5], row


def test_every_case_names_its_source_and_runs(name):
    process, outputs = registry.named(name), names(registry.tables(name).OUTPUTS)
    for code, case in registry.cases(name).items():
        assert case["title"] and case["mark"] and case["source"], code
        parameters, state = process.parameter_set(code), process.start(code)
        inputs = process.input_set()
        state = process.advance(state, parameters, inputs, 0.0, 0.05)
        seen = process.observe(state, parameters, inputs)
        assert set(outputs) <= set(seen)
        assert all(isfinite(value) for value in seen.values())
        assert set(process.offered(parameters)) <= set(outputs)


def test_two_stretches_are_one(name):
    process = registry.named(name)
    code = next(iter(registry.cases(name)))
    parameters, inputs, start = process.parameter_set(code), process.input_set(), process.start(code)
    once = process.observe(process.advance(start, parameters, inputs, 0.0, 0.5), parameters, inputs)
    half = process.advance(start, parameters, inputs, 0.0, 0.21)
    twice = process.observe(process.advance(half, parameters, inputs, 0.21, 0.5), parameters, inputs)
    for output, value in once.items():
        assert twice[output] == pytest.approx(value, rel=2e-3, abs=0.05), output


def test_every_fault_changes_its_input_within_the_range(name):
    process, tables = registry.named(name), registry.tables(name)
    defaults = {row[0]: row for row in tables.INPUTS}
    for fault, changes, how, _unit, low, high, meaning in tables.FAULTS:
        assert meaning, fault
        row = defaults[changes]
        values = [changed(how, row[4], size) for size in (low, high)]
        if any(value != row[4] and row[2] <= value <= row[3] for value in values):
            size = low if row[2] <= values[0] <= row[3] and values[0] != row[4] else high
            assert process.disturbed({}, {fault: size}) != process.input_set(), fault
        with pytest.raises(ProcessError):
            process.disturbed({}, {"no_such_fault": 1})


def test_the_model_card_is_told_in_three_languages(name):
    card = registry.card(name)
    for part in CARD_TEXTS:
        assert set(card[part]) >= LANGUAGES and all(card[part].values()), part
    assert card["structure"] and card["validated"]
    assert all(set(text) >= LANGUAGES for text in card["validated"])


def test_portable_files_import_only_portable_ones(name):
    for path in (FOLDER / name).glob("*.py"):
        if path.name in ("compiled.py", "__init__.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found = [node.module] if isinstance(node, ast.ImportFrom) else []
            found += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert all(module.startswith(PORTABLE) for module in found), (path.name, found)


def test_its_plans_run_and_describe_tells_every_name(name):
    told = plans.describe(name)
    assert {row["name"] for row in told["inputs"]} == set(names(registry.tables(name).INPUTS))
    paths = sorted((FOLDER / name / "plans").glob("*.yaml"))
    assert paths
    for path in paths:
        table = plans.run(name, plans.read(path))
        assert table.rows and table.source, path.name


def test_machine_code_is_offered(name):
    assert registry.compiled(name).available == compiling.available


def test_an_unknown_process_is_not_found():
    with pytest.raises(KeyError):
        registry.named("alchemy")
