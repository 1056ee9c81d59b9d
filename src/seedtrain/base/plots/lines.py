"""Lines over a common x axis, named at their ends, with limits as bands and the moments that matter.

Horizontal places are percentages and lines live in a stretched box of 1000 by 1000, so one drawing fits a phone and
a desk while words keep their size. Plots run left to right in every language. All text is escaped where it enters.
"""

from collections.abc import Sequence
from math import ceil, isfinite

from django.utils.html import escape

from seedtrain.base.plots.scales import Scale, scale
from seedtrain.base.plots.svg import path_data, picture
from seedtrain.base.plots.table import table
from seedtrain.base.plots.values import Axis, Band, Moment, Plot, Point, Series

INNER_HEIGHT_PX = 220  # of the drawing itself; the stylesheet adds 4.5 rem around it
AROUND_PX = 72
LABEL_APART_PX = 17
LONG_NAME = 12  # characters; a longer name is set above its line on a phone, where there is no room beside it
MOST_POINTS = 240
DASHES = ("", "7 4", "2 3", "9 3 2 3", "5 2", "1 3")  # so that lines differ in grey as well
COLOURS = 6


def line_plot(
    series: Sequence[Series],
    *,
    title: str,
    sentence: str,
    x: Axis,
    y: Axis,
    bands: Sequence[Band] = (),
    moments: Sequence[Moment] = (),
) -> Plot:
    """The drawing with its table; values that are no numbers are left out."""
    shown = [Series(s.label, [p for p in s.points if isfinite(p[0]) and isfinite(p[1])], s.kind) for s in series]
    across, x_ticks = scale(x, [p[0] for s in shown for p in s.points], 6, tight=True)
    up, y_ticks = scale(y, [p[1] for s in shown for p in s.points] + _edges(bands), 5)
    parts = [_band(band, across, up) for band in bands]
    parts += [_x_tick(tick, words, across, len(x_ticks) > 5 and n % 2 == 1) for n, (tick, words) in enumerate(x_ticks)]
    parts += [_y_tick(tick, words, up) for tick, words in y_ticks]
    parts.append(_axis_words(x, y))
    parts += [_moment(moment, across) for moment in moments]
    parts.append(_lines(shown, across, up))
    parts += [_dots(number, s, across, up) for number, s in enumerate(shown) if s.kind == "dots"]
    parts.append(_end_labels(shown, across, up))
    parts += [_band_label(band, across, up) for band in bands]
    css = "lines long" if any(len(s.label) > LONG_NAME for s in shown) else "lines"
    svg = picture(title, sentence, INNER_HEIGHT_PX + AROUND_PX, "".join(parts), css)
    return Plot(title, sentence, svg, *table(shown, x, y))


def _edges(bands: Sequence[Band]) -> list[float]:
    return [edge for band in bands if band.kind != "event" for edge in (band.low, band.high) if edge is not None]


def _x_tick(tick: float, words: str, across: Scale, odd: bool) -> str:
    """A tick and its number; odd numbers of many step back on a phone."""
    css = ' class="odd"' if odd else ""
    at = f"{100 * across(tick):.1f}%"
    return (
        f'<line class="axis" x1="{at}" x2="{at}" y1="100%" y2="100%" transform="translate(0 5)"/>'
        f'<text{css} x="{at}" y="100%" dy="20" text-anchor="middle">{escape(words)}</text>'
    )


def _y_tick(tick: float, words: str, up: Scale) -> str:
    at = f"{100 - 100 * up(tick):.1f}%"
    return (
        f'<line class="grid" x1="0" x2="100%" y1="{at}" y2="{at}"/>'
        f'<text x="-8" y="{at}" dy="4" text-anchor="end">{escape(words)}</text>'
    )


def _axis_words(x: Axis, y: Axis) -> str:
    return (
        '<line class="axis" x1="0" x2="100%" y1="100%" y2="100%"/>'
        f'<text x="0" dx="-8" y="-14">{escape(y.words)}</text>'
        f'<text x="100%" y="100%" dy="38" text-anchor="end">{escape(x.words)}</text>'
    )


def _band(band: Band, across: Scale, up: Scale) -> str:
    if band.kind == "event":
        left = 0.0 if band.low is None else 100 * across(band.low)
        right = 100.0 if band.high is None else 100 * across(band.high)
        return f'<rect class="event" x="{left:.1f}%" width="{right - left:.1f}%" y="0" height="100%"/>'
    bottom = 0.0 if band.low is None else 100 * up(band.low)
    top = 100.0 if band.high is None else 100 * up(band.high)
    kind = "range" if band.kind == "range" else "limit"
    return f'<rect class="{kind}" x="0" width="100%" y="{100 - top:.1f}%" height="{top - bottom:.1f}%"/>'


def _band_label(band: Band, across: Scale, up: Scale) -> str:
    if not band.label:
        return ""
    left, top = 0.0, 0.0
    if band.kind == "event":
        left = 0.0 if band.low is None else 100 * across(band.low)
    else:
        top = 0.0 if band.high is None else 100 - 100 * up(band.high)
    return f'<text class="halo" x="{left:.1f}%" dx="5" y="{top:.1f}%" dy="14">{escape(band.label)}</text>'


def _moment(moment: Moment, across: Scale) -> str:
    share = 100 * across(moment.x)
    anchor, shift = ("end", -5) if share > 60 else ("start", 5)
    return (
        f'<line class="moment" x1="{share:.1f}%" x2="{share:.1f}%" y1="-6" y2="100%"/>'
        f'<text class="halo" x="{share:.1f}%" dx="{shift}" y="4" text-anchor="{anchor}">{escape(moment.label)}</text>'
    )


def _lines(series: Sequence[Series], across: Scale, up: Scale) -> str:
    drawn = []
    for index, one in enumerate(series):
        if one.kind == "dots":
            continue
        points = [(1000 * across(px), 1000 - 1000 * up(py)) for px, py in _thinned(one.points)]
        dash = DASHES[index % COLOURS]
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        drawn.append(f'<path class="line c{index % COLOURS + 1}"{dashed} d="{path_data(points, one.kind == "step")}"/>')
    return (
        '<svg viewBox="0 0 1000 1000" preserveAspectRatio="none" width="100%" height="100%">'
        + "".join(drawn)
        + "</svg>"
    )


def _thinned(points: Sequence[Point]) -> Sequence[Point]:
    """At most about MOST_POINTS points; of every stretch the lowest and the highest stay, so no peak is lost."""
    if len(points) <= MOST_POINTS:
        return points
    width = ceil(len(points) / (MOST_POINTS / 2))
    kept: list[Point] = [points[0]]
    for first in range(0, len(points), width):
        stretch = range(first, min(first + width, len(points)))
        ends = {min(stretch, key=lambda i: points[i][1]), max(stretch, key=lambda i: points[i][1])}
        kept += [points[i] for i in sorted(ends)]
    return [*kept, points[-1]]


def _dots(index: int, series: Series, across: Scale, up: Scale) -> str:
    colour = index % COLOURS + 1
    return "".join(
        f'<circle class="dot c{colour}" cx="{100 * across(px):.1f}%" cy="{100 - 100 * up(py):.1f}%" r="4.5"/>'
        for px, py in _thinned(series.points)
    )


def _end_labels(series: Sequence[Series], across: Scale, up: Scale) -> str:
    """A dot and a name at each named line's end; names that would touch are moved apart."""
    ends = [(index, s.label, s.points[-1]) for index, s in enumerate(series) if s.points and s.label]
    wanted = sorted((INNER_HEIGHT_PX * (1 - up(end[1])), index) for index, _label, end in ends)
    placed = dict(zip((index for _y, index in wanted), _apart([y for y, _index in wanted]), strict=True))
    drawn = []
    for index, label, (px, py) in ends:
        left, top = 100 * across(px), 100 - 100 * up(py)
        level = 100 * placed[index] / INNER_HEIGHT_PX
        drawn.append(
            f'<circle class="dot c{index % COLOURS + 1}" cx="{left:.1f}%" cy="{top:.1f}%" r="4.5"/>'
            f'<text class="end halo" x="{left:.1f}%" dx="10" y="{level:.1f}%" dy="4">{escape(label)}</text>'
        )
    return "".join(drawn)


def _apart(levels: Sequence[float]) -> list[float]:
    """Ascending levels, moved down where closer than a line of text, then back up from the floor."""
    placed: list[float] = []
    for level in levels:
        placed.append(max(level, placed[-1] + LABEL_APART_PX) if placed else level)
    roof = float(INNER_HEIGHT_PX)
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], roof)
        roof = placed[index] - LABEL_APART_PX
    return placed
