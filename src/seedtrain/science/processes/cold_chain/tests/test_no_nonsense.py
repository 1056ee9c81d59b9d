"""Whatever is asked for within the allowed ranges: finite numbers, nothing running backwards, or a refusal in words."""

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.processes.cold_chain import process
from seedtrain.science.processes.cold_chain.cases import CASES
from seedtrain.science.processes.cold_chain.tables import INPUTS, OUTPUTS, PARAMETERS, STATES
from seedtrain.science.processes.naming import ProcessError

GROWING = (*range(7, 9), 10, 11, 12, *range(15, 25), 26, 28, 30, 34, 35)


def some_of(rows, count):
    """A few names of a table with values anywhere in their range, the ends among them."""
    one = st.sampled_from(rows).flatmap(lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3])))
    return st.lists(one, max_size=count).map(dict)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(sorted(CASES)),
    changes=some_of(PARAMETERS, 5),
    stretches=st.lists(st.tuples(some_of(INPUTS, 5), st.floats(0.01, 0.8)), min_size=1, max_size=4),
)
def test_every_run_is_finite_or_refused(case, changes, stretches):
    parameters, state, at_h = process.parameter_set(case, **changes), process.start(case), 0.0
    for values, hours in stretches:
        before = state
        try:
            state = process.advance(state, parameters, values, at_h, at_h + hours)
        except ProcessError:
            return
        at_h += hours
        seen = process.observe(state, parameters, values)
        assert all(isfinite(value) for value in seen.values())
        assert set(seen) == {row[0] for row in OUTPUTS}
        assert all(state[i] >= before[i] - 1e-9 for i in GROWING)


def test_the_state_starts_as_long_as_its_table():
    assert len(process.start("truck")) == len(STATES)
