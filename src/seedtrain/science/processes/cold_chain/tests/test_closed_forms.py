"""Numbers that can be worked out by hand: kinetic mean, ratios of ageing, a plateau, a relaxation, a ramp."""

from math import exp

import pytest

from seedtrain.science.processes.cold_chain import ageing, process

USP = 83.144
SPANS = [
    (((712, 5), (8, 25)), 5.8294),
    (((23, 5), (1, 30)), 9.4722),
    (((364 * 24, 22), (24, 40)), 22.1424),
    (((12, 20), (12, 30)), 26.2599),
]


def kept_at(spans, case="cold_box", **changes):
    """What is observed of product kept unpacked at one temperature after the other, each reached at once."""
    parameters, state, at_h = process.parameter_set(case, **changes), process.start(case), 0.0
    for hours, celsius in spans:
        state = (celsius, celsius, celsius, state[3], celsius) + state[5:]
        inputs = process.input_set({"packed": 0, "store_c": celsius, "packs_around_c": 0})
        state = process.advance(state, parameters, inputs, at_h, at_h + hours)
        at_h += hours
    return process.observe(state, parameters, inputs)


@pytest.mark.parametrize(("spans", "expected"), SPANS)
def test_mean_kinetic_temperature_of_spans(spans, expected):
    total = sum(hours * ageing.speed(celsius, 5, USP) for hours, celsius in spans)
    assert ageing.kinetic_mean(total / sum(h for h, _ in spans), 5, USP) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("spans", "expected"), [SPANS[0], SPANS[1], SPANS[3]])
def test_product_and_logger_sum_the_same_kinetic_mean(spans, expected):
    seen = kept_at(spans)
    assert seen["kinetic_mean_c"] == pytest.approx(expected, abs=5e-5)
    assert seen["logger_kinetic_mean_c"] == pytest.approx(expected, abs=5e-5)


def test_a_month_of_five_degrees_and_eight_hours_of_25_in_plain_mean():
    assert kept_at(SPANS[0][0])["mean_c"] == pytest.approx(5.2222, abs=5e-5)


def test_eight_hours_at_25_age_as_89_at_5():
    assert ageing.speed(25, 5, USP) == pytest.approx(11.152, abs=5e-4)
    assert 8 * ageing.speed(25, 5, USP) == pytest.approx(89.2, abs=0.05)


@pytest.mark.parametrize(("days", "energy"), [((30, 37, 193, 25), 119), ((2, 37, 225, 5), 106), ((7, 37, 45, 25), 119)])
def test_lives_of_vial_monitors_imply_their_energy(days, energy):
    assert ageing.energy_between(*days) == pytest.approx(energy, abs=0.5)


def test_a_vial_monitor_ends_after_its_days_at_37():
    assert kept_at([(14 * 24, 37)])["vvm_percent"] == pytest.approx(100, rel=1e-9)
    fast = {"vvm_days_at_37": 2, "vvm_kj_per_mol": ageing.energy_between(2, 37, 225, 5)}
    assert kept_at([(24 * 22.5, 5)], **fast)["vvm_percent"] == pytest.approx(10, rel=1e-9)


def test_potency_falls_by_its_rate_at_five_degrees_and_faster_in_warmth():
    slow, fast = kept_at([(240, 5)]), kept_at([(240, 25)])
    assert slow["potency_loss_log10"] == pytest.approx(10 * 0.0005, rel=1e-9)
    assert fast["potency_loss_log10"] / slow["potency_loss_log10"] == pytest.approx(ageing.speed(25, 5, 100), rel=1e-9)


def test_ice_melts_for_as_long_as_its_heat_lasts():
    alone = {"centre_w_per_k": 0, "edge_w_per_k": 0, "packs_edge_w_per_k": 0}
    parameters = process.parameter_set("cold_box", **alone)
    power_w = 30 / (1 / 0.45 + 1 / 2.0)
    steady_c = power_w / 2.0
    lasts_h = 8 * 334 / 3.6 / power_w
    state = process.start("cold_box", {"packs_kj_per_kg": 0, "air_c": steady_c})
    inputs = process.input_set({"ambient_mean_c": 30})
    half = process.advance(state, parameters, inputs, 0, lasts_h / 2)
    seen = process.observe(half, parameters, inputs)
    assert seen["packs_melted_percent"] == pytest.approx(50, rel=1e-9)
    assert seen["pack_left_h"] == pytest.approx(lasts_h / 2, rel=1e-9)
    assert seen["pack_c"] == 0
    end = process.advance(half, parameters, inputs, lasts_h / 2, lasts_h - 0.01)
    assert process.observe(end, parameters, inputs)["pack_c"] == 0
    after = process.advance(end, parameters, inputs, lasts_h - 0.01, lasts_h + 0.2)
    warmed_k = process.observe(after, parameters, inputs)["pack_c"]
    assert warmed_k == pytest.approx(0.2 * 3.6 * power_w / (8 * 4.19), rel=0.02)


def test_product_in_a_store_relaxes_exponentially():
    parameters, state = process.parameter_set("cold_box"), process.start("cold_box")
    state = process.advance(state, parameters, {"packed": 0, "store_c": 25}, 0, 6)
    assert state[1] == pytest.approx(25 - 20 * exp(-6 * 3.6 * 0.8 / 14), rel=1e-7)
    assert state[2] == pytest.approx(25 - 20 * exp(-6 * 3.6 * 0.3 / 2), rel=1e-7)


def test_time_beyond_limits_of_a_straight_stretch():
    assert ageing.share_above(6, 10, 8) == pytest.approx(0.5)
    assert ageing.share_above(10, 6, 9) == pytest.approx(0.25)
    assert (ageing.share_above(2, 3, 8), ageing.share_above(9, 8.5, 8)) == (0, 1)
    assert ageing.degrees_above(6, 10, 8) == pytest.approx(0.5)
    assert ageing.degrees_above(9, 11, 8) == pytest.approx(2)


def test_a_spell_ends_where_the_line_crosses_and_the_longest_is_kept():
    running, longest = ageing.spell(0, 0, 6, 10, 8, 1)
    assert (running, longest) == (0.5, 0.5)
    running, longest = ageing.spell(running, longest, 10, 10, 8, 1)
    running, longest = ageing.spell(running, longest, 10, 6, 8, 1)
    assert (running, longest) == (0, 2)
    assert ageing.spell(running, longest, 6, 9, 8, 0.3) == (pytest.approx(0.1), 2)
