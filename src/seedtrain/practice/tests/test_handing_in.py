"""Handing in grades the log, once; a pass becomes evidence at the simulator's ceiling, a failure does not."""

import json

import pytest

from seedtrain.base.access import Refused
from seedtrain.base.text import LANGUAGES
from seedtrain.practice import actions
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.practice.tests.play import lost
from seedtrain.practice.words import KINDS, VERBS
from seedtrain.qualifications.models import Evidence
from seedtrain.qualifications.models.evidence import SIMULATOR_CEILING
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_batch_that_is_not_decided_about_cannot_be_handed_in(cast: Cast, attempt: Attempt) -> None:
    with pytest.raises(Refused, match="Nothing is decided"):
        actions.hand_in(cast.actor("alice"), attempt)
    attempt.refresh_from_db()
    assert attempt.handed_in_at is None


def test_when_the_time_to_decide_is_over_the_run_can_be_handed_in_and_fails(cast: Cast, attempt: Attempt) -> None:
    attempt = actions.act(cast.actor("alice"), attempt, [], 0, attempt.version.compiled["decide_by_h"])
    result = actions.hand_in(cast.actor("alice"), attempt).result
    assert result is not None
    assert not result["passed"]


def test_a_failed_attempt_gives_no_evidence_and_may_be_tried_again(
    cast: Cast, scenario: Scenario, attempt: Attempt
) -> None:
    failed = lost(cast, attempt)
    assert failed.result is not None
    assert not failed.result["passed"]
    assert not Evidence.objects.exists()
    again = actions.begin(cast.actor("alice"), cast["alice"], scenario)
    assert again.id != failed.id
    assert again.seed != failed.seed  # one in two thousand million times this is luck


def test_a_passed_attempt_gives_evidence_for_the_competencies_of_its_passed_criteria(cast: Cast, won: Attempt) -> None:
    result = actions.hand_in(cast.actor("alice"), won).result
    assert result is not None
    shown = {code for c in result["criteria"] if c["passed"] for code in c["competencies"]}
    assert shown
    evidence = Evidence.objects.filter(person=cast["alice"])
    assert {item.competency.code for item in evidence} == shown
    assert {item.level for item in evidence} == {SIMULATOR_CEILING}
    assert {item.source_id for item in evidence} == {won.id}


def test_a_competency_of_which_one_criterion_failed_gets_no_evidence(cast: Cast, won: Attempt) -> None:
    won.result = won.regrade()
    failed = won.result["criteria"][-1]
    failed["passed"] = False
    actions.give_evidence(cast.actor("alice"), won)
    shown = {item.competency.code for item in Evidence.objects.all()}
    assert shown
    assert not shown & set(failed["competencies"])


def test_the_summary_names_scenario_and_score_in_every_language(cast: Cast, won: Attempt) -> None:
    result = actions.hand_in(cast.actor("alice"), won).result
    assert result is not None
    summary = Evidence.objects.all()[0].summary
    assert set(summary) == set(LANGUAGES)
    for language in ("en", "fr", "ar"):
        assert won.version.scenario.names[language] in summary[language]
        assert str(round(result["score"])) in summary[language]


def test_an_attempt_is_handed_in_once(cast: Cast, won: Attempt) -> None:
    actions.hand_in(cast.actor("alice"), won)
    count = Evidence.objects.count()
    with pytest.raises(Refused, match="handed in"):
        actions.hand_in(cast.actor("alice"), won)
    assert Evidence.objects.count() == count
    assert Record.objects.filter(verb="attempt.handed_in").count() == 1


def test_evidence_given_twice_for_one_attempt_is_there_once(cast: Cast, won: Attempt) -> None:
    handed_in = actions.hand_in(cast.actor("alice"), won)
    count = Evidence.objects.count()
    actions.give_evidence(cast.actor("alice"), handed_in)
    assert Evidence.objects.count() == count


def test_the_trail_keeps_score_seed_and_a_digest_that_no_other_log_has(cast: Cast, won: Attempt) -> None:
    actions.hand_in(cast.actor("alice"), won)
    data = json.loads(Record.objects.get(verb="attempt.handed_in").data)
    won.refresh_from_db()
    assert won.result is not None
    assert (data["score"], data["passed"], data["seed"]) == (won.result["score"], True, won.seed)
    assert data["log_sha256"] == actions.log_digest(won)
    won.log[0]["at_h"] += 0.25
    assert data["log_sha256"] != actions.log_digest(won)


def test_a_regrade_from_the_stored_log_equals_the_grade_given(cast: Cast, won: Attempt) -> None:
    actions.hand_in(cast.actor("alice"), won)
    stored = Attempt.objects.select_related("version").get(id=won.id)
    assert json.loads(json.dumps(stored.regrade())) == stored.result


def test_each_act_leaves_one_record_of_a_known_verb_and_kind(cast: Cast, scenario: Scenario, attempt: Attempt) -> None:
    alice = cast.actor("alice")
    actions.act(alice, attempt, [{"do": "note", "text": "Quiet.", "at_h": 0.0}], 0, 1.0)
    actions.abandon(alice, attempt)
    lost(cast, actions.begin(alice, cast["alice"], scenario))
    records = [r for r in Record.objects.order_by("id") if r.verb in VERBS]
    verbs = sorted(r.verb for r in records if r.kind == "attempt")
    assert verbs == ["attempt.abandoned", "attempt.begun", "attempt.begun", "attempt.handed_in"]
    assert {r.kind for r in records} <= set(KINDS)
