"""How long it took to find each fault: a strip per fault, a mark per attempt, the time allowed behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seedtrain.base.plots import Axis
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.lanes import Lane, Row, drawn


@dataclass(frozen=True)
class Strip:
    """`window_h`: the time allowed; `spans`: stretches to be shown behind the marks, as (from, to) in hours."""

    name: str
    window_h: float
    marks_h: tuple[float, ...] = ()
    spans: tuple[tuple[float, float], ...] = ()


def strips(clock: Clock, shown: Sequence[Strip], title: str) -> SafeString:
    """The drawing, over the time since each fault began."""
    length_h = max(
        [
            clock.row_h,
            *(max([strip.window_h, *strip.marks_h, *(end for _begin, end in strip.spans)]) for strip in shown),
        ]
    )
    time = Clock(clock.unit, length_h, length_h)
    axis = time.axis()
    lanes = [Lane(strip.name, (_row(strip),)) for strip in shown]
    return drawn(time, lanes, title, Axis(_("Time after it began"), axis.unit, axis.low, axis.high, axis.step))


def _row(strip: Strip) -> Row:
    stretches = [(0.0, strip.window_h, "window"), *((begin, end, "span") for begin, end in strip.spans)]
    return Row(tuple(stretches), strip.marks_h)
