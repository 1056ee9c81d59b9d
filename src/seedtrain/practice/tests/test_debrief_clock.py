"""A run is told in minutes, hours or days by how long it is; what came long after its end does not stretch its axes."""

import pytest
from django.utils import translation

from seedtrain.practice.debrief.clock import Clock, run_length


def clock(process_h: float, length_h: float = 0.0) -> Clock:
    return Clock.of({"duration_h": process_h}, process_h, length_h)


@pytest.mark.parametrize(
    ("hours", "unit", "moment", "length"),
    [
        (1.5, "minutes", "minute 30", "90 minutes"),
        (30, "hours", "hour 0.5", "30 hours"),
        (336, "days", "hour 0.5 (day 0)", "14 days"),
        (480, "days", "hour 0.5 (day 0)", "20 days"),
    ],
)
def test_the_unit_follows_the_length_of_the_run(hours: float, unit: str, moment: str, length: str) -> None:
    assert clock(hours).unit == unit
    assert clock(hours).moment(0.5) == moment
    assert run_length(hours) == length


@pytest.mark.parametrize("hours", [0.7, 1.5, 2.6, 3.6, 7, 24, 40, 72, 100, 228, 336, 480])
def test_an_axis_has_few_ticks_and_a_table_few_rows(hours: float) -> None:
    one = clock(hours)
    assert one.axis().step is not None
    assert 3 <= one.end / one.axis().step <= 11
    assert 6 <= one.end_h / one.row_h <= 25
    assert one.end_h >= hours - 1e-9


@pytest.mark.parametrize("hours", [1.5, 2.6, 3.6, 30, 228, 336])
def test_every_row_of_a_table_falls_on_a_drawn_point(hours: float) -> None:
    one = clock(hours)
    points = one.row_h / one.every_h
    assert points == pytest.approx(round(points))
    assert 40 <= hours / one.every_h <= 200


def test_waiting_a_day_for_a_result_does_not_squeeze_a_process_of_hours() -> None:
    one = clock(3.6, 29.5)
    assert one.broken
    assert one.scale_end == pytest.approx(216)
    assert one.units(3.6) == pytest.approx(216)
    assert one.units(29.5) == pytest.approx(one.end)
    assert one.scale_end < one.units(10) < one.units(20) < one.end < 1.1 * one.scale_end


@pytest.mark.parametrize("process_h", [1.5, 2.0, 2.6, 3.0, 3.6, 3.9, 5, 47, 72, 100, 228])
def test_no_tick_stands_where_the_axis_is_not_to_scale(process_h: float) -> None:
    one = clock(process_h, 10 * process_h)
    step = one.axis().step
    assert step is not None
    ticks = [step * n for n in range(40)]
    assert not [tick for tick in ticks if one.scale_end + 1e-6 < tick <= one.end]


def test_a_decision_soon_after_the_end_is_drawn_to_scale() -> None:
    assert not clock(336, 350).broken
    assert clock(336, 350).end_h == 360


def test_long_waits_are_told_in_hours_also_in_a_run_of_minutes() -> None:
    assert clock(1.5).span(0.2) == "12\u202fmin"
    assert clock(1.5).span(24) == "24\u202fh"
    assert clock(1.5).moment(29.5) == "hour 29.5"
    assert clock(7.5).span(0.4) == "24\u202fmin"
    assert clock(336).span(0.5) == "0.5\u202fh"


def test_a_stretch_of_time_keeps_its_order_between_right_to_left_words() -> None:
    with translation.override("ar"):
        assert clock(336).span(63.5) == "\u206663,5\u202fh\u2069"
