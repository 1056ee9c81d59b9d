"""Where the equations have a closed form, the kernel meets it."""

from math import exp

import pytest

from seedtrain.science.processes.fedbatch import process

UNLIMITED = {
    "growth_max_per_h": 0.15,
    "growth_glucose_half_mmol_per_l": 1e-6,
    "growth_glutamine_half_mmol_per_l": 1e-6,
    "cells_per_glutamine_1e9_per_mmol": 100,
}


def test_a_batch_without_limits_grows_exponentially():
    parameters = process.parameter_set(dict(UNLIMITED, cells_per_glucose_1e9_per_mmol=100))
    start = process.start({}, {"viable_cells_1e9_per_l": 0.3, "glucose_mmol_per_l": 500, "glutamine_mmol_per_l": 100})
    end = process.advance(start, parameters, {}, 0, 24, 1e-9)
    assert end[1] == pytest.approx(0.3 * exp(0.15 * 24), rel=1e-7)


def test_the_exponential_feed_of_the_closed_form_holds_growth_and_substrate_constant():
    growth, cells_per_substrate, upkeep, feed_strength, substrate = 0.15, 0.5, 0.04, 501.0, 1.0
    parameters = process.parameter_set(
        dict(
            UNLIMITED,
            cells_per_glucose_1e9_per_mmol=cells_per_substrate,
            glucose_upkeep_mmol_per_1e9_h=upkeep,
            upkeep_saturates=0,
        )
    )
    state = process.start(
        {},
        {
            "volume_l": 10,
            "viable_cells_1e9_per_l": 5,
            "glucose_mmol_per_l": substrate,
            "glutamine_mmol_per_l": 100,
        },
    )
    first_feed = (growth / cells_per_substrate + upkeep) * 5 * 10 / (feed_strength - substrate)
    assert first_feed == pytest.approx(0.03400)
    step = 0.02
    for i in range(500):
        mean_feed = first_feed * (exp(growth * (i + 1) * step) - exp(growth * i * step)) / (growth * step)
        inputs = {"feed_l_per_h": mean_feed, "feed_glucose_mmol_per_l": feed_strength, "feed_glutamine_mmol_per_l": 0}
        state = process.advance(state, parameters, inputs, i * step, (i + 1) * step, 1e-9)
    assert first_feed * exp(growth * 10) == pytest.approx(0.15238, abs=5e-6)
    assert state[1] == pytest.approx(224.084, abs=2e-3)
    assert state[0] == pytest.approx(10.7892, abs=5e-5)
    assert state[4] / state[0] == pytest.approx(substrate, abs=1e-4)


@pytest.mark.parametrize("viable", [0.5, 4.0, 8.0])
def test_uncontrolled_dissolved_oxygen_is_saturation_less_demand_over_transfer(viable):
    parameters = process.parameter_set({"surroundings": 1, "oxygen_half_mmol_per_l": 1e-9})
    inputs = {"dissolved_oxygen_setpoint_percent": 150, "oxygen_fraction_max": 0.21}
    seen = process.observe(process.start({}, {"viable_cells_1e9_per_l": viable}), parameters, inputs)
    assert seen["dissolved_oxygen_percent"] * 0.0022 == pytest.approx(0.22 - 0.3 * viable / 12, rel=1e-6)


def test_dissolved_oxygen_never_falls_below_nothing():
    parameters = process.parameter_set("modern_mab")
    inputs = {"oxygen_fraction_max": 0.21, "gas_velocity_m_per_s": 0.00002}
    seen = process.observe(process.start("modern_mab", {"viable_cells_1e9_per_l": 50}), parameters, inputs)
    assert 0 < seen["dissolved_oxygen_percent"] < 1
    assert seen["oxygen_uptake_mmol_per_l_h"] == pytest.approx(
        seen["kla_per_h"] * (0.22 - seen["dissolved_oxygen_percent"] * 0.0022), rel=1e-9
    )
