"""Published parameter sets give the published (or stored) numbers."""

import csv
from pathlib import Path

import pytest

from seedtrain.science import plans
from seedtrain.science.processes import fedbatch
from seedtrain.science.processes.fedbatch import process

REFERENCE = Path(__file__).with_name("cho_amribt_experiment4.csv")
OURS = {"lysed_cells": "lysed_cells_1e9_per_l", "product": "product_mg_per_l"}
PLAN = Path(fedbatch.__file__).parent / "plans" / "amribt_experiment4.yaml"


def reference_rows():
    """The stored reference, a dict of floats per row."""
    with REFERENCE.open(encoding="utf-8") as lines:
        return [{name: float(value) for name, value in row.items()} for row in csv.DictReader(lines)]


def test_amribt_experiment_4_is_met_in_every_state_at_every_hour_within_a_ten_thousandth_of_its_peak():
    expected = reference_rows()
    plan = plans.read(PLAN)
    plan["outputs"] = {"at_h": [row["time_h"] for row in expected]}
    table = plans.run("fedbatch", plan)
    assert [row[0] for row in table.rows] == sorted({row["time_h"] for row in expected})
    got = {row[0]: dict(zip(table.columns, row, strict=True)) for row in table.rows}
    names = [name for name in expected[0] if name != "time_h"]
    assert len(names) == 9
    for name in names:
        peak = max(abs(row[name]) for row in expected)
        worst = max(abs(got[row["time_h"]][OURS.get(name, name)] - row[name]) for row in expected)
        assert worst <= 1e-4 * peak, f"{name} is off by {worst / peak:.1e} of its peak"


def test_the_playing_tolerance_is_still_within_a_ten_thousandth():
    expected = reference_rows()[-1]
    plan = plans.read(PLAN) | {"tolerance": process.TOLERANCE, "outputs": {"at_h": [expected["time_h"]]}}
    table = plans.run("fedbatch", plan)
    got = dict(zip(table.columns, table.rows[0], strict=True))
    assert got["viable_cells_1e9_per_l"] == pytest.approx(expected["viable_cells_1e9_per_l"], abs=3e-4)


def test_moller_batch_repeats_its_self_consistent_numbers():
    state = process.advance(process.start("moller_2018"), process.parameter_set("moller_2018"), {}, 0, 96, 1e-9)
    seen = process.observe(state, process.parameter_set("moller_2018"), {})
    expected = {
        "viable_cells_1e9_per_l": 4.5898,
        "glucose_mmol_per_l": 16.4996,
        "glutamine_mmol_per_l": 3.2048,
        "lactate_mmol_per_l": 16.4503,
        "ammonia_mmol_per_l": 2.627,
        "product_mg_per_l": 260.249,
    }
    assert {name: seen[name] for name in expected} == pytest.approx(expected, rel=2e-5)


def test_the_modern_mab_set_stays_in_the_ranges_of_industrial_practice():
    plan = plans.read(PLAN.with_name("modern_mab.yaml"))
    del plan["faults"]
    table = plans.run("fedbatch", plan)
    column = {name: [row[i] for row in table.rows] for i, name in enumerate(table.columns)}
    assert 15 < max(column["viable_cells_1e9_per_l"]) < 21
    assert 2.5 < column["titre_g_per_l"][-1] < 3.3
    assert column["viability_percent"][-1] > 70
    assert max(column["pco2_mmhg"]) < 120
    assert 270 < min(column["osmolality_mosm_per_kg"]) < max(column["osmolality_mosm_per_kg"]) < 400
    assert all(6.95 < ph < 7.05 for ph in column["ph"])
    assert all(30 < oxygen <= 50 for oxygen in column["dissolved_oxygen_percent"])
