"""Numbers that can be worked out by hand, with SciPy as a second opinion."""

from math import exp

import pytest
from scipy import stats

from seedtrain.science.processes.filling import air, chances, kernel, process


@pytest.mark.parametrize(
    ("units", "positives", "percent"),
    [(3000, 0, 0.0999), (4742, 1, 0.1000), (5000, 0, 0.0599), (5000, 1, 0.0949), (10000, 1, 0.0474)],
)
def test_a_media_fill_bounds_the_share_of_contaminated_units(units, positives, percent):
    assert 100 * chances.upper_limit(positives, units) == pytest.approx(percent, abs=5e-5)


def test_the_upper_limit_is_half_a_quantile_of_chi_square():
    for count in (0, 1, 2, 5, 17, 60):
        assert chances.upper_expected(count) == pytest.approx(stats.chi2.ppf(0.95, 2 * count + 2) / 2, rel=1e-12)


def test_a_passed_media_fill_proves_little():
    assert chances.poisson_chance(5000 * 1e-4, 0) == pytest.approx(0.6065, abs=5e-5)
    assert chances.poisson_at_most(2.3, 3) == pytest.approx(stats.poisson.cdf(3, 2.3), rel=1e-12)
    assert chances.poisson_chance(2.3, 3) == pytest.approx(stats.poisson.pmf(3, 2.3), rel=1e-12)


@pytest.mark.parametrize(("percent", "chance"), [(0.1, 0.0198), (1, 0.1821), (5, 0.6415), (10, 0.8784)])
def test_what_a_sterility_test_of_twenty_finds(percent, chance):
    assert chances.found_among(percent / 100, 20) == pytest.approx(chance, abs=5e-5)


def test_chances_of_next_to_nothing_keep_their_digits():
    assert chances.found_among(1e-12, 20) == pytest.approx(2e-11, rel=1e-9)
    assert chances.at_least_one(1e-9) == pytest.approx(1e-9, rel=1e-8)
    assert (chances.found_among(0, 20), chances.found_among(1, 20), chances.found_among(0.5, 0)) == (0, 1, 0)


def test_a_room_cleans_up_a_hundred_to_one():
    assert chances.clean_up_min(100, 20) == pytest.approx(13.82, abs=5e-3)
    assert chances.clean_up_min(100, 40) == pytest.approx(6.91, abs=5e-3)


def test_the_empty_room_of_the_model_cleans_up_so_too():
    still = {"people": 0, "inner_door_fraction": 0}
    parameters = process.parameter_set("vials_2r", room_supply_m3_per_min=40 - air.NATURAL_M3_PER_MIN)
    state = process.start("vials_2r", {"room_05_per_m3": 1e6})
    after = process.advance(state, parameters, still, 0, chances.clean_up_min(100, 20) / 60)
    assert after[0] == pytest.approx(1e4, rel=1e-9)


def test_sampling_plans_accept_as_the_binomial_says():
    for share in (0.0, 0.004, 0.02, 0.08):
        for allowed in (0, 1, 3):
            expected = stats.binom.cdf(allowed, 125, share)
            assert chances.accepted(share, 125, allowed) == pytest.approx(expected, rel=1e-10)


def test_a_share_of_plates_with_growth_follows_from_the_mean_count():
    assert chances.recovery_rate(0.3) == pytest.approx(1 - exp(-0.3))
    assert chances.recovery_rate(0.3, 0.8) == pytest.approx(1 - stats.nbinom.pmf(0, 1.25, 1.25 / 1.55))
    assert chances.recovery_rate(0.3, 1e-9) == pytest.approx(chances.recovery_rate(0.3), rel=1e-6)


@pytest.mark.parametrize(
    ("units", "positives", "verdict"),
    [(4999, 0, "pass"), (4999, 1, "fail"), (5000, 1, "investigate"), (9000, 2, "fail"), (20000, 1, "investigate")],
)
def test_media_fills_pass_ask_for_an_investigation_or_fail(units, positives, verdict):
    assert chances.media_fill(units, positives) == verdict


def test_the_normal_distribution():
    for tenth in range(-80, 81):
        assert chances.normal_below(tenth / 10) == pytest.approx(stats.norm.cdf(tenth / 10), abs=1e-15, rel=1e-2)
    assert chances.share_below(1.0, 1.02, 0.01) == pytest.approx(stats.norm.cdf(-2), rel=1e-12)
    assert chances.mean_limits(1.05, 0.01, 25) == pytest.approx((1.044, 1.056))


def test_short_containers_while_the_mean_falls_in_a_straight_line():
    parameters = process.parameter_set("vials_2r")
    fine = sum(stats.norm.cdf((1.0 - (1.02 - 0.03 * (i + 0.5) / 4000)) / 0.008) for i in range(4000)) / 4
    assert kernel.short(1000, 1.02, 0.99, parameters) == pytest.approx(fine, rel=1e-6)
    assert kernel.short(1000, 1.02, 1.02 - 1e-9, parameters) == pytest.approx(1000 * stats.norm.cdf(-2.5), rel=1e-6)


def test_gaps_hold_the_pressure_that_their_flow_asks_for():
    parameters = process.parameter_set("vials_2r")
    shut = process.input_set({"inner_door_fraction": 0})
    room, airlock = air.pressures(parameters, shut)
    assert (room, airlock) == (pytest.approx((10 / 1.72) ** (1 / 0.65)), pytest.approx((15 / 2.6) ** (1 / 0.65)))
    assert air.pressures(parameters, process.input_set({"inner_door_fraction": 1}))[0] < 0.05
    starved = process.input_set({"room_supply_fraction": 0.8})
    assert air.pressures(parameters, starved)[0] < 0


def test_air_in_the_room_nears_what_is_given_off_over_the_air_that_leaves():
    parameters, state = process.parameter_set("vials_2r"), process.start("vials_2r")
    inputs = process.input_set({"people": 4, "inner_door_fraction": 0})
    state = process.advance(state, parameters, inputs, 0, 5)
    assert state[0] == pytest.approx(4e5 / 80.01, rel=1e-9)
    assert state[3] == pytest.approx(state[0] * 1e-4 / 1.0001, rel=1e-3)


@pytest.mark.parametrize("zone_rate", [0.5, 0.5 + 1e-9, 13.5])
def test_room_and_zone_follow_their_equations(zone_rate):
    step, room, zone, sums = 0.0005, 40.0, 3.0, [0.0, 0.0]
    for _ in range(8000):
        middle = room + 0.5 * step * (2 - 0.5 * room)
        half = zone + 0.5 * step * (1 + 0.2 * room - zone_rate * zone)
        sums = [sums[0] + step * middle, sums[1] + step * half]
        room, zone = room + step * (2 - 0.5 * middle), zone + step * (1 + 0.2 * middle - zone_rate * half)
    found = air.stretch(40.0, 3.0, 2.0, 0.5, 1.0, 0.2, zone_rate, 4.0)
    assert found == pytest.approx((room, zone, *sums), rel=1e-5)


def test_flow_the_other_way_is_a_pressure_the_other_way():
    assert air.root(0.0, 1.0, 0.65) == 0
    assert air.root(-2.0, 1.0, 0.5) == pytest.approx(-4)
