"""One source, three runtimes: CPython, Numba's machine code and MicroPython's WebAssembly give the same numbers."""

import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

import pytest

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.fedbatch import compiled, kernel, process, reference
from tests.runtimes import ALLOWED, differences, micropython

HOURS = [0, 10, 50, 63.5, 64, 100, 150, 200]


@cache
def in_micropython(function: str, *arguments: Any) -> Any:
    """A reference run under MicroPython."""
    return micropython(reference.__name__, function, *(list(a) if isinstance(a, tuple) else a for a in arguments))


def in_numba(monkeypatch: pytest.MonkeyPatch, function: Any, *arguments: Any) -> Any:
    """A reference run whose every step is taken by machine code."""
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    steps = []

    def integrate(*step: Any) -> Any:
        steps.append(step)
        return compiled.integrate(*step)

    monkeypatch.setattr(process.advance, "__defaults__", (process.TOLERANCE, integrate))
    answer = function(*arguments)
    assert steps, "the compiled kernel was not asked"
    return answer


def test_amribt_in_numba_equals_cpython(monkeypatch):
    expected = reference.amribt_experiment_4(HOURS)
    assert differences(expected, in_numba(monkeypatch, reference.amribt_experiment_4, HOURS)) <= ALLOWED


def test_modern_mab_in_numba_equals_cpython(monkeypatch):
    expected = reference.modern_mab_14_days()
    assert differences(expected, in_numba(monkeypatch, reference.modern_mab_14_days)) <= ALLOWED


@pytest.mark.parametrize("run", [reference.e_coli_hours, reference.spoilt_seed_train])
def test_microbes_and_spoilt_cultures_in_numba_equal_cpython(monkeypatch, run):
    assert differences(run(), in_numba(monkeypatch, run)) <= ALLOWED


@pytest.mark.parametrize("run", ["e_coli_hours", "spoilt_seed_train"])
def test_microbes_and_spoilt_cultures_in_micropython_equal_cpython(run):
    assert differences(getattr(reference, run)(), in_micropython(run)) <= ALLOWED


def test_a_whole_schedule_in_one_compiled_call_equals_cpython():
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    parameters, state = process.parameter_set("modern_mab"), process.start("modern_mab")
    days = [(24.0 * d, 24.0 * d + 24, process.input_set(reference.modern_mab_inputs(d))) for d in range(14)]
    expected = kernel.follow(state, parameters, days, 1e-6)
    assert len(expected) == 15
    assert differences(expected, compiled.follow(state, parameters, compiled.schedule_of(days), 1e-6)) <= ALLOWED
    assert compiled.last(state, parameters, compiled.schedule_of(days), 1e-6) == (pytest.approx(expected[-1]), 0)


def test_noise_in_numba_equals_cpython():
    if not compiled.available:
        pytest.skip("needs Numba, which this Python or machine may not have")
    assert [compiled.fast_noise.normal(2**40 + 7, 5, i) for i in range(50)] == pytest.approx(
        reference.noise_sample(2**40 + 7, 50), rel=ALLOWED
    )


def test_amribt_in_micropython_equals_cpython():
    expected = reference.amribt_experiment_4(HOURS)
    assert differences(expected, in_micropython("amribt_experiment_4", tuple(HOURS))) <= ALLOWED


def test_modern_mab_in_micropython_equals_cpython():
    assert differences(reference.modern_mab_14_days(), in_micropython("modern_mab_14_days")) <= ALLOWED


def test_noise_in_micropython_equals_cpython():
    for seed in (0, 1, 2**31, 2**62 + 12345):
        assert differences(reference.noise_sample(seed, 50), in_micropython("noise_sample", seed, 50)) <= ALLOWED


def test_without_numba_the_same_functions_run_uncompiled(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    spec = spec_from_file_location("compiling_without_numba", compiling.__file__)
    bare = module_from_spec(spec)
    spec.loader.exec_module(bare)
    assert not bare.available
    assert bare.twins((kernel,)) == [kernel]
