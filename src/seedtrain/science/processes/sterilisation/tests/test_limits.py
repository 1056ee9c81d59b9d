"""Chamber and load against closed forms, and the sub-steps against finer ones."""

from math import exp

import pytest

from seedtrain.science.processes.sterilisation import process, reference
from seedtrain.science.processes.sterilisation.steam import saturation_c, saturation_kpa

SET = "autoclave_parts"


def moved(inputs, minutes, initial=None, **changes):
    """The state after some minutes of constant inputs."""
    parameters = process.parameter_set(SET, **changes)
    return process.advance(process.start(SET, initial), parameters, inputs, 0, minutes / 60)


def test_a_load_in_constant_steam_follows_an_exponential():
    steam_kpa = saturation_kpa(121.0)
    state = moved({"steam_setpoint_c": 121.0}, 7, {"pressure_kpa": steam_kpa, "air_kpa": 0})
    for tau, celsius in ((4.0, state[3]), (1.0, state[4])):
        assert celsius == pytest.approx(121 - 101 * exp(-7 / tau), rel=1e-9)


def test_vacuum_pulses_dilute_the_air_by_the_ratio_of_the_pressures():
    parameters, state = process.parameter_set(SET, condensing_rate_per_min=0), process.start(SET)
    expected = state[1]
    for _ in range(3):
        before = state[0]
        state = process.advance(state, parameters, {"vacuum_fraction": 1}, 0, 0.05)
        expected *= state[0] / before
        assert state[1] == pytest.approx(expected, rel=2e-3)
        state = process.advance(state, parameters, {"steam_setpoint_c": 110}, 0, 0.1)
    assert process.observe(state, parameters, {"steam_setpoint_c": 110})["air_percent"] < 0.05


def test_a_leak_into_an_empty_chamber_rises_as_a_leak_test_reads_it():
    empty = {"pressure_kpa": 7, "air_kpa": 6}
    inputs = process.disturbed({}, {"door_seal": 0.5})
    state = moved(inputs, 10, empty)
    k = 0.5 / 101.325
    assert state[0] == pytest.approx(101.325 - 94.325 * exp(-10 * k), rel=1e-9)
    told = process.observe(process.start(SET, empty), process.parameter_set(SET), inputs)
    assert told["pressure_change_kpa_per_min"] == pytest.approx(told["leak_test_kpa_per_min"], rel=1e-9)
    assert state[1] - 6 == pytest.approx(state[0] - 7, rel=1e-4)


def test_air_left_in_the_chamber_makes_steam_colder_than_its_pressure_says():
    state = moved({"steam_setpoint_c": 121}, 60)
    seen = process.observe(state, process.parameter_set(SET), {"steam_setpoint_c": 121})
    assert seen["saturation_temperature_c"] == pytest.approx(121, abs=1e-3)
    assert seen["chamber_temperature_c"] == pytest.approx(saturation_c(state[0] - state[1]))
    assert seen["chamber_temperature_c"] < 107


def test_a_vessel_shut_in_without_its_vent_draws_a_vacuum():
    parameters, state = process.parameter_set("vessel_sip"), process.start("vessel_sip")
    state = process.advance(state, parameters, {"steam_setpoint_c": 123, "purge_fraction": 1}, 0, 0.5)
    vented = process.advance(state, parameters, {"vent_fraction": 1, "vent_kpa": 150}, 0.5, 1)
    shut = process.advance(state, parameters, {}, 0.5, 1)
    assert vented[0] > 140
    assert shut[0] < 60


def test_the_sub_steps_give_f0_as_steps_ten_times_finer_do(monkeypatch):
    coarse = reference.autoclave()[-1]
    monkeypatch.setattr(process.kernel, "STEP_MIN", 0.02)
    fine = reference.autoclave()[-1]
    for name in ("f0_drain_min", "f0_centre_min", "f0_surface_min"):
        assert coarse[name] == pytest.approx(fine[name], rel=2e-3)


def test_two_stretches_give_what_one_gives():
    parameters, inputs = process.parameter_set(SET), {"steam_setpoint_c": 122}
    state = process.start(SET)
    once = process.advance(state, parameters, inputs, 0, 0.4)
    for minute in range(24):
        state = process.advance(state, parameters, inputs, minute / 60, (minute + 1) / 60)
    assert state == pytest.approx(once, rel=1e-9, abs=1e-9)


def test_a_fresh_load_is_the_start_again():
    parameters, state = process.parameter_set(SET), process.start(SET)
    hot = process.advance(state, parameters, {"steam_setpoint_c": 122}, 0, 0.5)
    assert hot[7] > 0.1
    assert process.advance(hot, parameters, {"fresh_load": 1}, 0.5, 0.51) == pytest.approx(state, abs=0.01)
