"""Heat that came in, less what was taken out, is what the contents hold: through melting, doors, faults, unpacking."""

import pytest

from seedtrain.science.processes.cold_chain import heat, process

STEPS = [
    (0.75, {"packed": 0, "packs_around_c": 24, "store_c": 4}),
    (12, {"ambient_mean_c": 30, "ambient_amplitude_k": 7}),
    (0.2, {"ambient_mean_c": 30, "door_open": 1, "heat_w": 40}),
    (40, {"ambient_mean_c": 36}),
    (3, {"packed": 0, "store_c": 5}),
]
WRONG = [{}, {"packs_unconditioned": 0}, {"door_open": 0.3}, {"compressor": 0.5}, {"thermostat": 3}, {"truck_delay": 9}]


@pytest.mark.parametrize("case", ["cold_box", "cool_packs_box", "refrigerator", "cold_room", "truck"])
@pytest.mark.parametrize("faults", WRONG, ids=lambda f: "normal" if not f else next(iter(f)))
def test_heat_closes(case, faults):
    parameters, at_h = process.parameter_set(case), 0.0
    before = state = process.start(case)
    flows = 0.0
    for hours, inputs in STEPS:
        given, was = process.disturbed(inputs, faults), state
        state = process.advance(state, parameters, given, at_h, at_h + hours)
        at_h += hours
        flows += abs(state[33] - was[33]) + abs(state[34] - was[34])
    held = heat.enthalpy_kj(state, parameters) - heat.enthalpy_kj(before, parameters)
    assert flows > 100
    assert state[33] - state[34] == pytest.approx(held, abs=1e-9 * flows)
    assert state[34] > 0 if parameters[15] > 0 else state[34] == 0


def test_the_enthalpy_of_packs_gives_back_their_temperature():
    p = process.parameter_set("cold_box")
    assert heat.pack_c(-42, p) == pytest.approx(-20)
    assert heat.pack_c(0, p) == heat.pack_c(200, p) == heat.pack_c(334, p) == 0
    assert heat.pack_c(334 + 41.9, p) == pytest.approx(10)
