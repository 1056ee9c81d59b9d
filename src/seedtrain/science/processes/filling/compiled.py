"""The filling line's kernel as machine code, where Numba is installed; the same results from the same source."""

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.filling import air, chances, kernel

available = compiling.available
NOT_INLINED: tuple[str, ...] = (
    *("integrate", "segment", "moved", "stretch", "normal_below", "hump", "short", "at_rest", "set_going"),
    *("with_bags", "snapped"),
)

integrate = compiling.twins((chances, air, kernel), NOT_INLINED)[-1].integrate
