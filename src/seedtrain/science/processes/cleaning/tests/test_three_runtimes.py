"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import pytest

from seedtrain.science.processes.cleaning import compiled, process, reference
from tests.runtimes import ALLOWED, differences, micropython

WRONG = {"spray_ball_blocked": 0.4, "dead_leg": 0.3, "heater": 0.9}


def test_numba_equals_cpython(monkeypatch):
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    expected = reference.cycle("transfer_line", WRONG)
    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, compiled.integrate))
    assert differences(expected, reference.cycle("transfer_line", WRONG)) <= ALLOWED


def test_micropython_equals_cpython():
    expected = reference.cycle("buffer_vessel", WRONG)
    assert differences(expected, micropython(reference.__name__, "cycle", "buffer_vessel", WRONG)) <= ALLOWED
