"""Alarms come after their delay, return through their dead band, and wait to be acknowledged."""

from seedtrain.science.signals import alarm

HIGH = {"when": "high", "limit": 10.0, "deadband": 1.0, "delay_h": 2.0}


def changes(watched, values):
    remembered = alarm.memory()
    return [alarm.scan(watched, remembered, value, float(hour)) for hour, value in enumerate(values)]


def test_an_alarm_is_raised_only_when_the_limit_is_passed_for_its_delay():
    assert changes(HIGH, [9, 11, 11, 11, 11]) == [None, None, None, "raised", None]


def test_a_short_spike_raises_nothing():
    assert changes(HIGH, [9, 11, 11, 9, 11, 11, 9]) == [None] * 7


def test_an_alarm_returns_only_below_the_dead_band():
    assert changes({**HIGH, "delay_h": 0.0}, [11, 9.5, 10.5, 8.9, 9.5]) == ["raised", None, None, "returned", None]


def test_a_low_alarm_is_the_mirror_of_a_high_one():
    low = {"when": "low", "limit": 10.0, "deadband": 1.0, "delay_h": 0.0}
    assert changes(low, [11, 9, 10.5, 11.5]) == [None, "raised", None, "returned"]


def test_an_occurrence_passes_through_the_four_states():
    occurrence = {"raised_h": 1.0, "acknowledged_h": 3.0, "returned_h": 2.0}
    assert alarm.state(occurrence, 1.5) == "unacknowledged"
    assert alarm.state(occurrence, 2.5) == "returned_unacknowledged"
    assert alarm.state(occurrence, 3.0) == "normal"
    assert alarm.state({**occurrence, "returned_h": None}, 4.0) == "acknowledged"
