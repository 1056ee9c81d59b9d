"""A sensor shows the truth with its own faults, the same each time."""

import pytest

from seedtrain.science.signals.sensor import lagged, quantise, reading, stream_of

PROBE = {"code": "ph", "noise": 0.01, "decimals": 2, "low": 4.0, "high": 10.0}
QUIET = {"code": "ph", "noise": 0.0, "decimals": 2}


def test_a_quiet_sensor_shows_gain_times_truth_plus_error():
    assert reading({**QUIET, "gain": 2.0}, 3.5, 0.12, 1, 0, 0) == 7.12


def test_the_same_seed_and_scan_give_the_same_noise_in_any_order():
    stream = stream_of("sensor ph")
    forward = [reading(PROBE, 7.0, 0.0, 5, stream, k) for k in range(50)]
    backward = [reading(PROBE, 7.0, 0.0, 5, stream, k) for k in reversed(range(50))]
    assert forward == backward[::-1]
    assert len(set(forward)) > 3


def test_noise_has_the_spread_that_was_asked_for():
    fine = {**PROBE, "decimals": 6}
    values = [reading(fine, 7.0, 0.0, 9, stream_of("sensor ph"), k) for k in range(4000)]
    mean = sum(values) / 4000
    spread = (sum((v - mean) ** 2 for v in values) / 4000) ** 0.5
    assert mean == pytest.approx(7.0, abs=0.001)
    assert spread == pytest.approx(0.01, rel=0.05)


def test_a_reading_stays_inside_the_range_of_the_instrument():
    assert reading(PROBE, 12.0, 0.0, 1, 0, 0) == 10.0
    assert reading(PROBE, 1.0, 0.0, 1, 0, 0) == 4.0


def test_readings_come_in_steps_of_the_display():
    assert quantise(7.005, 2) in (7.0, 7.01)
    assert quantise(6.996, 2) == 7.0
    assert quantise(-0.26, 1) == -0.3


def test_a_first_order_lag_has_gone_63_percent_of_the_way_after_its_time_constant():
    assert lagged(10.0, 20.0, 2.0, 2.0) == pytest.approx(16.3212, abs=1e-4)
    assert lagged(None, 20.0, 2.0, 2.0) == 20.0
    assert lagged(10.0, 20.0, 2.0, 0.0) == 20.0


def test_two_names_never_share_a_noise_stream_here():
    names = ["sensor ph", "sensor do", "sensor weight", "assay glucose", "assay ph_offline", "player"]
    assert len({stream_of(name) for name in names}) == len(names)
