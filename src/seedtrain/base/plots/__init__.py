"""Plots drawn on the server as SVG: data in, drawing out, no JavaScript; each carries its sentence and its table."""

from seedtrain.base.plots.bars import bar_plot, sparkline
from seedtrain.base.plots.lines import line_plot
from seedtrain.base.plots.scales import number
from seedtrain.base.plots.values import Axis, Band, Bar, Moment, Plot, Series

__all__ = ["Axis", "Band", "Bar", "Moment", "Plot", "Series", "bar_plot", "line_plot", "number", "sparkline"]
