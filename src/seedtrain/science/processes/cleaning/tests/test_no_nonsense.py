"""Whatever is asked for within the allowed ranges: finite numbers, nothing running backwards, or a refusal in words."""

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.processes.cleaning import process
from seedtrain.science.processes.cleaning.tables import INPUTS, OUTPUTS, PARAMETERS, STATES


def some_of(rows, count):
    """A few names of a table with values anywhere in their range, the ends among them."""
    one = st.sampled_from(rows).flatmap(lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3])))
    return st.lists(one, max_size=count).map(dict)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(["buffer_vessel", "transfer_line"]),
    changes=some_of(PARAMETERS, 5),
    stretches=st.lists(st.tuples(some_of(INPUTS, 5), st.floats(0.01, 0.6)), min_size=1, max_size=5),
)
def test_every_run_is_finite_and_cleans_only(case, changes, stretches):
    parameters, state, at_h = process.parameter_set(case, **changes), process.start(case), 0.0
    for values, hours in stretches:
        before, state = state, process.advance(state, parameters, values, at_h, at_h + hours)
        at_h += hours
        seen = process.observe(state, parameters, values)
        assert all(isfinite(value) for value in seen.values())
        assert set(seen) == {row[0] for row in OUTPUTS}
        assert all(value >= -1e-6 for value in state)
        assert all(after <= was + 1e-9 for was, after in zip(before[5:8], state[5:8], strict=True))
        assert state[8] >= before[8]


def test_the_state_starts_as_long_as_its_table():
    assert len(process.start("buffer_vessel")) == len(STATES)
