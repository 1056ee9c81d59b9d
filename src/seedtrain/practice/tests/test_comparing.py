"""Two attempts beside each other: one's own or one's people's, two by two, and honest about seeds and versions."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.practice.models import Attempt, Scenario, ScenarioVersion
from seedtrain.practice.tests.runs import handed_in, seeds_with_faults, short_scenario
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(db: None) -> Scenario:
    return short_scenario()


@pytest.fixture
def pair(cast: Cast, short: Scenario) -> list[Attempt]:
    """Alice's two attempts at the same course of events: as a novice, then as an expert."""
    assert short.current is not None
    seed = seeds_with_faults(short.current.compiled, 1)[0]
    return [handed_in(cast, "alice", short, policy, seed) for policy in ("novice", "expert")]


def page(cast: Cast, name: str, short: Scenario, *attempts: Attempt, **more: str) -> str:
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = "en"
    answer = client.get(reverse("compare", args=[short.code]), {"attempt": [str(a.id) for a in attempts], **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_scores_faults_and_acts_of_both_stand_beside_each_other(
    cast: Cast, short: Scenario, pair: list[Attempt]
) -> None:
    shown = page(cast, "alice", short, *pair)
    for heading in ("Points by criterion", "When each found what", "One variable in both", "What each did when"):
        assert f"<h2>{heading}</h2>" in shown
    for attempt in pair:
        assert attempt.result is not None
        assert f"{int(attempt.result['score'] + 0.5)} of 100 points" in shown
        for mark in attempt.result["criteria"]:
            assert mark["name"]["en"] in shown
    done = sum(act["do"] in ("sample", "check") for attempt in pair for act in attempt.log)
    lane = shown.split("Samples and checks</text>")[1].split("<text")[0]
    assert lane.count("<circle") == done


def test_the_same_seed_and_version_is_told_from_others(cast: Cast, short: Scenario, pair: list[Attempt]) -> None:
    assert "The same course of events" in page(cast, "alice", short, *pair)
    pair[1].seed += 1
    pair[1].save()
    assert "Two courses of events" in page(cast, "alice", short, *pair)
    assert short.current is not None
    old = ScenarioVersion.objects.create(
        scenario=short, version="0", digest="0" * 64, compiled=short.current.compiled, competencies=[]
    )
    pair[1].version = old
    pair[1].save()
    assert "Two versions of the scenario" in page(cast, "alice", short, *pair)


def test_another_variable_can_be_chosen(cast: Cast, short: Scenario, pair: list[Attempt]) -> None:
    assert short.current is not None
    codes = [item["of"] for item in short.current.compiled["instruments"]]
    shown = [page(cast, "alice", short, *pair, of=code) for code in codes[:2]]
    for code, text in zip(codes, shown, strict=False):
        assert f'<option value="{code}" selected>' in text
    assert shown[0].split('class="lines"')[1] != shown[1].split('class="lines"')[1]


@pytest.mark.parametrize("count", [0, 1])
def test_with_fewer_than_two_the_reader_chooses(cast: Cast, short: Scenario, pair: list[Attempt], count: int) -> None:
    shown = page(cast, "alice", short, *pair[:count])
    assert "Choose two attempts" in shown
    assert shown.count('name="attempt"') == 2
    assert shown.count(" checked") == count


def test_what_is_no_attempt_is_left_aside(cast: Cast, short: Scenario, pair: list[Attempt]) -> None:
    client = cast.sign_in(Client(), "alice")
    asked: dict[str, Any] = {"attempt": ["x", "", str(pair[0].id), str(pair[0].id)], "of": "nothing"}
    answer = client.get(reverse("compare", args=[short.code]), asked)
    assert answer.status_code == 200
    assert "Points by criterion" not in answer.content.decode()


def test_a_trainer_compares_any_two_of_the_people_and_nobody_elsewhere_sees_one(
    cast: Cast, short: Scenario, pair: list[Attempt]
) -> None:
    other = handed_in(cast, "amina", short, "reject_all", pair[0].seed)
    assert cast["amina"].name in page(cast, "bob", short, pair[0], other)
    assert cast["amina"].name not in page(cast, "alice", short, pair[0], other)
    for name in ("charlie", "carlos"):
        shown = page(cast, name, short, pair[0], other)
        assert cast["alice"].name not in shown
        assert "Points by criterion" not in shown
