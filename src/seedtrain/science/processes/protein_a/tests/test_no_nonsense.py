"""Whatever is asked for within the allowed ranges: finite, not negative, or refused in words."""

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.processes.protein_a import process
from seedtrain.science.processes.protein_a.tables import INPUTS, PARAMETERS, STATES


def some_of(rows, count):
    """A few names of a table with values anywhere in their range, the ends among them."""
    one = st.sampled_from([row for row in rows if row[0] != "cells"]).flatmap(
        lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3]))
    )
    return st.lists(one, max_size=count).map(dict)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(["capture", "thomas", "anzelius"]),
    changes=some_of(PARAMETERS, 6),
    initial=some_of(STATES, 3),
    stretches=st.lists(some_of(INPUTS, 5), min_size=1, max_size=4),
)
def test_every_run_is_finite_and_not_negative_or_refused(case, changes, initial, stretches):
    parameters, state = process.parameter_set(case, **changes), process.start(case, dict(initial, cells=6))
    for i, values in enumerate(stretches):
        flowing = dict({"flow_l_per_h": 150}, **values)
        try:
            state = process.advance(state, parameters, flowing, 0.05 * i, 0.05 * i + 0.05)
        except process.ProcessError:
            return
        seen = process.observe(state, parameters, flowing)
        assert all(isfinite(value) for value in seen.values()), seen
        assert all(value >= -1e-9 for value in seen.values()), seen
