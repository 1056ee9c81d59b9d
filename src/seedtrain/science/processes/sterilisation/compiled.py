"""The steriliser's kernel as machine code, where Numba is installed; the same results from the same source."""

from seedtrain.science.numerics import compiling
from seedtrain.science.processes.sterilisation import kernel, lethality, steam

available = compiling.available
NOT_INLINED: tuple[str, ...] = (
    *("integrate", "substep", "position", "gas", "water", "pull", "saturation_c", "saturation_kpa", "stretch"),
    *("growth_chance", "log10_survivors", "ramp", "fresh"),
)

integrate = compiling.twins((steam, lethality, kernel), NOT_INLINED)[-1].integrate
