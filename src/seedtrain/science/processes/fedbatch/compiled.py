"""The fed-batch kernel as machine code, where Numba is installed; the same results from the same source."""

from typing import Any

from seedtrain.science.numerics import compiling, noise, twenty
from seedtrain.science.processes.fedbatch import aeration, balances, intruder, kernel, kinetics, microbe, surroundings

available = compiling.available
# called rarely, or from Python, or by some sets of parameters only
NOT_INLINED = ("paced", "follow", "integrate", "last", "normal", "uniform", "microbial_rates", "aeration", "intrusion")

fast = compiling.twins((twenty, kinetics, surroundings, aeration, intruder, microbe, balances, kernel), NOT_INLINED)[-1]
fast_noise = compiling.twins((noise,), NOT_INLINED)[-1]
integrate = fast.integrate


def schedule_of(segments: list[tuple[float, float, tuple[float, ...]]]) -> Any:
    """Segments `(from_h, to_h, inputs)` in the form the compiled kernel takes; make it once for many runs."""
    if not available:
        return segments
    typed: Any = compiling.numba.typed
    return typed.List([(float(a), float(b), inputs) for a, b, inputs in segments])


def follow(state: tuple[float, ...], parameters: Any, schedule: Any, tolerance: float) -> list[tuple[float, ...]]:
    """`kernel.follow` for a schedule made by `schedule_of`: all states of a run in one compiled call."""
    return list(fast.follow(state, parameters, schedule, tolerance))


def last(state: tuple[float, ...], parameters: Any, schedule: Any, tolerance: float) -> tuple[tuple[float, ...], int]:
    """`kernel.last` for a schedule made by `schedule_of`: the final state and how it ended, for many runs."""
    return fast.last(state, parameters, schedule, tolerance)


def warm(state: tuple[float, ...], parameters: Any, inputs: tuple[float, ...]) -> None:
    """Compile now (some ten seconds the first time, then read from the cache), so that no learner waits for it."""
    schedule = schedule_of([(0.0, 1e-3, inputs)])
    fast.integrate(state, parameters, inputs, 0.0, 1e-3, 1e-3)
    follow(state, parameters, schedule, 1e-3)
    last(state, parameters, schedule, 1e-3)
