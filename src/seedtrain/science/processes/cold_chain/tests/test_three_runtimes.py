"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import pytest

from seedtrain.science.processes.cold_chain import compiled, process, reference
from tests.runtimes import ALLOWED, differences, micropython

WRONG = {"packs_unconditioned": 0.2, "truck_delay": 6, "logger_clock": -3}
ROOM = {"thermostat": 3, "logger_in_air": 0.5}


def test_numba_equals_cpython(monkeypatch):
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    expected = reference.journey(WRONG, 12), reference.night(ROOM)
    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, compiled.integrate))
    assert differences(expected, (reference.journey(WRONG, 12), reference.night(ROOM))) <= ALLOWED


def test_micropython_equals_cpython():
    expected = reference.journey(WRONG, 12)
    assert differences(expected, micropython(reference.__name__, "journey", WRONG, 12)) <= ALLOWED
    assert differences(reference.night(ROOM), micropython(reference.__name__, "night", ROOM)) <= ALLOWED
