"""Horizontal bars with their values in words, and sparklines without any."""

from collections.abc import Sequence
from math import isfinite

from django.utils.html import escape
from django.utils.safestring import SafeString

from seedtrain.base.plots.scales import Scale, number
from seedtrain.base.plots.svg import path_data, picture, trusted
from seedtrain.base.plots.values import Axis, Bar, Plot

ROW_PX = 48


def bar_plot(bars: Sequence[Bar], *, title: str, sentence: str, axis: Axis, aim_label: str = "") -> Plot:
    """Horizontal bars from zero (or the axis' low), each with its value in words and a stroke at what is aimed at."""
    low = axis.low or 0.0
    high = axis.high if axis.high is not None else max([low + 1e-9, *(max(b.value, b.aim or low) for b in bars)])
    share: Scale = lambda value: 100 * (min(max(value, low), high) - low) / (high - low)  # noqa: E731
    parts = [_bar(number, bar, share, axis.unit) for number, bar in enumerate(bars)]
    rows = tuple((b.label, number(b.value), *((number(b.aim),) if aim_label else ())) for b in bars)
    columns = (axis.label, axis.unit or title, *((aim_label,) if aim_label else ()))
    return Plot(title, sentence, picture(title, sentence, ROW_PX * len(bars), "".join(parts), "bars"), columns, rows)


def _bar(index: int, bar: Bar, share: Scale, unit: str) -> str:
    top = ROW_PX * index
    value = f"{number(bar.value)}\u202f{unit}" if unit else number(bar.value)
    aim = "" if bar.aim is None else _aim(share(bar.aim), top)
    return (
        f'<text class="halo" x="0" y="{top + 12}">{escape(bar.label)}</text>'
        f'<text class="halo" x="100%" y="{top + 12}" text-anchor="end">{escape(value)}</text>'
        f'<rect class="track" x="0" y="{top + 19}" width="100%" height="12" rx="2"/>'
        f'<rect class="bar c1" x="0" y="{top + 19}" width="{share(bar.value):.1f}%" height="12" rx="2"/>{aim}'
    )


def _aim(share: float, top: int) -> str:
    return f'<line class="aim" x1="{share:.1f}%" x2="{share:.1f}%" y1="{top + 15}" y2="{top + 35}"/>'


def sparkline(values: Sequence[float], *, low: float, high: float, aim: float | None = None) -> SafeString:
    """A trend of the last values without words, for an instrument that shows its value beside it."""
    span = (high - low) or 1.0
    level: Scale = lambda value: 100 - 100 * (min(max(value, low), high) - low) / span  # noqa: E731
    step = 300 / max(len(values) - 1, 1)
    points = [(index * step, level(value)) for index, value in enumerate(values) if isfinite(value)]
    goal = f'<path class="aim" d="M0 {level(aim):.0f}H300"/>' if aim is not None else ""
    return trusted(
        '<svg class="spark" viewBox="0 0 300 100" preserveAspectRatio="none" aria-hidden="true">'
        f'{goal}<path d="{path_data(points)}"/></svg>'
    )
