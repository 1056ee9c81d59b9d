"""The same kernel compiled by Numba, where Numba is installed. No second source: the portable files are loaded again
under other names and their functions wrapped, so `available` False only means slower (CPython runs `kernel` as it is).
"""

import importlib.util
import sys
from types import FunctionType, ModuleType
from typing import Any

from seedtrain.science.numerics import fourteen, noise
from seedtrain.science.processes.fedbatch import kernel, kinetics, surroundings

try:
    import numba
except ImportError:  # an ARM board, or a Python that Numba does not support yet
    numba = None

available = numba is not None


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
            own = value.__module__ == copy.__name__
            setattr(copy, name, numba.njit(cache=True, error_model="numpy")(value) if own else replaced[name])
    return copy


def load() -> tuple[ModuleType, ModuleType]:
    """The compiled twins of the kernel and of the noise generator (compiling happens at the first call)."""
    shared: dict[str, Any] = {}
    for module in (fourteen, kinetics, surroundings):
        shared.update({k: v for k, v in vars(twin(module, shared)).items() if not k.startswith("_")})
    return twin(kernel, shared), twin(noise, {})


if available:
    fast, fast_noise = load()
else:
    fast, fast_noise = kernel, noise

integrate = fast.integrate


def follow(state: tuple, parameters: tuple, schedule: Any, tolerance: float) -> list[tuple]:
    """`kernel.follow` for a schedule made by `schedule_of`: all states of a run in one compiled call."""
    return list(fast.follow(state, parameters, schedule, tolerance))


def schedule_of(segments: list[tuple[float, float, tuple]]) -> Any:
    """Segments `(from_h, to_h, inputs)` in the form the compiled kernel takes; make it once for many runs."""
    if not available:
        return segments
    return numba.typed.List([(float(a), float(b), inputs) for a, b, inputs in segments])
