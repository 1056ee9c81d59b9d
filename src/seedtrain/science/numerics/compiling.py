"""Portable modules compiled by Numba, where Numba is installed (CPython only). No second source: the portable files are
loaded again under other names and their functions wrapped, so without Numba everything runs, only slower.
"""

import hashlib
import importlib.util
import os
import sys
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

try:
    import numba
except ImportError:  # an ARM board, or a Python that Numba does not support yet
    numba = None  # type: ignore[assignment]

available = numba is not None


def cache_folder(modules: tuple[ModuleType, ...]) -> str | None:
    """Where machine code is kept, or None where nothing can be written (then every process compiles anew).

    A folder per content of the sources, since Numba does not see that a called function in another file has changed.
    """
    digest = hashlib.sha256(b"".join(Path(str(m.__file__)).read_bytes() for m in modules)).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "seedtrain" / "numba"
    folder = Path(os.environ.get("NUMBA_CACHE_DIR") or home) / digest
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return str(folder) if os.access(folder, os.W_OK) else None


def twins(modules: tuple[ModuleType, ...], not_inlined: tuple[str, ...] = ()) -> list[ModuleType]:
    """Compiled twins of portable modules, listed from the lowest up: each may use functions of those before it.

    Inner functions are inlined (passing long tuples costs more than the arithmetic); `not_inlined` are the names of
    those that are called rarely, or from Python, or that loop. Without Numba the modules themselves come back.
    """
    if not available:
        return list(modules)
    config: Any = numba.config
    folder = cache_folder(modules)
    before, config.CACHE_DIR = config.CACHE_DIR, folder or ""
    try:
        made: list[ModuleType] = []
        shared: dict[str, Any] = {}
        for module in modules:
            made.append(twin(module, shared, not_inlined, folder is not None))
            shared.update({k: v for k, v in vars(made[-1]).items() if not k.startswith("_")})
        return made
    finally:
        config.CACHE_DIR = before


def twin(module: ModuleType, replaced: dict[str, Any], not_inlined: tuple[str, ...], keep: bool) -> ModuleType:
    """A second copy of a portable module, its functions compiled and those it imports taken from `replaced`."""
    spec = importlib.util.spec_from_file_location(module.__name__ + "__compiled", module.__file__)
    if spec is None or spec.loader is None:
        raise ImportError(f"{module.__name__} has no file to load again")
    copy = importlib.util.module_from_spec(spec)
    sys.modules[copy.__name__] = copy  # Numba's cache looks the module up by name
    spec.loader.exec_module(copy)
    for name, value in list(vars(copy).items()):
        if isinstance(value, FunctionType):
            inline = name not in not_inlined
            own = value.__module__ == copy.__name__
            setattr(copy, name, compiled(value, inline, keep) if own else replaced[name])
    return copy


def compiled(function: FunctionType, inline: bool, keep: bool) -> Any:
    """The function as machine code."""
    return numba.njit(cache=keep, error_model="numpy", forceinline=inline)(function)
