"""Foam wets the exhaust filter, the pressure rises, the relief lets less gas through; antifoam helps, and harms."""

import pytest

from seedtrain.science.processes.fedbatch import process

PARAMETERS = process.parameter_set("modern_mab")
DENSE = {"viable_cells_1e9_per_l": 14}


def after(hours, faults=None, antifoam=0.0):
    """Observed values of a dense culture after so many hours under faults, antifoam (mL/L) there from the start."""
    state = process.start("modern_mab", dict(DENSE, antifoam_ml_per_l=antifoam))
    inputs = process.disturbed({"temperature_c": 33}, faults or {})
    return process.observe(process.advance(state, PARAMETERS, inputs, 0, hours), PARAMETERS, inputs)


def test_an_ordinary_culture_foams_a_little_and_keeps_its_filter_dry():
    seen = after(24)
    assert 2 < seen["foam_cm"] < 20
    assert seen["exhaust_filter_wet_percent"] == 0
    assert seen["overpressure_mbar"] == pytest.approx(15)
    assert seen["gas_passing_percent"] == 100


def test_foam_that_reaches_the_exhaust_raises_the_pressure_and_then_holds_back_gas():
    first, later = after(4, {"foaming": 8}), after(24, {"foaming": 8})
    assert 15 < first["overpressure_mbar"] < later["overpressure_mbar"]
    assert later["overpressure_mbar"] == pytest.approx(120)
    assert later["gas_passing_percent"] < 80
    assert later["pco2_mmhg"] > 1.1 * after(24)["pco2_mmhg"]
    assert later["kla_per_h"] < 0.95 * after(24)["kla_per_h"]


def test_antifoam_brings_the_foam_down():
    assert after(1, {"foaming": 8}, antifoam=0.2)["foam_cm"] < 0.3 * after(1, {"foaming": 8})["foam_cm"]


def test_too_much_antifoam_takes_oxygen_transfer_and_a_little_does_not():
    clean = after(0.1)["kla_per_h"]
    assert after(0.1, antifoam=0.2)["kla_per_h"] == clean
    assert 0.5 * clean < after(0.1, antifoam=1.5)["kla_per_h"] < 0.75 * clean


def test_a_failed_filter_heater_wets_the_filter_without_any_foam():
    seen = after(24, {"exhaust_heater": 0.2})
    assert seen["overpressure_mbar"] > 60
    assert seen["foam_cm"] < 20
    assert seen["exhaust_heater_c"] < 30 < after(1, {"foaming": 8})["exhaust_heater_c"]


def test_a_filter_dries_again_slowly():
    state = process.start("modern_mab", dict(DENSE, exhaust_filter_wet=0.9))
    state = process.advance(state, PARAMETERS, {}, 0, 24)
    assert 0.4 < state[18] < 0.7
