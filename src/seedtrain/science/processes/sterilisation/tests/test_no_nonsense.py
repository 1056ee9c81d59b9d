"""Whatever is asked for within the allowed ranges: finite numbers, nothing running backwards, or a refusal in words."""

from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.processes.sterilisation import process
from seedtrain.science.processes.sterilisation.tables import INPUTS, OUTPUTS, PARAMETERS, STATES


def some_of(rows, count):
    """A few names of a table with values anywhere in their range, the ends among them."""
    one = st.sampled_from(rows).flatmap(lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3])))
    return st.lists(one, max_size=count).map(dict)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(["autoclave_parts", "autoclave_liquid", "vessel_sip"]),
    changes=some_of(PARAMETERS, 5),
    stretches=st.lists(st.tuples(some_of(INPUTS, 5), st.floats(0.01, 0.6)), min_size=1, max_size=5),
)
def test_every_run_is_finite_and_counts_forward(case, changes, stretches):
    parameters, state, at_h = process.parameter_set(case, **changes), process.start(case), 0.0
    for values, hours in stretches:
        before, state = state, process.advance(state, parameters, values, at_h, at_h + hours)
        at_h += hours
        seen = process.observe(state, parameters, values)
        assert all(isfinite(value) for value in seen.values())
        assert set(seen) == {row[0] for row in OUTPUTS}
        assert 0 <= state[1] <= state[0]
        assert all(-1e-9 <= value for value in state)
        if not values.get("fresh_load", 0) > 0.5:
            assert all(after >= was - 1e-9 for was, after in zip(before[5:12], state[5:12], strict=True))


def test_more_air_than_pressure_is_refused():
    with pytest.raises(process.ProcessError, match="air_kpa"):
        process.start("autoclave_parts", {"pressure_kpa": 50})


def test_the_state_starts_as_long_as_its_table():
    assert len(process.start("vessel_sip")) == len(STATES)
