"""Finer steps change nothing that matters, stretches join, and what is left alone comes to rest where it must."""

import pytest

from seedtrain.science.processes.cold_chain import kernel, process, reference

SHOWN = ("air_c", "centre_c", "edge_c", "logger_c", "packs_melted_percent", "kinetic_mean_c", "below_h", "vvm_percent")


def test_steps_ten_times_finer_agree(monkeypatch):
    coarse = reference.journey({"packs_unconditioned": 0})
    monkeypatch.setattr(kernel, "STEP_H", 0.01)
    fine = reference.journey({"packs_unconditioned": 0})
    for a, b in zip(coarse, fine, strict=True):
        for name in SHOWN:
            assert a[name] == pytest.approx(b[name], abs=4e-3), name


@pytest.mark.parametrize("case", ["cold_box", "cold_room"])
def test_two_stretches_are_one(case):
    parameters, state = process.parameter_set(case), process.start(case)
    inputs = process.input_set({"ambient_mean_c": 31, "ambient_amplitude_k": 6})
    whole = process.advance(state, parameters, inputs, 0, 3)
    parts = process.advance(process.advance(state, parameters, inputs, 0, 1.23), parameters, inputs, 1.23, 3)
    extremes = (13, 14, 31, 32)  # seen at the ends and middles of sub-steps only
    for i in range(len(whole)):
        assert parts[i] == pytest.approx(whole[i], rel=1e-4, abs=3e-3 if i in extremes else 2e-4), i


def test_without_ice_or_cooling_all_comes_to_what_is_outside():
    parameters = process.parameter_set("refrigerator", cooling_max_w=0)
    state = process.advance(process.start("refrigerator"), parameters, {"ambient_mean_c": 31}, 0, 400)
    assert state[:3] == pytest.approx((31, 31, 31), abs=1e-3)


def test_a_cooled_room_rests_where_the_unit_takes_out_what_comes_in():
    parameters = process.parameter_set("cold_room")
    state = process.advance(process.start("cold_room"), parameters, {"ambient_mean_c": 24.5}, 0, 200)
    seen = process.observe(state, parameters, {"ambient_mean_c": 24.5})
    share = 30 * 20 / (4000 + 30)  # 4000 share = 30 (24.5 - 4.5 - share)
    assert seen["unit_percent"] == pytest.approx(100 * share, rel=1e-6)
    assert seen["air_c"] == pytest.approx(4.5 + share, rel=1e-6)
    assert seen["edge_c"] == pytest.approx(4.5 + share - 5 * share, rel=1e-3)


def test_the_day_is_warmest_when_it_should_be():
    inputs = {"ambient_mean_c": 25, "ambient_amplitude_k": 6, "ambient_warmest_h": 15}
    parameters = process.parameter_set("cold_box")
    at = {h: process.observe(process.start("cold_box", {"clock_h": h}), parameters, inputs) for h in (3, 9, 15, 39)}
    assert [at[h]["ambient_c"] for h in (3, 9, 15, 39)] == pytest.approx([19, 25, 31, 31])
