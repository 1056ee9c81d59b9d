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
NOT_INLINED = ("paced", "follow", "integrate", "last", "normal", "uniform")  # called rarely, or from Python


def cache_folder() -> str | None:
    """Where machine code is kept, or None where nothing can be written (then every process compiles anew).

    A folder per content of the sources, since Numba does not see that a called function in another file has changed.
    """
    digest = hashlib.sha256(b"".join(Path(str(m.__file__)).read_bytes() for m in PORTABLE)).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "seedtrain" / "numba"
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or home) / digest
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return str(folder) if os.access(folder, os.W_OK) else None


def twin(module: ModuleType, replaced: dict[str, Any], keep: bool) -> ModuleType:
    """A second copy of a portable module, its functions compiled and those it imports taken from `replaced`."""
    spec = importlib.util.spec_from_file_location(module.__name__ + "__compiled", module.__file__)
    if spec is None or spec.loader is None:
        raise ImportError(f"{module.__name__} has no file to load again")
    copy = importlib.util.module_from_spec(spec)
    sys.modules[copy.__name__] = copy  # Numba's cache looks the module up by name
    spec.loader.exec_module(copy)
    for name, value in list(vars(copy).items()):
        if isinstance(value, FunctionType):
            setattr(copy, name, compiled(value, keep) if value.__module__ == copy.__name__ else replaced[name])
    return copy


def compiled(function: FunctionType, keep: bool) -> Any:
    """The function as machine code. Inner ones are inlined: passing long tuples costs more than the arithmetic."""
    inner = function.__name__ not in NOT_INLINED
    return numba.njit(cache=keep, error_model="numpy", forceinline=inner)(function)


def load() -> tuple[ModuleType, ModuleType]:
    """The compiled twins of the kernel and of the noise generator (compiling happens at the first call)."""
    shared: dict[str, Any] = {}
    config: Any = numba.config
    folder = cache_folder()
    before, config.CACHE_DIR = config.CACHE_DIR, folder or ""
    try:
        for module in (fourteen, kinetics, surroundings):
            shared.update(
                {k: v for k, v in vars(twin(module, shared, folder is not None)).items() if not k.startswith("_")}
            )
        return twin(kernel, shared, folder is not None), twin(noise, {}, folder is not None)
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
