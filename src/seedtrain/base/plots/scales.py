"""From values to places: round ticks, scales from 0 to 1, numbers in the reader's form."""

from collections.abc import Callable, Sequence
from math import ceil, floor, isfinite, log10

from django.utils import formats

from seedtrain.base.plots.values import Axis

Scale = Callable[[float], float]


def number(value: float | None, decimals: int | None = None) -> str:
    """A number in the reader's form with a true minus sign; three significant digits unless told."""
    if value is None or not isfinite(value):
        return "–"
    if decimals is None:
        decimals = 0 if value == 0 else max(0, 2 - floor(log10(abs(value))))
        decimals = 0 if float(value).is_integer() else min(decimals, 6)
    return formats.number_format(round(value, decimals), decimals, use_l10n=True).replace("-", "\u2212")


def nice_ticks(low: float, high: float, wanted: int, step: float | None = None) -> list[float]:
    """Values that cover low to high by `step`, or in about `wanted` steps of 1, 2 or 5 times a power of ten."""
    span = (high - low) or abs(high) or 1.0
    rough = span / wanted
    power = 10.0 ** floor(log10(rough))
    step = step or next(s * power for s in (1, 2, 5, 10) if s * power >= rough * 0.999)
    first = floor(low / step + 1e-9)
    return [step * index for index in range(first, max(ceil(high / step - 1e-9), first + 1) + 1)]


def scale(
    axis: Axis, values: Sequence[float], wanted: int, *, tight: bool = False
) -> tuple[Scale, list[tuple[float, str]]]:
    """A function from value to 0..1 and the labelled ticks; `tight` ends the axis with the data, not with a tick."""
    low = axis.low if axis.low is not None else min(values, default=0.0)
    high = axis.high if axis.high is not None else max(values, default=1.0)
    ticks = nice_ticks(low, high, wanted, axis.step)
    start = low if axis.low is not None or tight else ticks[0]
    end = high if axis.high is not None or tight else ticks[-1]
    span = (end - start) or 1.0
    step = ticks[1] - ticks[0]
    decimals = next((places for places in range(6) if abs(round(step, places) - step) < step * 1e-6), 6)
    shown = [(tick, number(tick, decimals)) for tick in ticks if start - step * 1e-6 <= tick <= end + step * 1e-6]
    return (lambda value: (min(max(value, start), end) - start) / span), shown
