"""Runs over many things: done in batches, stopped, resumed, undone; and a worker that dies repeats nothing."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seedtrain.base.actor import Actor, system_actor
from seedtrain.base.identity import new_id
from seedtrain.jobs import runs, work
from seedtrain.jobs.errors import JobError
from seedtrain.jobs.models import ItemState, Round, Run, RunItem, RunState
from seedtrain.jobs.work import work_off
from seedtrain.trail.models import Record
from seedtrain.trail.tests.own_database import own_database
from tests.cast import Cast

MAKER = system_actor("test")
THINGS = [new_id() for _ in range(10)]
ABOUT = new_id()


class Marks:
    """Does to a thing what can be seen: keeps the batches; told to, it refuses one thing or dies at one."""

    def __init__(self) -> None:
        self.batches: list[list[UUID]] = []
        self.refuses: UUID | None = None
        self.dies_at: UUID | None = None

    def perform(self, run: Run, items: list[RunItem]) -> None:
        for item in items:
            if item.thing == self.refuses:
                raise JobError("This one has no place left.")
            if item.thing == self.dies_at:
                self.dies_at = None
                raise KeyboardInterrupt
            item.before = {"was": 1}
        self.batches.append([item.thing for item in items])

    def undo(self, run: Run, items: list[RunItem]) -> None:
        assert all(item.before == {"was": 1} for item in items)
        self.batches.append([item.thing for item in items])


@pytest.fixture
def marks() -> Iterator[Marks]:
    made = Marks()
    runs.register(runs.RunKind("mark", "Marking", made.perform, undo=made.undo, batch=4))
    yield made
    del runs.KINDS["mark"]


@pytest.fixture
def committed(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A database in which commits are commits."""
    with django_db_blocker.unblock(), own_database(tmp_path):
        yield


def started(actor: Actor = MAKER, **more: Any) -> Run:
    return runs.start(actor, "mark", "edition", ABOUT, THINGS, **more)


def lease_runs_out() -> None:
    Run.objects.filter(state=RunState.RUNNING).update(leased_until=timezone.now() - datetime.timedelta(seconds=1))


@pytest.mark.django_db
def test_a_run_is_done_in_batches_and_leaves_one_record(marks: Marks) -> None:
    run = started()
    work_off(rounds=False)
    run.refresh_from_db()
    assert (run.state, run.done, run.failed) == (RunState.DONE, 10, 0)
    assert [len(batch) for batch in marks.batches] == [4, 4, 2]
    assert Record.objects.filter(thing=run.id).count() == 1


@pytest.mark.django_db
def test_one_item_that_fails_is_told_with_its_words_and_the_others_are_done(marks: Marks) -> None:
    run, marks.refuses = started(), THINGS[5]
    work_off(rounds=False)
    run.refresh_from_db()
    assert (run.state, run.done, run.failed) == (RunState.DONE, 9, 1)
    assert run.items.get(state=ItemState.FAILED).words == "This one has no place left."
    marks.refuses = None
    runs.resume(MAKER, run)
    work_off(rounds=False)
    run.refresh_from_db()
    assert (run.done, run.failed) == (10, 0)


@pytest.mark.django_db
def test_a_worker_interrupted_in_a_batch_is_followed_by_one_that_begins_at_that_batch(marks: Marks) -> None:
    run, marks.dies_at = started(), THINGS[6]
    with pytest.raises(KeyboardInterrupt):
        work_off(rounds=False)
    assert work.claim() is None  # somebody may still be at it
    lease_runs_out()
    work_off(rounds=False)
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.DONE, 10)
    assert [thing for batch in marks.batches for thing in batch] == THINGS


def _count(run: Run, items: list[RunItem]) -> None:
    """Add a stroke for the thing, in a table that is there anyway."""
    for item in items:
        counted = Round.objects.get_or_create(code=str(item.thing))[0]
        counted.problem += "|"
        counted.save()
    if run.arguments.get("dies") and run.done:
        os._exit(9)


def test_a_worker_process_that_dies_loses_nothing_and_repeats_nothing(committed: None) -> None:
    runs.register(runs.RunKind("count", "Counting", _count, batch=2))
    things = THINGS[:4]
    run = runs.start(MAKER, "count", "", None, things, {"dies": True})
    connections.close_all()
    child = os.fork()
    if child == 0:  # a process of its own that dies without a farewell, after it wrote
        work_off(rounds=False)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.RUNNING, 2)
    Run.objects.filter(id=run.id).update(arguments={})
    lease_runs_out()
    work_off(rounds=False)
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.DONE, 4)
    assert [Round.objects.get(code=str(thing)).problem for thing in things] == ["|"] * 4
    del runs.KINDS["count"]


@pytest.mark.django_db
def test_a_batch_that_kills_three_workers_is_given_up(marks: Marks) -> None:
    run = started()
    for _ in range(3):
        marks.dies_at = THINGS[0]
        with pytest.raises(KeyboardInterrupt):
            work_off(rounds=False)
        lease_runs_out()
    assert work.claim() is None
    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "three times" in run.problem


@pytest.mark.django_db
def test_a_run_waits_for_its_moment_and_can_be_stopped_before(marks: Marks) -> None:
    run = started(not_before=timezone.now() + datetime.timedelta(hours=1))
    work_off(rounds=False)
    assert not marks.batches
    runs.stop(MAKER, run)
    with pytest.raises(JobError):
        runs.stop(MAKER, run)
    run.refresh_from_db()
    assert run.state == RunState.STOPPED


@pytest.mark.django_db
def test_undoing_takes_back_what_was_done_once(marks: Marks) -> None:
    run, marks.refuses = started(), THINGS[0]
    with pytest.raises(JobError):
        runs.undo(MAKER, run)
    work_off(rounds=False)
    marks.batches.clear()
    back = runs.undo(MAKER, run)
    work_off(rounds=False)
    back.refresh_from_db()
    assert (back.state, back.done) == (RunState.DONE, 9)
    assert [thing for batch in marks.batches for thing in batch] == THINGS[:0:-1]
    with pytest.raises(JobError):
        runs.undo(MAKER, run)


@pytest.mark.django_db
def test_only_who_started_it_and_whom_the_kind_admits_see_a_run(marks: Marks, cast: Cast) -> None:
    run = started(cast.actor("coordinator"))
    address = reverse("run", args=[run.id])
    client = cast.sign_in(Client(), "coordinator")
    assert 'http-equiv="refresh"' in client.get(address).content.decode()
    assert cast.sign_in(Client(), "celia").get(address).status_code == 404
    work_off(rounds=False)
    page = client.get(address).content.decode()
    assert 'http-equiv="refresh"' not in page
    assert "10 of 10" in page
    assert "become as they were" in client.get(reverse("run_undo", args=[run.id])).content.decode()
    assert client.get(client.post(reverse("run_undo", args=[run.id])).url).status_code == 200


@pytest.mark.django_db
def test_what_comes_round_again_is_called_when_it_is_due_and_its_fault_is_kept() -> None:
    called: list[int] = []

    def knock() -> None:
        called.append(1)
        if len(called) == 2:
            raise ValueError("nobody opened")

    runs.every("knock", 60, knock)
    try:
        work.go_round()
        work.go_round()
        assert len(called) == 1
        Round.objects.filter(code="knock").update(last_at=timezone.now() - datetime.timedelta(seconds=61))
        work.go_round()
        assert len(called) == 2
        assert "nobody opened" in Round.objects.get(code="knock").problem
    finally:
        del runs.ROUNDS["knock"]
