"""Condensate and heat close over a whole cycle, whatever goes wrong."""

import pytest

from seedtrain.science.processes.sterilisation import kernel, process, reference

WRONG = [{}, {"wet_load": 12}, {"trap_blocked": 1}, {"load_pattern": 2}, {"superheat": 6}, {"steam_supply": 0.47}]


def ended(faults):
    """The last state of an autoclave cycle."""
    parameters, state, at_h = process.parameter_set("autoclave_parts"), process.start("autoclave_parts"), 0.0
    for minutes, inputs in reference.pulsed_cycle():
        given = process.disturbed(inputs, faults)
        state = process.advance(state, parameters, given, at_h, at_h + minutes / 60)
        at_h += minutes / 60
    return state


@pytest.mark.parametrize("faults", WRONG, ids=lambda f: "normal" if not f else next(iter(f)))
def test_condensate_formed_is_drained_standing_on_the_load_or_dried(faults):
    state = ended(faults)
    standing, wet, formed, drained, dried = state[12:17]
    assert formed > 1
    assert drained >= 0
    assert formed == pytest.approx(standing + wet + drained + dried, rel=1e-9)


@pytest.mark.parametrize("faults", WRONG, ids=lambda f: "normal" if not f else next(iter(f)))
def test_the_heat_given_up_is_that_of_the_condensate(faults):
    state = ended(faults)
    assert state[17] == pytest.approx(kernel.LATENT_KJ_PER_KG * state[14], rel=1e-9)


def test_heat_covers_what_the_load_took_up_and_no_more_than_walls_can_lose():
    parameters = process.parameter_set("autoclave_parts", heat_loss_kj_per_min_k=0)
    state = process.start("autoclave_parts", {"air_kpa": 0})
    state = process.advance(state, parameters, {"steam_setpoint_c": 121}, 0, 1)
    taken = sum(c * (t - 20) for c, t in zip((4, 16, 10), state[2:5], strict=True))
    assert state[17] == pytest.approx(taken, rel=1e-3)
