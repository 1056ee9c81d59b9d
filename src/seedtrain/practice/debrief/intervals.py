"""Shares with their uncertainty: a row each, the interval as a bar, the share as a dot, what is asked as a stroke."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext as _

from seedtrain.base.plots import Plot, number
from seedtrain.base.plots.svg import picture

ROW_PX = 48


@dataclass(frozen=True)
class Share:
    """All from 0 to 1; `asked` is what it is held against, `asked_words` how ("at least 95 %")."""

    name: str
    value: float
    low: float
    high: float
    asked: float | None
    asked_words: str
    runs: int


def percent(share: float) -> str:
    """A share in the reader's form, without decimals unless they matter near the ends."""
    value = 100 * share
    return f"{number(value, 1 if 0 < value < 10 or 90 < value < 100 else 0)}\u202f%"


def intervals(rows: Sequence[Share], title: str, sentence: str) -> Plot:
    """The drawing with its table."""
    parts = [_row(index, row) for index, row in enumerate(rows)]
    svg = picture(title, sentence, ROW_PX * len(rows), "".join(parts), "bars")
    columns = (_("Player"), _("Runs"), _("Passed"), _("95 % interval"), _("Asked"))
    table = tuple(
        (row.name, number(row.runs), percent(row.value), f"{percent(row.low)} – {percent(row.high)}", row.asked_words)
        for row in rows
    )
    return Plot(title, sentence, svg, columns, table)


def _row(index: int, row: Share) -> str:
    top, end = ROW_PX * index, f"{100 * row.value:.1f}%"
    low, wide = f"{100 * row.low:.1f}%", f"{100 * (row.high - row.low):.1f}%"
    asked = ""
    if row.asked is not None:
        at = f"{100 * row.asked:.1f}%"
        asked = f'<line class="aim" x1="{at}" x2="{at}" y1="{top + 15}" y2="{top + 35}"/>'
    return (
        f'<text class="halo" x="0" y="{top + 12}">{escape(row.name)}</text>'
        f'<text class="halo" x="100%" y="{top + 12}" text-anchor="end">{escape(percent(row.value))}</text>'
        f'<rect class="track" x="0" y="{top + 19}" width="100%" height="12" rx="2"/>'
        f'<rect class="interval" x="{low}" y="{top + 22}" width="{wide}" height="6"/>'
        f'{asked}<circle class="dot c1" cx="{end}" cy="{top + 25}" r="5.5"/>'
    )
