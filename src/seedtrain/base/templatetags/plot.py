"""Puts a plot on a page: title, sentence, drawing, and its table one key away."""

from typing import Any

from django import template

from seedtrain.base.plots import Plot

register = template.Library()


@register.inclusion_tag("base/plot.html")
def plot(drawn: Plot) -> dict[str, Any]:
    """The whole frame of a plot made by `seedtrain.base.plots`."""
    return {"plot": drawn}
