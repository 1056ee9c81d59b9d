"""The table behind a plot: the same values, at places that all lines share."""

from collections.abc import Sequence

from seedtrain.base.plots.scales import number
from seedtrain.base.plots.values import Axis, Point, Series

MOST_ROWS = 40


def table(series: Sequence[Series], x: Axis, y: Axis) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Every series at common x values, at most MOST_ROWS of them, evenly chosen."""
    places = sorted({p[0] for s in series for p in s.points})
    if len(places) > MOST_ROWS:
        last = len(places) - 1
        places = [places[round(index * last / (MOST_ROWS - 1))] for index in range(MOST_ROWS)]
    rows = tuple((number(place), *(number(_value_at(s, place)) for s in series)) for place in places)
    unit = f" ({y.unit})" if y.unit else ""
    return (x.words, *(f"{s.label}{unit}" for s in series)), rows


def _value_at(series: Series, place: float) -> float | None:
    """The value at x: dots only where there is one, steps held, lines interpolated; None outside the points."""
    before: Point | None = None
    for px, py in series.points:
        if px == place:
            return py
        if px > place:
            if before is None or series.kind == "dots":
                return None
            if series.kind == "step":
                return before[1]
            return before[1] + (py - before[1]) * (place - before[0]) / (px - before[0])
        before = (px, py)
    return None
