"""The freeze-drying kernel as machine code, where Numba is installed; the same results from the same source."""

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.freeze_drying import drying, kernel

available = compiling.available
MODULES = (drying, kernel)
EVERY_NAME = tuple(name for module in MODULES for name in vars(module) if name[0].islower())

integrate = compiling.twins(MODULES, EVERY_NAME)[-1].integrate
