"""A controller brings its reading to the set-point, does not wind up, and holds on when the reading is lost."""

from seedtrain.science.signals import controller

PI = {"gain": 2.0, "integral_h": 0.5, "bias": 0.0, "low": 0.0, "high": 10.0}


def followed(set_point, scans, value=0.0):
    """A first-order process (time constant 1 h, gain 1) under control, scanned every 0.05 h."""
    remembered, shown = controller.memory(), []
    for _ in range(scans):
        output = controller.scan(PI, remembered, set_point, value, 0.05)
        value += 0.05 * (output - value)
        shown.append(value)
    return shown


def test_the_reading_comes_to_the_set_point_without_an_offset():
    assert abs(followed(3.0, 400)[-1] - 3.0) < 1e-6


def test_an_output_at_its_limit_does_not_wind_up():
    remembered = controller.memory()
    for _ in range(1000):
        controller.scan(PI, remembered, 100.0, 0.0, 0.05)
    assert controller.scan(PI, remembered, 1.0, 2.0, 0.05) < 10.0


def test_a_lost_reading_holds_the_last_output():
    remembered = controller.memory()
    before = controller.scan(PI, remembered, 3.0, 1.0, 0.05)
    assert controller.scan(PI, remembered, 3.0, None, 0.05) == before
