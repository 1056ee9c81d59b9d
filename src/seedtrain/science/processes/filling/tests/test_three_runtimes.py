"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import pytest

from seedtrain.science.processes.filling import compiled, process, reference
from tests.runtimes import ALLOWED, differences, micropython

WRONG = {"hepa_leak": 0.001, "pump_wear": 12, "filter_defect": 0.003, "door_interlock": 0.05, "gowning_breach": 8}


def test_numba_equals_cpython(monkeypatch):
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    expected = reference.filling(), reference.filling(WRONG)
    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, compiled.integrate))
    assert differences(expected, (reference.filling(), reference.filling(WRONG))) <= ALLOWED


def test_micropython_equals_cpython():
    assert differences(reference.filling(WRONG), micropython(reference.__name__, "filling", WRONG)) <= ALLOWED


def test_chances_in_micropython_equal_cpython():
    assert differences(reference.numbers(), micropython(reference.__name__, "numbers")) <= ALLOWED
