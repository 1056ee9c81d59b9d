"""Whatever is asked for within the allowed ranges: finite numbers, nothing running backwards, or a refusal in words."""

from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.processes.filling import process
from seedtrain.science.processes.filling.tables import INPUTS, OUTPUTS, PARAMETERS, STATES

COUNTERS = (6, 7, 8, 10, 14, 15, 16, 17, 19, 20, 21, 22, 26, 27, 28, 29, 30, 31)


def some_of(rows, count):
    """A few names of a table with values anywhere in their range, the ends among them."""
    one = st.sampled_from(rows).flatmap(lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3])))
    return st.lists(one, max_size=count).map(dict)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(["vials_2r", "media_fill", "isolator"]),
    changes=some_of(PARAMETERS, 5),
    stretches=st.lists(st.tuples(some_of(INPUTS, 6), st.floats(0.001, 3)), min_size=1, max_size=6),
)
def test_every_run_is_finite_and_counts_forward(case, changes, stretches):
    parameters, state, at_h = process.parameter_set(case, **changes), process.start(case), 0.0
    for values, hours in stretches:
        before, state = state, process.advance(state, parameters, values, at_h, at_h + hours)
        at_h += hours
        shown = process.observe(state, parameters, values)
        assert all(isfinite(value) for value in shown.values())
        assert set(shown) == {row[0] for row in OUTPUTS}
        assert all(-1e-9 <= value for value in state)
        assert all(state[i] >= before[i] - 1e-9 * abs(before[i]) for i in COUNTERS)
        assert state[7] <= state[6] * (1 + 1e-12)
        assert state[6] <= parameters[38] * (1 + 1e-9)
        for name in ("any_contaminated_chance", "sterility_test_chance"):
            assert 0 <= shown[name] <= 1


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: process.start("vials_2r", {"units_discarded": 5}), "units_discarded is 5"),
        (lambda: process.parameter_set("vials"), "vials_2r"),
        (lambda: process.input_set({"people": 99}), "from 0 to 30"),
        (lambda: process.disturbed({}, {"gremlin": 1}), "hepa_leak"),
        (lambda: process.advance(process.start("vials_2r"), process.parameter_set("vials_2r"), {}, 0, 1e5), "followed"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(attempt, said):
    with pytest.raises(process.ProcessError, match=said):
        attempt()


def test_the_state_starts_as_long_as_its_table():
    assert len(process.start("isolator")) == len(STATES)
