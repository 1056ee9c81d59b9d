"""Numbers that can be worked out by hand, or that the steam tables print."""

import pytest

from seedtrain.science.processes.sterilisation import lethality, process, steam

HOLD = {"steam_setpoint_c": 121.0}


@pytest.mark.parametrize(
    ("kpa", "kelvin"), [(100, 372.755919), (1000, 453.035632), (10000, 584.149488)], ids=["0.1", "1", "10 MPa"]
)
def test_steam_condenses_where_the_formulation_says(kpa, kelvin):
    assert steam.saturation_c(kpa) + 273.15 == pytest.approx(kelvin, abs=5e-7)


@pytest.mark.parametrize(("kelvin", "kpa"), [(300, 3.53658941), (500, 2638.89776), (600, 12344.3146)])
def test_saturated_steam_has_the_pressure_the_formulation_says(kelvin, kpa):
    assert steam.saturation_kpa(kelvin - 273.15) == pytest.approx(kpa, rel=5e-9)


def test_pressure_and_temperature_of_saturation_are_each_others_inverse():
    for celsius in (20.0, 60.0, 100.0, 121.1, 134.0, 150.0):
        assert steam.saturation_c(steam.saturation_kpa(celsius)) == pytest.approx(celsius, abs=1e-7)


def test_f0_of_a_ramp_a_hold_and_a_ramp_down():
    up, down = lethality.ramp(100, 121, 10, 121, 10), lethality.ramp(121, 100, 12, 121, 10)
    assert (up, down) == (pytest.approx(2.0516, abs=5e-5), pytest.approx(2.4620, abs=5e-5))
    assert up + 15 * lethality.rate(121, 121, 10) + down == pytest.approx(19.5136, abs=5e-5)
    assert 10 ** lethality.log10_survivors(6, up + 15 + down, 1.5) == pytest.approx(9.8e-8, rel=0.005)


def test_the_rule_of_the_kernel_meets_the_ramp_in_closed_form():
    total, minutes = 0.0, 0.2
    for i in range(50):
        at = 100 + 2.1 * minutes * i
        total += lethality.stretch(at, at + 1.05 * minutes, at + 2.1 * minutes, minutes, 121, 10)
    assert total == pytest.approx(lethality.ramp(100, 121, 10, 121, 10), rel=1e-7)


def settled(**changes):
    """A parts autoclave long enough in steam for all to have settled: parameters and state."""
    parameters = process.parameter_set("autoclave_parts", **changes)
    inputs = process.input_set(HOLD)
    air_free = process.start("autoclave_parts", {"air_kpa": 0})
    return parameters, process.advance(air_free, parameters, inputs, 0, 4)


@pytest.mark.parametrize(
    ("reference_c", "steam_c", "f0"), [(121.11, 121.0, 14.62), (121.0, 118.0, 7.518), (121.1, 121.1, 15.0)]
)
def test_fifteen_minutes_of_steady_steam(reference_c, steam_c, f0):
    parameters, state = settled(reference_c=reference_c)
    inputs = process.input_set({"steam_setpoint_c": steam_c})
    state = process.advance(state, parameters, inputs, 4, 6)
    after = process.advance(state, parameters, inputs, 6, 6.25)
    assert after[6] - state[6] == pytest.approx(f0, abs=0.005)


def test_a_pocket_three_kelvin_cooler_halves_the_lethality():
    share = 1 - steam.saturation_kpa(118.0) / steam.saturation_kpa(121.0)
    parameters, state = settled()
    inputs = process.disturbed(HOLD, {"air_not_removed": share})
    state = process.advance(state, parameters, inputs, 4, 6)
    after = process.advance(state, parameters, inputs, 6, 6.25)
    assert (after[6] - state[6]) / (after[7] - state[7]) == pytest.approx(0.5012, abs=5e-5)


def test_many_expected_survivors_grow_and_few_seldom_do():
    assert lethality.growth_chance(3) == pytest.approx(1.0)
    assert lethality.growth_chance(0) == pytest.approx(0.6321, abs=1e-4)
    assert lethality.growth_chance(-7) == pytest.approx(1e-7, rel=1e-6)
    assert 0 < lethality.growth_chance(-100) < 1e-99
