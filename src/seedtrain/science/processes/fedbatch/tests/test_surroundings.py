"""What the vessel does to the cells, and what a drifting probe or an empty line does to the vessel."""

import pytest

from seedtrain.science.processes.fedbatch import process
from seedtrain.science.processes.fedbatch.process import ProcessError
from seedtrain.science.processes.fedbatch.tables import CELL_STATES, FAULTS, INPUTS, OUTPUTS

PARAMETERS = process.parameter_set("modern_mab")


def harvest(faults=None, from_day=5):
    """Observed values after 14 ordinary days, with `faults` (`{name: size}`) from one day on."""
    state = process.start("modern_mab")
    for day in range(14):
        controls = {
            "feed_l_per_h": 0.35 / 24 if day >= 3 else 0,
            "glucose_feed_l_per_h": 0.12 / 24 if day >= 3 else 0,
            "temperature_c": 33 if day >= 6 else 36.5,
        }
        inputs = process.disturbed(controls, faults or {} if day >= from_day else {})
        state = process.advance(state, PARAMETERS, inputs, 24 * day, 24 * day + 24)
    return process.observe(state, PARAMETERS, inputs)


NORMAL = harvest()


def test_a_probe_that_reads_high_makes_the_true_ph_low_and_costs_titre_viability_and_purity():
    drifted = harvest({"ph_probe_error": 0.25})
    assert drifted["ph"] == pytest.approx(6.75)
    assert drifted["titre_g_per_l"] < 0.85 * NORMAL["titre_g_per_l"]
    assert drifted["viability_percent"] < NORMAL["viability_percent"] - 5
    assert drifted["aggregate_percent"] > 2 * NORMAL["aggregate_percent"]


def test_a_probe_that_reads_high_leaves_two_further_clues_less_base_and_more_carbon_dioxide():
    drifted = harvest({"ph_probe_error": 0.25})
    assert drifted["base_added_l"] < 0.9 * NORMAL["base_added_l"]
    assert drifted["pco2_mmhg"] > 1.3 * NORMAL["pco2_mmhg"]


def test_a_probe_that_reads_low_makes_the_true_ph_high_with_more_base_lactate_and_acidic_variants():
    drifted = harvest({"ph_probe_error": -0.25})
    assert drifted["ph"] == pytest.approx(7.25, abs=0.03)
    assert drifted["base_added_l"] > 1.2 * NORMAL["base_added_l"]
    assert drifted["lactate_mmol_per_l"] > NORMAL["lactate_mmol_per_l"]
    assert drifted["acidic_variants_percent"] > NORMAL["acidic_variants_percent"] + 5
    assert drifted["titre_g_per_l"] < 0.85 * NORMAL["titre_g_per_l"]


def test_a_larger_ph_error_does_more_harm():
    titres = [harvest({"ph_probe_error": size})["titre_g_per_l"] for size in (0.15, 0.2, 0.25, 0.3)]
    assert titres == sorted(titres, reverse=True)


@pytest.mark.parametrize(
    ("fault", "size", "clue", "factor"),
    [
        ("base_line", 0, "ph", 0.995),
        ("feed_pump_delivery", 0.5, "volume_l", 0.95),
        ("temperature_offset", -2, "oxygen_uptake_mmol_per_l_h", 0.95),
        ("slow_contamination", 0.7, "titre_g_per_l", 0.95),
        ("viability_crash", 20, "viability_percent", 0.7),
        ("oxygen_probe_error", 39, "dissolved_oxygen_percent", 0.1),
        ("feed_glutamine_strength", 0.5, "viable_cells_1e9_per_l", 0.95),
    ],
)
def test_each_fault_shows(fault, size, clue, factor):
    assert harvest({fault: size}, from_day=0)[clue] < factor * NORMAL[clue]


def test_a_starved_sparger_lets_carbon_dioxide_rise():
    starved = harvest({"sparger": 0.3})
    assert starved["pco2_mmhg"] > 1.5 * NORMAL["pco2_mmhg"]
    assert starved["gas_flow_percent"] == pytest.approx(30)


def test_cells_without_glucose_die_and_stop_making_product():
    state = process.start("modern_mab", {"glucose_mmol_per_l": 0.5, "viable_cells_1e9_per_l": 10})
    starved = process.advance(state, PARAMETERS, {}, 0, 72)
    fed = process.advance(process.add(state, 0.5, {"glucose_mmol_per_l": 500}), PARAMETERS, {}, 0, 72)
    assert starved[1] < 0.6 * fed[1]
    assert starved[8] < 0.2 * fed[8]


def test_every_observed_value_has_a_row_and_every_fault_an_input():
    assert set(NORMAL) == {row[0] for row in OUTPUTS}
    assert set(process.offered(PARAMETERS)) < set(NORMAL)
    assert {row[1] for row in FAULTS} <= {row[0] for row in INPUTS}


def test_one_day_at_once_or_in_hours_comes_to_the_same():
    state, inputs = process.start("modern_mab"), process.input_set({"feed_l_per_h": 0.01})
    whole = process.advance(state, PARAMETERS, inputs, 0, 24, 1e-8)
    for hour in range(24):
        state = process.advance(state, PARAMETERS, inputs, hour, hour + 1, 1e-8)
    assert state == pytest.approx(whole, rel=1e-6)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (lambda: process.parameter_set("modern_mob"), "modern_mab"),
        (lambda: process.parameter_set({"growth_max": 1}), "growth_max_per_h"),
        (lambda: process.input_set({"temperature_c": 60}), "from 20 to 45 degC"),
        (lambda: process.start("modern_mab", {"volume_l": "ten"}), "'ten'"),
        (lambda: process.start("modern_mab", {"volume_l": float("nan")}), "nan"),
        (lambda: process.withdraw(process.start("modern_mab"), 11), "cannot be taken from 10 L"),
        (lambda: process.disturbed({}, {"gremlin": 1}), "ph_probe_error"),
        (lambda: process.disturbed({}, {"base_line": 2}), "from 0 to 1"),
        (
            lambda: process.advance(process.start("modern_mab"), PARAMETERS, {"withdrawal_l_per_h": 1}, 0, 24),
            "could not be followed",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(attempt, said):
    with pytest.raises(ProcessError, match=".*".join(said.split())):
        attempt()


def test_the_state_has_one_place_for_every_named_state():
    assert len(process.start("amribt_2013")) == len(CELL_STATES) == 20
