"""The outer SVG, named and described for a screen reader, and path data."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from seedtrain.base.plots.values import Point


def trusted(drawn: str) -> SafeString:
    return mark_safe(drawn)


def picture(title: str, sentence: str, height_px: int, drawn: str, css: str) -> SafeString:
    return trusted(
        f'<svg class="{css}" role="img" height="{height_px}" direction="ltr">'
        f"<title>{escape(title)}</title><desc>{escape(sentence)}</desc>{drawn}</svg>"
    )


def path_data(points: Sequence[Point], stepped: bool = False) -> str:
    """Whole-number path data, relative after the first point: a third shorter than absolute."""
    whole = [(round(px), round(py)) for px, py in points]
    if not whole:
        return "M0 0"
    drawn = f"M{whole[0][0]} {whole[0][1]}"
    for before, after in pairwise(whole):
        right, down = after[0] - before[0], after[1] - before[1]
        drawn += f"h{right}v{down}" if stepped else f"l{right} {down}"
    return drawn
