"""Closed forms and published cases: Thomas, Anzelius, a CADET test of linear binding, Carman and Kozeny."""

from math import exp, sqrt

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.special import erfc, erfcx, i0e

from seedtrain.science.processes.protein_a import compiled, process
from seedtrain.science.processes.protein_a.bed import bed_pressure_bar
from seedtrain.science.processes.protein_a.conditions import conditions

LOAD = {"flow_l_per_h": 150, "inlet_line": 1}
RESIDENCE_S, POROSITY, CAPACITY, AFFINITY, FEED = 240.0, 0.4, 100.0, 5.0, 3.0


def anzelius(x, y):
    """J(x, y) = 1 - int_0^x exp(-y - t) I0(2 sqrt(y t)) dt."""
    part = quad(lambda t: exp(-((sqrt(y) - sqrt(t)) ** 2)) * i0e(2 * sqrt(y * t)), 0, x, epsabs=1e-12, limit=400)
    return 1 - part[0]


def thomas(time_s, binding):
    """Outlet over inlet of the Thomas solution (form of Hiester and Vermeulen)."""
    through_s = POROSITY * RESIDENCE_S
    r = 1 + AFFINITY * FEED
    n = (1 - POROSITY) / POROSITY * CAPACITY * binding * through_s
    s = binding / AFFINITY * r * (time_s - through_s)
    front = anzelius(n / r, s)
    return front / (front + (1 - anzelius(n, s / r)) * exp((1 - 1 / r) * (n - s)))


def followed(case, cells, steps, inputs, **changes):
    """Middle of each move (s) and what leaves in it: product and host-cell protein (g/L)."""
    parameters, inputs = process.parameter_set(case, **changes), process.input_set(inputs)
    state, at_s, times, seen = process.start(case, {"cells": cells}), 0.0, [], []
    k = conditions(parameters, inputs, cells, 0)
    move_s = k[2][0] * k[3][0] / k[0]
    for i in range(steps(move_s)):
        to_s = (i + 0.5) * move_s
        state = process.advance(state, parameters, inputs, at_s / 3600, to_s / 3600, 1, compiled.integrate)
        at_s = to_s
        times.append(to_s)
        seen.append(process.outlet(state, parameters, inputs)[:2])
    return np.array(times), np.array(seen)


@pytest.mark.parametrize(
    ("binding", "t10_s", "dbc10"), [(2e-4, 997.76, 12.472), (1e-3, 3863.61, 48.295), (4e-3, 4412.90, 55.161)]
)
def test_dynamic_capacity_meets_thomas_with_50_cells_within_a_twentieth_of_a_percent(binding, t10_s, dbc10):
    exact = brentq(lambda t: thomas(t, binding) - 0.1, 200, 6000)
    assert exact == pytest.approx(t10_s, abs=0.006)
    times, seen = followed("thomas", 50, lambda move_s: int(1.2 * t10_s / move_s), LOAD, binding_l_per_g_s=binding)
    found = np.interp(0.1, seen[:, 0] / FEED, times)
    assert found == pytest.approx(exact, rel=5e-4)
    assert found * FEED / RESIDENCE_S == pytest.approx(dbc10, rel=6e-4)


def test_the_error_against_thomas_falls_with_the_square_of_the_cells():
    exact = brentq(lambda t: thomas(t, 1e-3) - 0.1, 200, 6000)
    errors = []
    for cells in (20, 40):
        times, seen = followed("thomas", cells, lambda move_s: int(4400 / move_s), LOAD)
        errors.append(abs(np.interp(0.1, seen[:, 0] / FEED, times) - exact))
    assert 3.5 < errors[0] / errors[1] < 4.5


def test_the_whole_thomas_curve_is_met():
    times, seen = followed("thomas", 50, lambda move_s: int(5400 / move_s), LOAD)
    for i in range(900, len(times), 300):
        assert seen[i, 0] / FEED == pytest.approx(thomas(times[i], 1e-3), abs=2e-4)


@pytest.mark.parametrize(("s", "expected"), [(16, 0.27969), (20, 0.53164), (24, 0.75157)])
def test_linear_uptake_meets_anzelius(s, expected):
    assert anzelius(20, s) == pytest.approx(expected, abs=1e-5)
    at_s = 96 + s / (20 / 288)
    times, seen = followed("anzelius", 200, lambda move_s: int(at_s / move_s) + 2, LOAD)
    assert np.interp(at_s, times, seen[:, 1]) == pytest.approx(expected, abs=2.5e-4)


def dispersed(time_s, speed=1 / 12000, dispersion=1 / 3e8, length=0.017, porosity=0.5998, retention=2.5):
    """Flux-averaged step response of advection and dispersion with linear equilibrium binding."""
    if time_s <= 0:
        return 0.0
    slowed = 1 + (1 - porosity) / porosity * retention
    d, v = dispersion / slowed, speed / slowed
    spread = 2 * sqrt(d * time_s)
    ahead = (length - v * time_s) / spread
    return 0.5 * (erfc(ahead) + exp(-ahead * ahead) * erfcx((length + v * time_s) / spread))


def test_the_linear_pulse_of_cadet_is_met_with_its_area_and_first_moment():
    flow = 0.017 * 0.5998 * 3600 / 204
    times, step = followed(
        "cadet_linear", 270, lambda move_s: int(1500 / move_s), {"flow_l_per_h": flow, "inlet_line": 1}
    )
    at = lambda t: np.interp(t, times, step[:, 1], left=0.0)  # noqa: E731
    for second, expected in ((500, 0.114023), (550, 0.574092), (600, 0.927578)):
        assert at(second) == pytest.approx(expected, abs=3e-4)
    grid = np.arange(0.25, 2700, 0.5)
    pulse = at(grid) - at(grid - 1200)
    assert max(abs(value - dispersed(t)) for t, value in zip(grid[:2400], pulse[:2400], strict=True)) < 3e-4
    assert pulse.sum() * 0.5 == pytest.approx(1200, rel=1e-5)
    assert (pulse * grid).sum() / pulse.sum() == pytest.approx(1144.283, abs=0.02)


@pytest.mark.parametrize(("porosity", "expected"), [(0.35, 0.365), (0.30, 0.672)])
def test_pressure_meets_carman_and_kozeny(porosity, expected):
    assert bed_pressure_bar(90, 20, 300, porosity, 1.0) == pytest.approx(expected, abs=5e-4)
    parameters = process.parameter_set("capture", particle_um=90, porosity=0.35)
    inputs = process.disturbed({"flow_l_per_h": 150}, {"compressed_bed": porosity - 0.35})
    seen = process.observe(process.start("capture"), parameters, inputs)
    assert seen["velocity_cm_per_h"] == pytest.approx(300)
    assert seen["bed_pressure_bar"] == pytest.approx(expected, abs=5e-4)
