"""A fictional network to try everything with: who is in it, how it is made, what its first screen says."""

from seedtrain.site.demonstration.load import load
from seedtrain.site.demonstration.screen import screen

__all__ = ["load", "screen"]
