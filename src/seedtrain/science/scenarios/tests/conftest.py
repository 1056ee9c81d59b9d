"""The shipped scenario, read once, and the compiled engine where there is one."""

from pathlib import Path

import pytest

from seedtrain.science.scenarios import policies, tryout
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.format import read

SCENARIO_FILE = Path(__file__).parents[3] / "practice" / "scenarios" / "mab_fed_batch_drift.yaml"


@pytest.fixture(scope="session")
def scenario_file():
    return SCENARIO_FILE


@pytest.fixture(scope="session")
def scenario():
    return read(SCENARIO_FILE)


@pytest.fixture(scope="session")
def engine():
    return tryout.fast("fedbatch")


@pytest.fixture(scope="session")
def seed_of(scenario):
    """The first seed whose batch holds this plan."""
    return lambda plan: next(seed for seed in range(500) if draw(scenario, seed)["plan"] == plan)


@pytest.fixture(scope="session")
def expert_log(scenario, engine, seed_of):
    """The expert's log on the first seed of a plan, each played once."""
    played = {}

    def log(plan):
        if plan not in played:
            played[plan] = policies.expert(scenario, seed_of(plan), engine)
        return list(played[plan])

    return log
