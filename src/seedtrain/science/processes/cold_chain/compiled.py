"""The kernel of the cold chain as machine code, where Numba is installed; the same results from the same source.

Nothing is inlined: measured, that compiles in less time and runs faster here.
"""

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.cold_chain import ageing, heat, kernel

available = compiling.available
MODULES = (ageing, heat, kernel)
EVERY_NAME = tuple(name for module in MODULES for name in vars(module) if name[0].islower())

integrate = compiling.twins(MODULES, EVERY_NAME)[-1].integrate
