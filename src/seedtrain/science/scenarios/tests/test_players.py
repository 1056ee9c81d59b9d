"""Those who do nothing, reject all or call QA for all never pass; the expert does; the novice sets difficulty."""

import pytest

from seedtrain.science.scenarios.tryout import pass_rates

SEEDS = list(range(200))
LEVELS = {"easy": 0.9, "medium": 0.75, "hard": 0.6}


@pytest.mark.parametrize("name", ["do_nothing", "reject_all", "call_qa_for_all"])
def test_a_player_without_judgement_never_passes_in_200_batches(scenario, name):
    row = pass_rates(scenario, SEEDS, name)
    assert (row["passed"], row["runs"]) == (0, 200)
    assert set(row["by_plan"]) == {plan["code"] for plan in scenario["plans"]}


def test_the_expert_passes_at_least_95_percent_of_200_batches(scenario):
    row = pass_rates(scenario, SEEDS, "expert")
    assert row["pass_rate"] >= 0.95
    assert all(passed / runs >= 0.9 for passed, runs in row["by_plan"].values())


def test_the_reference_novice_finds_the_scenario_as_hard_as_it_says(scenario):
    assert pass_rates(scenario, SEEDS[:60], "novice")["pass_rate"] == pytest.approx(LEVELS[scenario["level"]], abs=0.12)
