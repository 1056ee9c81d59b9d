"""Every plan that comes with the process runs, and there is one for every kind of fault."""

from math import isfinite
from pathlib import Path

import pytest

from seedtrain.science import plans
from seedtrain.science.processes.cold_chain.tables import FAULTS

PLANS = sorted((Path(__file__).parent.parent / "plans").glob("*.yaml"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_it_runs(path):
    table = plans.run("cold_chain", plans.read(path))
    assert len(table.rows) > 20
    assert all(isfinite(value) for row in table.rows for value in row)


def test_each_fault_has_its_plan():
    shown = {entry["fault"] for path in PLANS for entry in plans.read(path).get("faults") or []}
    assert shown == {row[0] for row in FAULTS}
