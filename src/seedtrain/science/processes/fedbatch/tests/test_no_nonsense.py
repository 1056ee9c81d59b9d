"""Whatever is asked for within the allowed ranges: finite, not negative, or refused in words."""

from math import isfinite

from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.processes.fedbatch import process
from seedtrain.science.processes.fedbatch.tables import INPUTS, PARAMETERS, STATES

FIXED = ("kinetics", "surroundings", "feed_alkalinity_mmol_per_l")


def some_of(rows, count):
    """A few names of a table with values anywhere in their range, the ends among them."""
    rows = [row for row in rows if row[0] not in FIXED]
    one = st.sampled_from(rows).flatmap(lambda row: st.tuples(st.just(row[0]), st.floats(row[2], row[3])))
    return st.lists(one, max_size=count).map(dict)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    case=st.sampled_from(["amribt_2013", "moller_2018", "modern_mab", "seed_train", "e_coli_training"]),
    changes=some_of(PARAMETERS, 6),
    initial=some_of(STATES, 4),
    days=st.lists(some_of(INPUTS, 5), min_size=1, max_size=4),
)
def test_every_run_is_finite_and_not_negative_or_refused(case, changes, initial, days):
    parameters, state = process.parameter_set(case, **changes), process.start(case, initial)
    for day, values in enumerate(days):
        try:
            state = process.advance(state, parameters, values, 24 * day, 24 * day + 24)
        except process.ProcessError:
            return
        seen = process.observe(state, parameters, values)
        assert all(isfinite(value) for value in seen.values())
        assert all(value >= 0 for name, value in seen.items() if name != "growth_per_h")
        floor = 1e-3 * (1 + state[0])
        amounts = state[:11] + state[12:]  # alkali may be used up
        assert all(amount > -floor - 1e-3 * max(state) for amount in amounts), state
