"""Handed-in attempts become results of those who take part: the best or the first, within the days."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.practice.models import Attempt, Scenario, ScenarioVersion
from seedtrain.programmes.models import Edition, Registration, Result
from seedtrain.programmes.selection.inputs import candidates
from seedtrain.programmes.selection.practice import count_practice
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SINCE = datetime.datetime(2026, 9, 8, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def scenario() -> Scenario:
    found = Scenario.objects.create(code="example-run", names={"en": "Example run"})
    ScenarioVersion.objects.create(scenario=found, version="1", digest="0" * 64, compiled={}, competencies=[])
    return found


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(cast.centre)


def played(hers: Registration, scenario: Scenario, score: float | None, days: float) -> Attempt:
    """Handed in so many days after the first; not at all where the score is None."""
    handed: dict[str, Any] = {}
    if score is not None:
        handed = {"handed_in_at": SINCE + days * DAY, "result": {"score": score, "criteria": [{"of": 60}, {"of": 40}]}}
    return Attempt.objects.create(person=hers.person, version=scenario.versions.get(), seed=1, **handed)


def test_best_or_first_within_the_days_and_again_without_doubling(cast: Cast, edition: Edition, scenario: Scenario):
    hers, actor = made.registration(edition), cast.actor("coordinator")
    played(hers, scenario, 90, -1)
    first, best = played(hers, scenario, 40, 1), played(hers, scenario, 75, 2)
    played(hers, scenario, 60, 3)
    played(hers, scenario, None, 0)
    stranger = made.registration(made.edition(cast.centre, "other-edition"), "Luis Example")
    played(stranger, scenario, 100, 1)
    for which, attempt, points in (("best", best, 75), ("first", first, 40)):
        assert count_practice(actor, edition, scenario, which, SINCE, SINCE + 10 * DAY) == 1
        result = Result.objects.get()
        assert (result.source_id, result.points, result.of) == (attempt.id, points, 100)
    assert candidates(edition)[0]["values"]["practice"] == 0.4
    assert count_practice(actor, edition, scenario, "best", SINCE + 20 * DAY, SINCE + 30 * DAY) == 0
    assert not Result.objects.exists(), "what no longer counts goes"


def test_queries_do_not_grow_with_participants(
    cast: Cast, edition: Edition, scenario: Scenario, django_assert_max_num_queries: Any
):
    for number in range(12):
        played(made.registration(edition, f"Person{number} Example"), scenario, number, 1)
    with django_assert_max_num_queries(12):
        assert count_practice(cast.actor("coordinator"), edition, scenario, "best", SINCE, SINCE + 5 * DAY) == 12


def test_the_page_counts_and_refuses_days_that_run_backwards(
    cast: Cast, client: Client, edition: Edition, scenario: Scenario
):
    played(made.registration(edition), scenario, 50, 1)
    cast.sign_in(client, "coordinator")
    page = reverse("practice_results", args=[edition.slug])
    asked = {"scenario": "example-run", "which": "best", "since": "2026-09-09", "until": "2026-09-08"}
    assert "before the first" in client.post(page, asked).content.decode()
    shown = client.post(page, asked | {"until": "2026-09-09"}, follow=True).content.decode()
    assert "example-run" in shown
    assert Result.objects.count() == 1


def test_another_organisation_counts_nothing(cast: Cast, edition: Edition, scenario: Scenario):
    with pytest.raises(Refused):
        count_practice(cast.actor("mariam"), edition, scenario, "best", SINCE, SINCE + DAY)
