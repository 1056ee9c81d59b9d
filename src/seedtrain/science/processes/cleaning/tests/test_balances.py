"""What was there and came in is still there or went out: caustic and soil, whatever goes wrong."""

import pytest

from seedtrain.science.processes.cleaning import process, reference

WRONG = [
    {},
    {"spray_ball_blocked": 0.9},
    {"pump_slow": 0.5},
    {"dead_leg": 0},
    {"caustic_strength": 0.3},
    {"heater": 0.5},
]


@pytest.mark.parametrize("case", ["buffer_vessel", "transfer_line"])
@pytest.mark.parametrize("faults", WRONG, ids=lambda f: next(iter(f), "normal"))
def test_caustic_and_soil_close(case, faults):
    parameters, start = process.parameter_set(case), process.start(case)
    state, at_h = start, 0.0
    for minutes, inputs in reference.CYCLE:
        state = process.advance(state, parameters, process.disturbed(inputs, faults), at_h, at_h + minutes / 60)
        at_h += minutes / 60
        volume, leg = parameters[0] * parameters[1], parameters[2]
        held = state[0] * volume + state[1] * leg
        assert state[10] == pytest.approx(held + state[11], rel=1e-9, abs=1e-9)
        dissolved = 0.001 * (state[2] * volume + state[3] * leg)
        assert sum(start[5:8]) == pytest.approx(sum(state[5:8]) + dissolved + state[12], rel=1e-9)
    assert state[12] > 0.5 * sum(start[5:8])
