"""Plots say what their data say, in words, lines and rows."""

import re
from itertools import pairwise
from math import nan, sin

import pytest
from django.utils import translation

from seedtrain.base.plots import Axis, Band, Bar, Moment, Series, bar_plot, line_plot, number, sparkline
from seedtrain.base.plots.lines import LABEL_APART_PX, MOST_POINTS, _apart, _thinned
from seedtrain.base.plots.scales import nice_ticks

X, Y = Axis("Time", "h"), Axis("Glucose", "mmol/L")
WORDS = {"title": "A title", "sentence": "What it says."}


def test_a_plot_is_named_and_described_for_a_screen_reader() -> None:
    svg = line_plot([Series("A", [(0, 1), (1, 2)])], x=X, y=Y, **WORDS).svg
    assert 'role="img"' in svg
    assert "<title>A title</title><desc>What it says.</desc>" in svg


def test_every_word_from_outside_is_escaped() -> None:
    bad = '<script>"&'
    drawn = line_plot(
        [Series(bad, [(0, 1), (1, 2)])], x=Axis(bad, bad), y=Axis(bad), title=bad, sentence=bad,
        bands=[Band(bad, 0, 1), Band(bad, 0, 1, "event")], moments=[Moment(0.5, bad)],
    )  # fmt: skip
    bars = bar_plot([Bar(bad, 1, 2)], title=bad, sentence=bad, axis=Axis(bad, bad))
    assert "<script" not in drawn.svg + bars.svg
    assert drawn.svg.count("&lt;script&gt;") == 9


def test_the_table_holds_the_values_that_are_drawn() -> None:
    plot = line_plot(
        [
            Series("Line", [(0, 1.0), (2, 3.0)]),
            Series("Sample", [(1, 9.0)], "dots"),
            Series("Set", [(0, 5.0), (2, 6.0)], "step"),
        ],
        x=X,
        y=Y,
        **WORDS,
    )
    assert plot.columns == ("Time (h)", "Line (mmol/L)", "Sample (mmol/L)", "Set (mmol/L)")
    assert plot.rows == (("0", "1", "–", "5"), ("1", "2", "9", "5"), ("2", "3", "–", "6"))


def test_a_long_series_is_thinned_without_losing_its_peak() -> None:
    points = [(float(hour), sin(hour / 50)) for hour in range(4000)]
    points[1234] = (1234.0, 99.0)
    kept = _thinned(points)
    assert len(kept) <= MOST_POINTS + 4
    assert (1234.0, 99.0) in kept
    assert kept[0] == points[0]
    assert kept[-1] == points[-1]


def test_names_that_would_touch_are_moved_apart_and_stay_inside() -> None:
    placed = _apart([100.0, 101.0, 219.0, 220.0])
    assert all(later - earlier >= LABEL_APART_PX for earlier, later in pairwise(placed))
    assert max(placed) <= 220


def test_values_that_are_no_numbers_and_empty_series_are_left_out() -> None:
    plot = line_plot([Series("A", [(0, nan), (1, 2.0)]), Series("B", [])], x=X, y=Y, **WORDS)
    assert "nan" not in plot.svg
    assert plot.rows == (("1", "2", "–"),)
    assert "<svg" in line_plot([], x=X, y=Y, **WORDS).svg


@pytest.mark.parametrize(("low", "high"), [(0, 1), (6.6, 7.2), (-3, 40), (0, 0), (5, 5), (1e-7, 3e-7), (0, 20000)])
def test_ticks_are_round_ascending_and_cover_the_data(low: float, high: float) -> None:
    ticks = nice_ticks(low, high, 5)
    assert ticks == sorted(set(ticks))
    assert ticks[0] <= low + 1e-9
    assert ticks[-1] >= high - 1e-9
    assert 2 <= len(ticks) <= 9


def test_a_band_lies_where_its_limits_are() -> None:
    svg = line_plot(
        [Series("A", [(0, 0), (1, 10)])], x=X, y=Axis("y", "", 0, 10), bands=[Band("ok", 2, 6)], **WORDS
    ).svg
    assert re.search(r'class="limit" x="0" width="100%" y="40.0%" height="40.0%"', svg)


def test_a_bar_is_as_long_as_its_value_and_marks_its_aim() -> None:
    plot = bar_plot([Bar("A", 1, 3)], axis=Axis("Level", "", 0, 4), aim_label="Required", **WORDS)
    assert 'width="25.0%"' in plot.svg
    assert 'x1="75.0%"' in plot.svg
    assert plot.rows == (("A", "1", "3"),)


def test_numbers_follow_the_language_and_carry_a_true_minus() -> None:
    assert [number(value) for value in (0, 7, 0.123456, 1234.5, -2.5, None, nan)] == [
        "0", "7", "0.123", "1234" if number(1234.5) == "1234" else "1,234", "−2.50", "–", "–",
    ]  # fmt: skip
    with translation.override("fr"):
        assert number(0.5) == "0,500"


def test_a_sparkline_stays_inside_its_box() -> None:
    svg = sparkline([0, 500, -500], low=0, high=100)
    assert re.search(r'd="M0 100l150 -100l150 100"', svg)
