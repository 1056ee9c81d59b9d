"""The page of a debrief: who may read it, what it leads to, what it weighs."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from seedtrain.practice import reference
from seedtrain.practice.actions import act, begin, hand_in
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.qualifications.models import Evidence
from seedtrain.qualifications.tests.job import SYSTEM, Job
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.policies import POLICIES

MOST_BYTES = 30_000  # of a debrief over the wire, with its own script and style


@pytest.fixture
def scenario(job: Job) -> Scenario:
    reference.load_file(SYSTEM, reference.FOLDER / "mab_fed_batch_drift.yaml")
    return Scenario.objects.get(code="mab_fed_batch_drift")


def begun(job: Job, scenario: Scenario, plan: str) -> Attempt:
    """Alice's attempt on a batch with this plan."""
    assert scenario.current is not None
    attempt = begin(job.actor("alice"), job.alice, scenario)
    attempt.seed = next(seed for seed in range(1000) if draw(scenario.current.compiled, seed)["plan"] == plan)
    attempt.save()
    return attempt


def played(job: Job, scenario: Scenario, policy: str, plan: str) -> Attempt:
    """The same, played by a policy and handed in."""
    assert scenario.current is not None
    attempt = begun(job, scenario, plan)
    log: list[dict[str, Any]] = POLICIES[policy](scenario.current.compiled, attempt.seed)
    attempt = act(job.actor("alice"), attempt, log, 0, log[-1]["at_h"])
    return hand_in(job.actor("alice"), attempt)


def page(job: Job, attempt: Attempt, name: str, language: str = "en") -> str:
    client = job.cast.sign_in(Client(), name)
    client.cookies["language"] = language
    answer = client.get(reverse("debrief", args=[attempt.id]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_passed_attempt_shows_what_it_proves_and_leads_to_the_path(job: Job, scenario: Scenario) -> None:
    attempt = played(job, scenario, "expert", "drift_only")
    shown = page(job, attempt, "alice")
    given = Evidence.objects.filter(source_id=attempt.id)
    assert given
    for evidence in given:
        assert reverse("evidence", args=[evidence.id]) in shown
    assert f'href="{reverse("path")}">See it on my path' in shown
    assert "Try again" not in shown


def test_a_failed_attempt_says_what_would_change_it_and_may_be_tried_again(job: Job, scenario: Scenario) -> None:
    attempt = played(job, scenario, "reject_all", "all_well")
    shown = page(job, attempt, "alice")
    assert "Not passed" in shown
    assert "The right disposition for the right reasons: 0 of 15 points" in shown
    assert f'action="{reverse("begin", args=[scenario.code])}"' in shown
    assert "What it proves" not in shown


def test_trainers_and_managers_of_the_organisation_read_it_and_can_do_nothing_in_it(
    job: Job, scenario: Scenario
) -> None:
    attempt = played(job, scenario, "reject_all", "all_well")
    for name in ("bob", "mariam"):
        shown = page(job, attempt, name)
        assert job.alice.name in shown
        assert reverse("begin", args=[scenario.code]) not in shown


def test_those_elsewhere_find_nothing(job: Job, scenario: Scenario) -> None:
    attempt = played(job, scenario, "reject_all", "all_well")
    for name in ("charlie", "carlos", "celia", "coordinator"):
        client = job.cast.sign_in(Client(), name)
        assert client.get(reverse("debrief", args=[attempt.id])).status_code == 404, name


def test_an_open_attempt_leads_its_player_back_and_shows_others_nothing(job: Job, scenario: Scenario) -> None:
    attempt = begun(job, scenario, "drift_only")
    address = reverse("debrief", args=[attempt.id])
    answer = job.cast.sign_in(Client(), "alice").get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == reverse("attempt", args=[attempt.id])
    assert job.cast.sign_in(Client(), "bob").get(address).status_code == 404


def test_a_regrade_that_differs_is_told_and_the_first_result_stands(job: Job, scenario: Scenario) -> None:
    attempt = played(job, scenario, "reject_all", "all_well")
    assert attempt.result is not None
    assert "Graded again with another result" not in page(job, attempt, "alice")
    attempt.result["score"] = 12.0
    attempt.save()
    shown = page(job, attempt, "alice")
    assert "Graded again with another result" in shown
    assert "Not passed: 12 of 100 points" in shown


def test_it_weighs_little(job: Job, scenario: Scenario) -> None:
    attempt = played(job, scenario, "novice", "drift_and_pump")
    found = [finders.find(name) for name in ("practice/replay.js", "practice/debrief.css")]
    parts = [Path(str(path)).read_bytes() for path in found]
    for language in ("en", "ar"):
        whole = [page(job, attempt, "alice", language).encode(), *parts]
        assert sum(len(gzip.compress(part)) for part in whole) <= MOST_BYTES, language
