"""A scenario that is loaded, and players who pass and fail it: what the tests of this context start from."""

import json
from typing import Any

import pytest
from django.test import Client

from seedtrain.base.actor import system_actor
from seedtrain.practice import actions, reference
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.science.scenarios.policies import expert
from seedtrain.science.scenarios.tryout import fast
from tests.cast import Cast

SYSTEM = system_actor("test")


@pytest.fixture
def scenario(db: None) -> Scenario:
    reference.load_file(SYSTEM, reference.FOLDER / "mab_fed_batch_drift.yaml")
    return Scenario.objects.select_related("current").get(code="mab_fed_batch_drift")


@pytest.fixture
def attempt(cast: Cast, scenario: Scenario) -> Attempt:
    """Alice's, just begun."""
    return actions.begin(cast.actor("alice"), cast["alice"], scenario)


@pytest.fixture(scope="session")
def expert_logs() -> dict[tuple[str, int], list[dict[str, Any]]]:
    return {}


@pytest.fixture
def won(cast: Cast, attempt: Attempt, expert_logs: dict[tuple[str, int], list[dict[str, Any]]]) -> Attempt:
    """Alice's, played as an expert plays it, not yet handed in. The seed is one on which the expert passes."""
    for seed in range(20):
        key = (attempt.version.digest, seed)
        if key not in expert_logs:
            expert_logs[key] = expert(attempt.version.compiled, seed, fast(attempt.version.compiled["process"]))
        attempt.seed, attempt.log = seed, expert_logs[key]
        if attempt.regrade()["passed"]:
            attempt.reached_h = attempt.log[-1]["at_h"]
            attempt.save()
            return attempt
    raise AssertionError("The expert passes on none of twenty seeds.")


def lost(cast: Cast, attempt: Attempt) -> Attempt:
    """The same attempt, the batch rejected at once without a look, handed in."""
    act = {"at_h": attempt.reached_h, "do": "dispose", "choice": "reject", "reasons": []}
    reasons = attempt.version.compiled["disposition"]["reasons"]
    act["reasons"] = [reasons[-1]["code"]]
    attempt = actions.act(cast.actor("alice"), attempt, [act], len(attempt.log), 0.0)
    return actions.hand_in(cast.actor("alice"), attempt)


def post(client: Client, attempt: Attempt, acts: list[dict[str, Any]], **other: Any) -> Any:
    """What the page sends for these acts, as it last saw the attempt."""
    body = {"expected": len(attempt.log), "at_h": attempt.reached_h, "acts": acts, "target_h": 0, "stop": False}
    return client.post(f"/practice/attempts/{attempt.id}/play", json.dumps(body | other), "application/json")
