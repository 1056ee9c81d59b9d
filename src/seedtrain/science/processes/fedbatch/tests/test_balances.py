"""Nothing comes from nowhere: in + formed = out + held, formed and out by a quadrature of their own."""

import pytest

from seedtrain.science.processes.fedbatch import kernel, process
from seedtrain.science.processes.fedbatch.surroundings import conditions
from seedtrain.science.processes.fedbatch.tables import CELL_STATES

# Gauss-Legendre nodes and weights of order 4 on [0, 1]
NODES = (0.06943184420297371, 0.33000947820757187, 0.6699905217924281, 0.9305681557970262)
WEIGHTS = (0.17392742256872692, 0.32607257743127307, 0.32607257743127307, 0.17392742256872692)
STEP_H = 0.25
FEED = {"feed_l_per_h": 0.012, "glucose_feed_l_per_h": 0.002, "withdrawal_l_per_h": 0.01}
STILL = dict.fromkeys(FEED, 0.0)


def followed(case, hours, initial):
    """Start, end, and per component the amounts formed and taken out over `hours`, with feed and withdrawal on."""
    parameters = process.parameter_set(case)
    moving, still = process.input_set(FEED), process.input_set(STILL)
    c = conditions(parameters, still)
    start = state = process.start(case, initial)
    formed, out = [0.0] * 20, [0.0] * 20
    for step in range(int(hours / STEP_H)):
        from_h = step * STEP_H
        for node, weight in zip(NODES, WEIGHTS, strict=True):
            inside = process.advance(state, parameters, moving, from_h, from_h + node * STEP_H, 1e-13)
            made = kernel.rates(inside, parameters, still, c)
            for i in range(15):
                formed[i] += weight * STEP_H * made[i]
                out[i] += weight * STEP_H * FEED["withdrawal_l_per_h"] * inside[i] / inside[0]
        state = process.advance(state, parameters, moving, from_h, from_h + STEP_H, 1e-13)
    return start, state, formed, out


@pytest.mark.parametrize(
    ("case", "initial", "hours"),
    [
        ("amribt_2013", {}, 36),
        ("moller_2018", {}, 36),
        ("modern_mab", {}, 36),
        ("seed_train", {"volume_l": 10, "antifoam_ml_per_l": 0.2}, 36),
        ("modern_mab", {"contaminant_1e9_per_l": 1e-3}, 16),  # 58e9 bacteria per litre in the end
    ],
)
def test_every_component_closes(case, initial, hours):
    start, end, formed, out = followed(case, hours, initial)
    brought = [0.0] * 15
    brought[0] = (FEED["feed_l_per_h"] + FEED["glucose_feed_l_per_h"]) * hours
    brought[4] = (FEED["feed_l_per_h"] * 250 + FEED["glucose_feed_l_per_h"] * 2500) * hours
    brought[5] = FEED["feed_l_per_h"] * 60 * hours
    brought[12] = FEED["feed_l_per_h"] * 400 * hours
    for i in range(15):
        turnover = abs(start[i]) + abs(end[i]) + abs(formed[i]) + out[i] + brought[i] + 1e-12
        left_over = start[i] + brought[i] + formed[i] - out[i] - end[i]
        assert abs(left_over) <= 1e-9 * turnover, f"{CELL_STATES[i][0]}: {left_over / turnover:.1e}"


def test_volume_is_what_went_in_less_what_went_out_to_rounding():
    parameters = process.parameter_set("modern_mab")
    state = process.start("modern_mab")
    for day in range(10):
        state = process.advance(state, parameters, dict(FEED), 24 * day, 24 * day + 24)
        state = process.withdraw(state, 0.05)
    assert state[15] > 0.01
    expected = 10 + (0.012 + 0.002 - 0.01) * 240 + state[15] - 0.05 * 10
    assert state[0] == pytest.approx(expected, rel=1e-12)


def test_titre_is_the_integral_of_specific_productivity_over_living_cells():
    parameters = process.parameter_set("moller_2018")
    state = process.start("moller_2018")
    inputs = process.input_set({"feed_l_per_h": 0.002})
    cell_hours = 0.0
    for hour in range(72):
        for node, weight in zip(NODES, WEIGHTS, strict=True):
            cell_hours += weight * process.advance(state, parameters, inputs, hour, hour + node, 1e-13)[1]
        state = process.advance(state, parameters, inputs, hour, hour + 1, 1e-13)
    seen = process.observe(state, parameters, inputs)
    assert seen["product_mg_per_l"] == pytest.approx(1.51 * cell_hours / state[0], rel=1e-9)


def test_a_bolus_and_a_sample_change_amounts_by_what_they_hold():
    start = process.start("modern_mab")
    fed = process.add(start, 0.1, {"glucose_mmol_per_l": 500})
    assert fed[0] == pytest.approx(start[0] + 0.1)
    assert fed[4] == pytest.approx(start[4] + 50)
    assert fed[1] == start[1]
    sampled = process.withdraw(fed, fed[0] / 4)
    assert sampled[1:15] == pytest.approx([0.75 * amount for amount in fed[1:15]])
    assert sampled[15:] == fed[15:]
