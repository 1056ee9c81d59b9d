"""The kernel of cleaning as machine code, where Numba is installed; the same results from the same source."""

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.cleaning import kernel, rinsing

available = compiling.available
integrate = compiling.twins((rinsing, kernel), ("integrate", "substep", "flush", "removal"))[-1].integrate
