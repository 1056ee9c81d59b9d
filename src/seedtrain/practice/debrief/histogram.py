"""How scores are spread: upright bars of ten points, the pass mark between them, and the same as a table."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seedtrain.base.plots import Plot, number
from seedtrain.base.plots.svg import picture

WIDTH = 10  # points in a bar
BARS = 10
AROUND_PX, HEIGHT_PX = 72, 150


def counts(scores: Sequence[float]) -> list[int]:
    """How many scores fall in each ten of 0 to 100; a hundred belongs to the last."""
    found = [0] * BARS
    for score in scores:
        found[min(BARS - 1, max(0, int(score // WIDTH)))] += 1
    return found


def histogram(scores: Sequence[float], pass_score: float, title: str) -> Plot:
    """The spread of scores from 0 to 100."""
    found = counts(scores)
    reached = sum(score >= pass_score for score in scores)
    sentence = ngettext(
        "Of %(n)s score, %(reached)s reach %(pass)s points or more.",
        "Of %(n)s scores, %(reached)s reach %(pass)s points or more.",
        len(scores),
    ) % {"n": number(len(scores)), "reached": number(reached), "pass": number(pass_score)}
    most = max([1, *found])
    parts = [_bar(index, count, most) for index, count in enumerate(found)]
    parts += [_tick(10 * index) for index in range(0, BARS + 1, 2)]
    parts.append('<line class="axis" x1="0" x2="100%" y1="100%" y2="100%"/>')
    parts.append(f'<text x="100%" y="100%" dy="38" text-anchor="end">{escape(_("Score"))}</text>')
    parts.append(
        f'<line class="aim" x1="{pass_score:.1f}%" x2="{pass_score:.1f}%" y1="-8" y2="100%"/>'
        f'<text class="halo" x="{pass_score:.1f}%" dx="-6" y="-12" text-anchor="end">{escape(_("needed"))}</text>'
    )
    svg = picture(title, sentence, HEIGHT_PX + AROUND_PX, "".join(parts), "lines histogram")
    return Plot(title, sentence, svg, (_("Score"), _("Attempts")), _rows(found))


def _bar(index: int, count: int, most: int) -> str:
    height = 100 * count / most
    words = f'<text x="{10 * index + 5}%" y="{100 - height:.1f}%" dy="-5" text-anchor="middle">{number(count)}</text>'
    return (
        f'<rect class="bar c1" x="{10 * index + 0.4}%" width="9.2%" y="{100 - height:.1f}%" height="{height:.1f}%"/>'
        + (words if count else "")
    )


def _tick(score: int) -> str:
    return f'<text x="{score}%" y="100%" dy="20" text-anchor="middle">{number(score)}</text>'


def _rows(found: list[int]) -> tuple[tuple[str, ...], ...]:
    lows = range(0, BARS * WIDTH, WIDTH)
    return tuple(
        (f"{number(low)}–{number(low + WIDTH - (1 if low + WIDTH < 100 else 0))}", number(count))
        for low, count in zip(lows, found, strict=True)
    )
