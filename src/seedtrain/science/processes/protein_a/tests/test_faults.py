"""What each fault does to a capture, and what is refused."""

from functools import cache

import pytest

from seedtrain.science.processes.protein_a import compiled, process
from seedtrain.science.processes.protein_a.process import ProcessError
from seedtrain.science.processes.protein_a.tables import FAULTS, INPUTS, OUTPUTS

PARAMETERS = process.parameter_set("capture")
# from CV, to CV, line, pool
PHASES = ((0, 3, 0, 0), (3, 13, 1, 0), (13, 17, 2, 0), (17, 19, 0, 0), (19, 24, 3, 1))
PULSE = ("plates", "asymmetry", "hetp_mm")


@cache
def captured(fault=None, size=0.0):
    """Observed values at the end of every phase (4 min per column volume), by column volume."""
    state, seen = process.start("capture"), {}
    for begin, end, line, pool in PHASES:
        controls = {
            "flow_l_per_h": 150,
            "inlet_line": line,
            "pool_valve": pool,
            "pool_start_mau": 100,
            "pool_stop_mau": 100,
        }
        inputs = process.disturbed(controls, {fault: size} if fault else {})
        state = process.advance(state, PARAMETERS, inputs, begin / 15, end / 15, 1, compiled.integrate)
        seen[end] = process.observe(state, PARAMETERS, inputs)
    return seen


def test_an_ordinary_capture_is_what_practice_knows():
    load, wash, pool = captured()[13], captured()[19], captured()[24]
    assert load["loaded_g_per_l_bed"] == pytest.approx(40, rel=1e-3)
    assert load["lost_in_load_percent"] < 1
    assert 0.2 < load["pressure_bar"] < 1
    assert wash["uv_mau"] < 20
    assert 90 < pool["yield_percent"] <= 100
    assert 1.2 < pool["pool_volume_l"] / 10 < 3.5
    assert 100 < pool["pool_hcp_ng_per_mg"] < 2000
    assert 2 < pool["pool_protein_a_ng_per_mg"] < 20
    assert 3.5 < pool["pool_ph"] < 4.5


@pytest.mark.parametrize(
    ("fault", "size", "at", "clue", "low", "high"),
    [
        ("wrong_titre", 1.6, 13, "lost_in_load_percent", 5, None),
        ("dirty_load", 4, 24, "pool_hcp_ng_per_mg", 2.5, None),
        ("channelling", 0.25, 13, "lost_in_load_percent", 5, None),
        ("channelling", 0.25, 13, "plates", None, 0.3),
        ("channelling", 0.25, 13, "asymmetry", None, 0.9),
        ("poor_packing", 0.2, 13, "plates", None, 0.21),
        ("compressed_bed", -0.05, 13, "bed_pressure_bar", 1.7, None),
        ("air_in_column", 0.2, 13, "bed_pressure_bar", 1.5, None),
        ("fouled_frit", 5, 13, "pressure_bar", 1.5, None),
        ("aged_resin", 0.7, 13, "lost_in_load_percent", 5, None),
        ("leaching", 3, 24, "pool_protein_a_ng_per_mg", 2.5, None),
        ("wrong_elution_ph", 0.6, 24, "pool_g_per_l", None, 0.6),
        ("weak_wash", 0.2, 24, "pool_hcp_ng_per_mg", 1.2, None),
        ("valve_leak", 0.1, 19, "outlet_ms_per_cm", 1.25, None),
        ("uv_lamp", 0.7, 13, "uv_mau", None, 0.71),
        ("uv_drift", 80, 24, "pool_volume_l", 1.05, None),
        ("pump_short", 0.8, 13, "loaded_g", None, 0.81),
        ("resin_bioburden", 10, 24, "pool_cfu_per_10ml", 1e3, None),
        ("cold_buffer", 5, 13, "pressure_bar", 1.4, None),
    ],
)
def test_each_fault_shows(fault, size, at, clue, low, high):
    normal, found = captured()[at][clue], captured(fault, size)[at][clue]
    ratio = found / max(normal, 0.05)
    assert (low is None or ratio > low) and (high is None or ratio < high), (normal, found)


def test_a_pool_probe_that_lies_costs_virus_reduction():
    pool = captured()[24]
    state = process.start("capture")
    for begin, end, line, armed in PHASES:
        controls = {"flow_l_per_h": 150, "inlet_line": line, "pool_valve": armed}
        state = process.advance(state, PARAMETERS, controls, begin / 15, end / 15, 1, compiled.integrate)
    held = {}
    for error in (0.0, -0.2):
        inputs = process.disturbed({"pool_ph_set": 3.6}, {"pool_ph_probe": error})
        after = process.advance(state, PARAMETERS, inputs, 2, 3)
        held[error] = process.observe(after, PARAMETERS, inputs)
    assert pool["pool_virus_log_reduction"] == 0
    assert held[0.0]["pool_virus_log_reduction"] > 5 > held[-0.2]["pool_virus_log_reduction"]
    assert held[0.0]["pool_aggregate_percent"] > held[-0.2]["pool_aggregate_percent"] > pool["pool_aggregate_percent"]


def test_caustic_ends_bioburden_and_the_pool_valve_opens_by_what_the_uv_reads():
    parameters, state = PARAMETERS, process.start("capture")
    dirty = {"flow_l_per_h": 150, "resin_cfu_per_ml": 10, "pool_valve": 1}
    shut = process.advance(state, parameters, dict(dirty, pool_start_mau=50), 0, 0.1)
    assert process.observe(shut, parameters, {})["pool_volume_l"] == 0
    open_way = process.advance(state, parameters, dirty, 0, 0.1)
    assert process.observe(open_way, parameters, {})["pool_cfu_per_10ml"] == pytest.approx(100)
    cleaned = process.advance(state, parameters, {"flow_l_per_h": 150, "inlet_line": 5, "resin_cfu_per_ml": 10}, 0, 1)
    after = process.advance(cleaned, parameters, dirty, 1, 1.1)
    assert process.observe(after, parameters, {})["pool_cfu_per_10ml"] == pytest.approx(0.01)


def test_every_observed_value_has_a_row_and_every_fault_an_input():
    assert set(captured()[24]) == {row[0] for row in OUTPUTS}
    assert {row[1] for row in FAULTS} <= {row[0] for row in INPUTS}
    assert all(row[2] <= row[4] <= row[3] for row in INPUTS)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: process.parameter_set("captur"), "cadet_linear"),
        (lambda: process.input_set({"inlet_line": 9}), "from 0 to 6"),
        (lambda: process.start("capture", {"cells": 2}), "from 5 to 500"),
        (lambda: process.disturbed({}, {"gremlin": 1}), "fouled_frit"),
        (lambda: process.advance(process.start("capture"), PARAMETERS, {"flow_l_per_h": 50000}, 0, 500), "too often"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(attempt, said):
    with pytest.raises(ProcessError, match=said):
        attempt()
