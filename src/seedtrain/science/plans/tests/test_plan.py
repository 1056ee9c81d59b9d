"""A plan gives a table with units; a bad plan is told where it is wrong, what was found and what is allowed."""

import csv
import io
import json
from math import isfinite
from pathlib import Path

import pytest

from seedtrain.science import plans
from seedtrain.science.plans.file import parse
from seedtrain.science.processes import fedbatch

PLANS = sorted((Path(fedbatch.__file__).parent / "plans").glob("*.yaml"))
SHORT = {"parameters": "modern_mab", "outputs": {"until_h": 48, "every_h": 24}}


def table_of(**changes):
    """The table of a short plan with some keys changed."""
    return plans.run("fedbatch", {**SHORT, **changes})


def column(table, name):
    """One column of a table."""
    return [row[table.columns.index(name)] for row in table.rows]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_that_comes_with_the_process_runs(path):
    table = plans.run("fedbatch", plans.read(path))
    assert len(table.rows) > 20
    assert len(table.columns) == len(table.units) == len(table.rows[0])
    assert all(isfinite(value) for row in table.rows for value in row)


def test_the_table_goes_to_json_and_csv_without_loss():
    table = table_of()
    told = json.loads(plans.to_json(table))
    assert [tuple(row) for row in told["rows"]] == list(table.rows)
    assert told["units"][told["columns"].index("titre_g_per_l")] == "g/L"
    assert "not for process decisions" in told["caution"]
    lines = list(csv.reader(io.StringIO(plans.to_csv(table))))
    assert tuple(lines[0]) == table.columns
    assert [tuple(map(float, line)) for line in lines[1:]] == list(table.rows)


def test_a_json_plan_gives_what_the_same_yaml_gives(tmp_path):
    plan = plans.read(PLANS[0])
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    assert plans.run("fedbatch", plans.read(tmp_path / "plan.json")) == plans.run("fedbatch", plan)


def test_inputs_samples_and_additions_reach_the_vessel():
    plain = table_of()
    fed = table_of(inputs=[{"at_h": 24, "feed_l_per_h": 0.1}])
    sampled = table_of(samples=[{"at_h": 30, "volume_l": 0.5}])
    bolus = table_of(additions=[{"at_h": 30, "volume_l": 0.1, "glucose_mmol_per_l": 500}])
    assert column(fed, "volume_l") == pytest.approx([10, 10, 12.4], abs=0.02)
    assert column(sampled, "volume_l")[-1] == pytest.approx(column(plain, "volume_l")[-1] - 0.5, abs=0.01)
    assert column(bolus, "glucose_mmol_per_l")[-1] > column(plain, "glucose_mmol_per_l")[-1] + 3


def test_a_fault_ramps_up_holds_and_ends():
    fault = {"fault": "ph_probe_error", "size": 0.2, "from_h": 10, "ramp_h": 10, "to_h": 40}
    hours = {"at_h": [5, 15.05, 30, 45], "columns": ["ph"]}
    assert column(table_of(faults=[fault], outputs=hours), "ph") == pytest.approx([7.0, 6.9, 6.8, 7.0], abs=0.002)


def test_own_values_and_values_based_on_a_set_are_taken():
    slower = table_of(parameters={"based_on": "modern_mab", "growth_max_per_h": 0.02})
    assert column(slower, "viable_cells_1e9_per_l")[-1] < 0.5 * column(table_of(), "viable_cells_1e9_per_l")[-1]
    idle = table_of(parameters={"glutamine_decay_per_h": 0.001}, initial={"glutamine_mmol_per_l": 5})
    assert column(idle, "ammonia_mmol_per_l")[-1] == pytest.approx(5 - column(idle, "glutamine_mmol_per_l")[-1])


@pytest.mark.parametrize(
    ("text", "key", "line", "said"),
    [
        ("parameter: modern_mab", "parameter", 1, "parameters"),
        ("parameters: modern_mob\noutputs: {until_h: 1}", "parameters", 1, "modern_mab"),
        ("parameters: modern_mab", "outputs", None, "until_h"),
        ("parameters: modern_mab\noutputs:\n  until_h: 1e9", "outputs.until_h", 3, "from 0 to 60000 h"),
        ("parameters: modern_mab\noutputs:\n  until_h: .nan", "outputs.until_h", 3, "found nan"),
        ("parameters: modern_mab\noutputs: {until_h: 2400, every_h: 0.01}", "outputs.every_h", 2, "20000 rows"),
        ("parameters: amribt_2013\noutputs: {until_h: 1, columns: [ph]}", "outputs.columns[0]", 2, "volume_l"),
        (
            "parameters: modern_mab\ninputs:\n- at_h: 3\n  feed_l_per_h: fast\noutputs: {until_h: 9}",
            "inputs[0].feed_l_per_h",
            4,
            "found 'fast'; allowed: a number from 0 to 100 L/h",
        ),
        ("parameters: modern_mab\ninputs:\n- feed_l_per_h: 1\noutputs: {until_h: 9}", "inputs[0].at_h", 3, "an hour"),
        ("parameters: modern_mab\nsamples: 3\noutputs: {until_h: 9}", "samples", 2, "a list"),
        (
            "parameters: modern_mab\ninputs:\n- {at_h: 0, ph_eror: 1}\noutputs: {until_h: 9}",
            "inputs[0].ph_eror",
            3,
            "ph_setpoint",
        ),
        ("parameters: {growth: 1}\noutputs: {until_h: 9}", "parameters.growth", 1, "growth_max_per_h"),
        (
            "parameters: modern_mab\nfaults:\n- {fault: gremlin, size: 1, from_h: 0}\noutputs: {until_h: 9}",
            "faults[0].fault",
            3,
            "ph_probe_error",
        ),
        ("title: 5\nparameters: modern_mab\noutputs: {until_h: 9}", "title", 1, "text"),
        ("tolerance: yes\nparameters: modern_mab\noutputs: {until_h: 9}", "tolerance", 1, "found True"),
        ("initial:\n  volume_l: 1\n  volume_l: 2", "initial.volume_l", 3, "a second time"),
        ("title: [", "", 1, "not YAML"),
        ("- 1", "", 1, "list"),
        ("a: &x 1\nb: *x", "", 2, "alias"),
        ("title: !!python/object/apply:os.getcwd []", "", 1, "not YAML"),
    ],
)
def test_a_bad_plan_is_refused_by_key_line_finding_and_allowance(text, key, line, said):
    with pytest.raises(plans.PlanError) as refused:
        plans.run("fedbatch", parse(text))
    assert (refused.value.key, refused.value.line) == (key, line)
    assert said in str(refused.value)


def test_numbers_too_big_for_a_float_and_deep_nesting_are_refused():
    with pytest.raises(plans.PlanError, match="tolerance"):
        table_of(tolerance=10**400)
    with pytest.raises(plans.PlanError):
        parse("[" * 5000)


def test_a_sample_larger_than_the_vessel_is_refused_in_words():
    with pytest.raises(plans.PlanError, match="cannot be taken"):
        table_of(samples=[{"at_h": 1, "volume_l": 100}])


def test_a_file_that_is_missing_or_no_text_is_refused_in_words(tmp_path):
    with pytest.raises(plans.PlanError, match="No such file"):
        plans.read(tmp_path / "nothing.yaml")
    (tmp_path / "image.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(plans.PlanError, match="UTF-8"):
        plans.read(tmp_path / "image.yaml")


def test_the_description_names_everything_with_units_and_is_plain_json():
    told = json.loads(json.dumps(plans.describe("fedbatch")))
    assert set(told["keys"]) >= {"parameters", "initial", "inputs", "faults", "outputs"}
    for part in ("parameters", "initial", "inputs", "inputs", "faults", "outputs"):
        assert all(row["unit"] and row["meaning"] for row in told[part])
    assert told["parameter_sets"]["modern_mab"]["mark"] == "designed for training"
