"""The Protein A kernel as machine code, where Numba is installed; the same results from the same source."""

from array import array
from typing import Any

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.protein_a import cells, kernel, march

available = compiling.available
NOT_INLINED = (
    "march",
    "react",
    "alike",
    "anything",
    "bind",
    "bind_alike",
    "settle",
    "settle_alike",
    "shift",
)  # they loop

fast = compiling.twins((cells, march), NOT_INLINED)[-1]


def integrate(state: Any, parameters: Any, inputs: Any, from_h: float, to_h: float, tolerance: float) -> Any:
    """`kernel.integrate`, its march as machine code over an array; without Numba the kernel itself."""
    if not available:
        return kernel.integrate(state, parameters, inputs, from_h, to_h, tolerance)
    return kernel.integrate(state, parameters, inputs, from_h, to_h, tolerance, fast.march, doubles)


def doubles(values: Any) -> Any:
    """The values in one buffer, which machine code changes in place."""
    return array("d", values)


def warm(state: Any, parameters: Any, inputs: Any) -> None:
    """Compile now (a few seconds the first time, then read from the cache), so that no learner waits for it."""
    integrate(state, parameters, inputs, 0.0, 1e-3, 1.0)
