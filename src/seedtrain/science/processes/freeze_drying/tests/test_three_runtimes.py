"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import pytest

from seedtrain.science.processes.freeze_drying import compiled, process, reference
from tests.runtimes import ALLOWED, differences, micropython

HOURS = [1, 3, 5, 6.5, 7]


def test_numba_equals_cpython(monkeypatch):
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    expected = reference.known_resistance(HOURS), reference.whole_cycle()
    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, compiled.integrate))
    assert differences(expected, (reference.known_resistance(HOURS), reference.whole_cycle())) <= ALLOWED


def test_micropython_equals_cpython():
    there = micropython(reference.__name__, "known_resistance", HOURS)
    assert differences(reference.known_resistance(HOURS), there) <= ALLOWED
    assert differences(reference.whole_cycle(), micropython(reference.__name__, "whole_cycle")) <= ALLOWED
