"""An attempt is its log: what may be appended to it, by whom, and what is kept when something is refused."""

import pytest

from seedtrain.base.access import Refused
from seedtrain.practice import actions
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.science.scenarios.play import Refused as Impossible
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOTE = {"do": "note", "text": "Quiet night."}


def test_an_attempt_begun_twice_is_one_attempt(cast: Cast, scenario: Scenario, attempt: Attempt) -> None:
    again = actions.begin(cast.actor("alice"), cast["alice"], scenario)
    assert again.id == attempt.id
    assert Record.objects.filter(verb="attempt.begun").count() == 1


def test_nobody_begins_an_attempt_for_another(cast: Cast, scenario: Scenario) -> None:
    with pytest.raises(Refused):
        actions.begin(cast.actor("mariam"), cast["alice"], scenario)


def test_an_act_is_appended_to_the_log(cast: Cast, attempt: Attempt) -> None:
    act = {**NOTE, "at_h": 0.0}
    played = actions.act(cast.actor("alice"), attempt, [act], 0, 5.0)
    assert (played.log, played.reached_h) == ([act], 5.0)


def test_what_takes_time_moves_the_clock(cast: Cast, attempt: Attempt) -> None:
    acts = [{"do": "sample", "checks": ["cells"], "at_h": 0.0}]
    compiled = attempt.version.compiled
    takes_h = compiled["sampling"]["time_h"] + next(c["time_h"] for c in compiled["checks"] if c["code"] == "cells")
    assert actions.act(cast.actor("alice"), attempt, acts, 0, 0.0).reached_h == pytest.approx(takes_h)


def test_an_impossible_act_leaves_the_attempt_as_it_was(cast: Cast, attempt: Attempt) -> None:
    acts = [{**NOTE, "at_h": 0.0}, {"do": "set", "control": "ph", "value": 12.0, "at_h": 0.0}]
    with pytest.raises(Impossible, match="must lie between"):
        actions.act(cast.actor("alice"), attempt, acts, 0, 9.0)
    attempt.refresh_from_db()
    assert (attempt.log, attempt.reached_h) == ([], 0.0)


def test_a_page_that_is_behind_does_nothing(cast: Cast, attempt: Attempt) -> None:
    actions.act(cast.actor("alice"), attempt, [{**NOTE, "at_h": 0.0}], 0, 0.0)
    with pytest.raises(actions.OutOfStep):
        actions.act(cast.actor("alice"), attempt, [{**NOTE, "at_h": 0.0}], 0, 0.0)
    attempt.refresh_from_db()
    assert len(attempt.log) == 1


def test_nobody_acts_in_time_already_seen(cast: Cast, attempt: Attempt) -> None:
    attempt = actions.act(cast.actor("alice"), attempt, [], 0, 50.0)
    with pytest.raises(actions.OutOfStep):
        actions.act(cast.actor("alice"), attempt, [{**NOTE, "at_h": 20.0}], 0, 0.0)


def test_the_clock_stops_where_the_time_to_decide_ends(cast: Cast, attempt: Attempt) -> None:
    played = actions.act(cast.actor("alice"), attempt, [], 0, 1e9)
    assert played.reached_h == attempt.version.compiled["decide_by_h"]


@pytest.mark.parametrize("name", ["bob", "mariam", "charlie", "operator"])
def test_nobody_plays_the_attempt_of_another(cast: Cast, attempt: Attempt, name: str) -> None:
    for do in (
        lambda actor: actions.act(actor, attempt, [], 0, 1.0),
        lambda actor: actions.hand_in(actor, attempt),
        lambda actor: actions.abandon(actor, attempt),
    ):
        with pytest.raises(Refused):
            do(cast.actor(name))


def test_an_attempt_that_was_given_up_keeps_its_log_and_gives_way_to_another(
    cast: Cast, scenario: Scenario, attempt: Attempt
) -> None:
    attempt = actions.act(cast.actor("alice"), attempt, [{**NOTE, "at_h": 0.0}], 0, 0.0)
    actions.abandon(cast.actor("alice"), attempt)
    with pytest.raises(Refused, match="given up"):
        actions.act(cast.actor("alice"), attempt, [], 1, 1.0)
    attempt.refresh_from_db()
    assert len(attempt.log) == 1
    assert attempt.result is None
    assert actions.begin(cast.actor("alice"), cast["alice"], scenario).id != attempt.id
