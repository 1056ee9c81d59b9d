"""Evidence: what counts, who confirms, how it is withdrawn."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from seedtrain.base.access import Refused
from seedtrain.base.text import say
from seedtrain.people.models.membership import today
from seedtrain.qualifications.actions import confirm, observe, withdraw
from seedtrain.qualifications.models import Evidence
from seedtrain.qualifications.standing import holdings, paths
from seedtrain.trail.errors import ReasonMissing
from seedtrain.trail.models import Record


def held(job, code):
    return holdings([job.alice.id])[job.alice.id][job.competency(code).id]


def test_a_simulator_alone_reaches_level_two_at_most(job):
    assert job.simulated("USP-CC-01", level=4).level == 2


def test_the_database_refuses_a_higher_level_from_a_simulator(job):
    piece = job.simulated("USP-CC-01")
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(id=piece.id).update(level=3)


def test_the_same_source_gives_evidence_once(job):
    from_attempt = job.simulated("USP-CC-01")
    again = Evidence.objects.filter(source_id=from_attempt.source_id, competency=from_attempt.competency)
    assert again.count() == 1


def test_a_trainer_of_the_same_organisation_confirms(job):
    piece = confirm(job.actor("bob"), job.simulated("USP-CC-01"), "Looked at the run.")
    assert piece.confirmed_by == job.cast["bob"]
    assert held(job, "USP-CC-01").confirmed_level == 2


@pytest.mark.parametrize("who", ["alice", "mariam", "charlie", "carlos", "operator", "inspector"])
def test_nobody_else_confirms(job, who):
    piece = job.simulated("USP-CC-01")
    with pytest.raises(Refused):
        confirm(job.actor(who), piece)
    piece.refresh_from_db()
    assert piece.confirmed_at is None


def test_an_observation_reaches_every_level_and_counts_as_confirmed(job):
    observe(job.actor("bob"), job.alice, job.competency("USP-CC-01"), 3, "Ran the 50 L training batch alone.")
    assert held(job, "USP-CC-01").confirmed_level == 3


def test_an_observation_without_words_is_refused(job):
    with pytest.raises(Refused):
        observe(job.actor("bob"), job.alice, job.competency("USP-CC-01"), 3, "  ")


def test_withdrawn_evidence_counts_no_longer_but_stays(job):
    piece = job.simulated("USP-CC-01")
    withdraw(job.actor("mariam"), piece, "The run was played by somebody else.")
    assert job.competency("USP-CC-01").id not in holdings([job.alice.id])[job.alice.id]
    assert Evidence.objects.get(id=piece.id).withdrawal_reason == "The run was played by somebody else."


def test_withdrawing_needs_a_reason(job):
    piece = job.simulated("USP-CC-01")
    with pytest.raises(ReasonMissing), transaction.atomic():
        withdraw(job.actor("mariam"), piece, " ")
    piece.refresh_from_db()
    assert piece.withdrawn_at is None


def test_each_act_leaves_one_record_that_names_its_actor(job):
    before = Record.objects.count()
    piece = job.simulated("USP-CC-01")
    confirm(job.actor("bob"), piece)
    new = Record.objects.filter(number__gt=before).order_by("number")
    assert [record.verb for record in new] == ["evidence.shown", "evidence.confirmed"]
    assert [record.actor for record in new] == [job.alice.id, job.cast["bob"].id]
    assert json.loads(new[0].data)["competency"] == "USP-CC-01"


def test_the_path_shows_what_is_required_held_and_missing(job):
    job.simulated("USP-CC-02")
    (path,) = paths([job.assignment])
    needs = {need.competency.code: need for need in path.needs}
    assert needs["USP-CC-02"].met and needs["USP-CC-02"].held.evidence
    assert needs["USP-CC-01"].gap == needs["USP-CC-01"].required
    assert path.met == 1 and len(path.gaps) == len(path.needs) - 1


def test_people_of_another_organisation_see_no_evidence(job):
    job.simulated("USP-CC-01")
    assert not Evidence.objects.visible_to(job.actor("charlie"))
    assert not Evidence.objects.visible_to(job.actor("carlos"))
    assert Evidence.objects.visible_to(job.actor("inspector")).count() == 1


def test_an_assessors_own_words_are_in_her_own_language_also_in_chinese(job):
    assessor = replace(job.actor("bob"), language="zh-hans")
    piece = observe(assessor, job.alice, job.competency("USP-CC-01"), 3, "独立完成。")
    assert not say(piece.summary, "zh-hans").fallback


def test_an_assessor_for_whom_tomorrow_has_begun_gives_her_own_day(job):
    client = job.cast.sign_in(Client(), "bob")
    given = {"competency": job.competency("USP-CC-01").id, "level": 2, "note": "Ran the training batch."}
    for days, status in ((2, 422), (1, 302)):
        day = today() + timedelta(days=days)
        answer = client.post(reverse("observe", args=[job.alice.id]), {**given, "on": day.isoformat()})
        assert answer.status_code == status


def test_a_note_is_kept_without_the_character_that_a_database_refuses(job):
    piece = job.simulated("USP-CC-01")
    client = job.cast.sign_in(Client(), "bob")
    client.post(reverse("confirmations"), {"chosen": str(piece.id), "note": "Seen\0."})
    piece.refresh_from_db()
    assert piece.confirmation_note == "Seen."
