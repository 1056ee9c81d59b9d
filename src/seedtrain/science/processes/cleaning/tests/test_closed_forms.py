"""Rinsing and removal against formulas one can write down."""

from math import exp, sqrt

import pytest

from seedtrain.science.processes.cleaning import kernel, process, rinsing

RINSE = {"flow_l_per_min": 40.0}
CLEAN = {"wall_soil_g": 0, "shade_soil_g": 0, "leg_soil_g": 0}


def rinsed(minutes, initial, **changes):
    """The state after some minutes of rinsing with water."""
    parameters = process.parameter_set("buffer_vessel", **changes)
    return process.advance(process.start("buffer_vessel", {**CLEAN, **initial}), parameters, RINSE, 0, minutes / 60)


@pytest.mark.parametrize("efficiency", [0.8, 1.0, 2.5])
def test_without_a_dead_leg_the_rinse_is_one_exponential_of_the_litres(efficiency):
    state = rinsed(6, {"caustic_g_per_l": 10}, leg_exchange_l_per_min=0, rinse_efficiency=efficiency)
    assert state[0] == pytest.approx(10 * exp(-240 / (efficiency * 30)), rel=1e-9)
    assert state[8] == pytest.approx(240)


def two_exponentials(minutes, flow, between, volume, leg_volume, start, leg_start):
    """Both concentrations under pure water, from the roots of the characteristic polynomial."""
    a, d = (flow + between) / volume, between / leg_volume
    root = sqrt((a - d) ** 2 + 4 * between * d / volume)
    slow, fast = (a + d - root) / 2, (a + d + root) / 2
    of_fast = (start * (a - slow) - between / volume * leg_start) / (fast - slow)
    of_slow = start - of_fast
    return of_slow * exp(-slow * minutes) + of_fast * exp(-fast * minutes)


def test_with_a_dead_leg_it_is_two():
    state = rinsed(8, {"caustic_g_per_l": 10, "leg_caustic_g_per_l": 10})
    assert state[0] == pytest.approx(two_exponentials(8, 40, 0.2, 30, 0.4, 10, 10), rel=1e-7)
    tail = [rinsed(m, {"caustic_g_per_l": 10, "leg_caustic_g_per_l": 10})[0] for m in (20, 22)]
    assert tail[1] / tail[0] == pytest.approx(exp(-2 * 0.2 / 0.4), rel=0.02)


def test_flushing_with_sources_is_what_a_fine_integration_gives():
    flow, inlet, between, volume, leg, s, t = 12.0, 2.0, 1.5, 9.0, 0.7, 5.0, 0.4

    def slopes(c, c_leg):
        return (flow * (inlet - c) - between * (c - c_leg) + s) / volume, (between * (c - c_leg) + t) / leg, c

    x = (3.0, 8.0, 0.0)
    h = 0.001
    for _ in range(2000):
        k1 = slopes(*x[:2])
        k2 = slopes(x[0] + h / 2 * k1[0], x[1] + h / 2 * k1[1])
        k3 = slopes(x[0] + h / 2 * k2[0], x[1] + h / 2 * k2[1])
        k4 = slopes(x[0] + h * k3[0], x[1] + h * k3[1])
        x = tuple(v + h / 6 * (a + 2 * b + 2 * c + d) for v, a, b, c, d in zip(x, k1, k2, k3, k4, strict=True))
    assert rinsing.flush(3.0, 8.0, flow, inlet, between, volume, leg, s, t, 2.0) == pytest.approx(x, rel=1e-9)


def test_still_liquid_only_gathers_what_is_loosened():
    assert rinsing.flush(3.0, 8.0, 0.0, 5.0, 0.0, 10.0, 2.0, 20.0, 6.0, 2.0) == pytest.approx((7.0, 14.0, 10.0))


def test_soil_at_steady_conditions_goes_exponentially():
    warm = {"caustic_g_per_l": 10, "leg_caustic_g_per_l": 10, "temperature_c": 70}
    wash = {"flow_l_per_min": 40.0, "feed_caustic_g_per_l": 10.0, "feed_temperature_c": 70}
    parameters = process.parameter_set("buffer_vessel", heat_loss_tau_min=1000, room_c=40)
    state = process.advance(process.start("buffer_vessel", warm), parameters, wash, 0, 0.2)
    assert state[5] == pytest.approx(40 * exp(-0.6 * 12), rel=0.02)
    assert state[6] / state[5] == pytest.approx(2 / 40, rel=1e-9)


def test_strength_is_best_at_its_best_and_water_does_little():
    parameters = process.parameter_set("buffer_vessel")
    assert kernel.strength(10, parameters) == pytest.approx(1)
    assert kernel.strength(0, parameters) == pytest.approx(0.06)
    assert kernel.strength(5, parameters) == pytest.approx(kernel.strength(20, parameters))
    assert kernel.strength(3, parameters) < 0.6


def test_dilute_caustic_conducts_as_its_ions_do():
    assert process.conductivity(0, 1.1) == pytest.approx(1.1)
    assert process.conductivity(0.004, 0) == pytest.approx(24.8, rel=0.01)
    assert 45000 < process.conductivity(10, 0) < 60000
