"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import pytest

from seedtrain.science.processes.protein_a import compiled, process, reference
from tests.runtimes import ALLOWED, differences, micropython

MINUTES = [30, 55.5, 62.7, 66]


def test_capture_in_numba_equals_cpython(monkeypatch):
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    expected = reference.capture(25)
    steps = []

    def integrate(*step):
        steps.append(step)
        return compiled.integrate(*step)

    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, integrate))
    assert differences(expected, reference.capture(25)) <= ALLOWED
    assert len(steps) == len(reference.CAPTURE)


def test_capture_in_micropython_equals_cpython():
    assert differences(reference.capture(12), micropython(reference.__name__, "capture", 12)) <= ALLOWED


def test_thomas_in_micropython_equals_cpython():
    expected = reference.thomas_load(13, MINUTES)
    assert 0.01 < expected[1] < expected[2] < 1
    assert differences(expected, micropython(reference.__name__, "thomas_load", 13, MINUTES)) <= ALLOWED
