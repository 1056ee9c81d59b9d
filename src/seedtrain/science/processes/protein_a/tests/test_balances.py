"""What enters is held or leaves, whatever is done to the flow and the bed; and a run may be cut anywhere."""

import pytest

from seedtrain.science.processes.protein_a import compiled, march, process
from seedtrain.science.processes.protein_a.cells import HEAD_OF_CHANNEL
from seedtrain.science.processes.protein_a.reference import CAPTURE

PARAMETERS = process.parameter_set("capture")


def run(cuts=1, initial=None):
    """State and inputs after every stretch of the reference capture, each done in `cuts` parts."""
    state, ends = process.start("capture", initial), []
    for begin, end, controls, faults in CAPTURE:
        inputs = process.disturbed(controls, faults)
        for i in range(cuts):
            from_h, to_h = [(begin + (end - begin) * j / cuts) / 60 for j in (i, i + 1)]
            state = process.advance(state, PARAMETERS, inputs, from_h, to_h)
        ends.append((state, inputs))
    return ends


@pytest.mark.parametrize(
    ("part", "fed", "left", "initial"),
    [
        (0, march.LOADED_G, march.OUT_G, {}),
        (1, march.LOADED_HCP_G, march.OUT_HCP_G, {}),
        (0, march.LOADED_G, march.OUT_G, {"bed_product_g_per_l": 8, "cells": 30}),
        (1, march.LOADED_HCP_G, march.OUT_HCP_G, {"bed_hcp_g_per_l": 2}),
    ],
)
def test_in_is_out_and_held_to_a_billionth(part, fed, left, initial):
    before = process.held(process.start("capture", initial), PARAMETERS, process.input_set(), part)
    ends = run(initial=initial)
    for state, inputs in ends:
        assert before + state[fed] == pytest.approx(
            state[left] + process.held(state, PARAMETERS, inputs, part), rel=1e-9
        )
    assert ends[-1][0][fed] > 1


def test_the_pool_is_no_more_than_what_left_and_the_parts_add_up():
    state, inputs = run()[4]
    seen = process.observe(state, PARAMETERS, inputs)
    assert seen["pool_product_g"] + seen["to_waste_g"] + seen["held_g"] == pytest.approx(seen["loaded_g"], rel=1e-9)
    assert 0 < seen["lost_in_load_g"] <= seen["to_waste_g"]
    assert 0 < seen["yield_percent"] < 100


@pytest.mark.parametrize("cuts", [2, 7, 40])
def test_a_stretch_cut_anywhere_comes_to_the_same(cuts):
    for (whole, _), (parts, _) in zip(run(), run(cuts), strict=True):
        assert parts == pytest.approx(whole, rel=1e-9, abs=1e-9)


def test_a_salt_pulse_keeps_its_mean_and_shows_the_plates_of_the_bed():
    parameters = process.parameter_set("capture", plates=100)
    state, at_s, weight, first, second = process.start("capture", {"cells": 50, "bed_ms_per_cm": 0}), 0.0, 0.0, 0.0, 0.0
    for i in range(400):
        salty = {"flow_l_per_h": 150, "inlet_line": 0 if i == 0 else 1}
        inputs = process.input_set(salty)
        clear = process.parameter_set("capture", plates=100, load_ms_per_cm=0)
        to_s = at_s + 0.96
        state = process.advance(state, parameters if i == 0 else clear, inputs, at_s / 3600, to_s / 3600)
        middle_s, at_s = at_s + 0.48, to_s
        ms = process.observe(state, clear, inputs)["outlet_ms_per_cm"]
        weight, first, second = weight + ms, first + ms * middle_s, second + ms * middle_s**2
    mean_s = first / weight
    assert weight * 0.96 == pytest.approx(15 * 0.96, rel=1e-9)
    assert mean_s == pytest.approx(96, abs=1.5)
    assert mean_s**2 / (second / weight - mean_s**2) == pytest.approx(100, rel=0.03)


def test_a_bed_at_rest_comes_to_the_langmuir_isotherm():
    load = {"flow_l_per_h": 150, "inlet_line": 1}
    state = process.advance(process.start("capture"), PARAMETERS, load, 0, 0.9)
    state = process.advance(state, PARAMETERS, {"inlet_line": 1}, 0.9, 40)
    state = process.advance(state, PARAMETERS, load, 40, 40 + 1e-3)
    n = int(state[0])
    first = march.SUMS + HEAD_OF_CHANNEL
    liquid, bound = state[first : first + n], state[first + n : first + 2 * n]
    middle = [i for i in range(3, n) if liquid[i] > 1e-3]
    assert len(middle) > 3
    for i in middle:
        assert bound[i] == pytest.approx(100 * 5 * liquid[i] / (1 + 5 * liquid[i]), rel=0.02)


def test_the_compiled_march_keeps_the_same_sums():
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    inputs = process.input_set({"flow_l_per_h": 150, "inlet_line": 1})
    state = process.start("capture")
    plain = process.advance(state, PARAMETERS, inputs, 0, 0.7)
    assert process.advance(state, PARAMETERS, inputs, 0, 0.7, 1, compiled.integrate) == pytest.approx(plain, rel=1e-9)
