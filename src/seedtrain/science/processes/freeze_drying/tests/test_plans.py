"""Every fault has a plan, and what the plan says of it comes true; the README's table rests on these."""

from pathlib import Path

import pytest

from seedtrain.science import plans
from seedtrain.science.processes.freeze_drying import process
from seedtrain.science.processes.freeze_drying.tables import FAULTS

FOLDER = Path(process.__file__).parent / "plans"


def run(name):
    table = plans.run("freeze_drying", plans.read(FOLDER / f"{name}.yaml"))
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.fixture(scope="module")
def normal():
    return run("cycle_normal")


def test_a_sound_cycle_is_dry_and_whole(normal):
    assert normal[-1]["moisture_worst_percent"] < 2 and normal[-1]["defective_percent"] < 0.5
    gone_h = next(row["time_h"] for row in normal if row["ice_left_percent"] == 0 and row["time_h"] > 6)
    assert gone_h == pytest.approx(39, abs=1)
    assert next(row for row in normal if row["time_h"] == 43)["pirani_ratio"] < 1.15


@pytest.mark.parametrize("fault", [row[0] for row in FAULTS])
def test_a_plan_of_each_fault_ends_otherwise_than_the_sound_cycle(fault, normal):
    rows = run(f"cycle_{fault}")
    changes = [
        name for name in ("defective_percent", "moisture_worst_percent") if rows[-1][name] > normal[-1][name] + 0.2
    ]
    if fault != "thermocouple_vial":
        assert changes
    else:  # only whoever believes it is led astray
        at_32 = next(row for row in rows if row["time_h"] == 32)
        assert at_32["ice_left_probed_percent"] == 0 < 10 < at_32["ice_left_centre_percent"] and not changes
