"""The same kernel compiled by Numba, where Numba is installed. No second source: the portable files are loaded again
under other names and their functions wrapped, so `available` False only means slower (CPython runs `kernel` as it is).
"""

import hashlib
import importlib.util
import os
import sys
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from seedtrain.science.numerics import fourteen, noise
from seedtrain.science.processes.fedbatch import kernel, kinetics, surroundings

try:
    import numba
except ImportError:  # an ARM board, or a Python that Numba does not support yet
    numba = None  # type: ignore[assignment]

available = numba is not None
PORTABLE = (fourteen, kinetics, surroundings, kernel, noise)
CALLED_FROM_PYTHON = ("follow", "integrate", "last", "normal", "uniform")


def cache_folder() -> str:
    """Where machine code is kept: a folder per content of the sources, since Numba does not see a changed callee."""
    digest = hashlib.sha256(b"".join(Path(str(m.__file__)).read_bytes() for m in PORTABLE)).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "seedtrain" / "numba"
    return str(Path(os.environ.get("NUMBA_CACHE_DIR") or home) / digest)


def twin(module: ModuleType, replaced: dict[str, Any]) -> ModuleType:
    """A second copy of a portable module, its functions compiled and those it imports taken from `replaced`."""
    spec = importlib.util.spec_from_file_location(module.__name__ + "__compiled", module.__file__)
    if spec is None or spec.loader is None:
        raise ImportError(f"{module.__name__} has no file to load again")
    copy = importlib.util.module_from_spec(spec)
    sys.modules[copy.__name__] = copy  # Numba's cache looks the module up by name
    spec.loader.exec_module(copy)
    for name, value in list(vars(copy).items()):
        if isinstance(value, FunctionType):
            setattr(copy, name, compiled(value) if value.__module__ == copy.__name__ else replaced[name])
    return copy


def compiled(function: FunctionType) -> Any:
    """The function as machine code. Inner ones are inlined: passing long tuples costs more than the arithmetic."""
    inner = function.__name__ not in CALLED_FROM_PYTHON
    return numba.njit(cache=True, error_model="numpy", forceinline=inner)(function)


def load() -> tuple[ModuleType, ModuleType]:
    """The compiled twins of the kernel and of the noise generator (compiling happens at the first call)."""
    shared: dict[str, Any] = {}
    config: Any = numba.config
    before, config.CACHE_DIR = config.CACHE_DIR, cache_folder()
    try:
        for module in (fourteen, kinetics, surroundings):
            shared.update({k: v for k, v in vars(twin(module, shared)).items() if not k.startswith("_")})
        return twin(kernel, shared), twin(noise, {})
    finally:
        config.CACHE_DIR = before


fast, fast_noise = load() if available else (kernel, noise)
integrate = fast.integrate


def schedule_of(segments: list[tuple[float, float, tuple[float, ...]]]) -> Any:
    """Segments `(from_h, to_h, inputs)` in the form the compiled kernel takes; make it once for many runs."""
    if not available:
        return segments
    return numba.typed.List([(float(a), float(b), inputs) for a, b, inputs in segments])


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
