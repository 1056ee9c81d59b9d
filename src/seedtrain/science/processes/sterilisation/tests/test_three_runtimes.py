"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import pytest

from seedtrain.science.processes.sterilisation import compiled, process, reference
from tests.runtimes import ALLOWED, differences, micropython

WRONG = {"air_not_removed": 0.05, "door_seal": 0.4, "wet_load": 3}


def test_numba_equals_cpython(monkeypatch):
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    expected = reference.autoclave(WRONG), reference.vessel({"trap_blocked": 0.8})
    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, compiled.integrate))
    assert differences(expected, (reference.autoclave(WRONG), reference.vessel({"trap_blocked": 0.8}))) <= ALLOWED


def test_micropython_equals_cpython():
    expected = reference.autoclave(WRONG)
    assert differences(expected, micropython(reference.__name__, "autoclave", WRONG)) <= ALLOWED
    assert differences(reference.vessel(), micropython(reference.__name__, "vessel")) <= ALLOWED
