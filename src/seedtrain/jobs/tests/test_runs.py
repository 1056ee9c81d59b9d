"""Runs are done batch by batch, survive a killed worker, and can be stopped, resumed and undone."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from seedtrain.base.access import Refused
from seedtrain.base.identity import new_id
from seedtrain.jobs import runs, work
from seedtrain.jobs.models import ItemState, Round, Run, RunItem, RunState
from seedtrain.people.models import Person
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def rename(run: Run, items: list[RunItem]) -> None:
    """What these tests do to people: add something to their names."""
    for item in items:
        person = Person.objects.get(id=item.thing)
        if person.name == "skip me":
            item.state, item.words = ItemState.SKIPPED, "wanted to be left out"
            continue
        if person.name == "break me":
            raise ValueError("this one breaks")
        item.before = {"name": person.name}
        Person.objects.filter(id=item.thing).update(name=person.name + run.arguments["add"])


def rename_back(run: Run, items: list[RunItem]) -> None:
    for item in items:
        assert item.before is not None
        Person.objects.filter(id=item.thing).update(name=item.before["name"])


@pytest.fixture
def kind() -> Iterator[runs.RunKind]:
    made = runs.register(runs.RunKind("test_rename", "Renaming", rename, undo=rename_back, batch=3))
    yield made
    del runs.KINDS["test_rename"]


def people(*names: str) -> list[Person]:
    return [Person.objects.create(name=name, fictional=True) for name in names]


def started(cast: Cast, *names: str, **more: Any) -> tuple[Run, list[Person]]:
    made = people(*names)
    things = [person.id for person in made]
    return runs.start(cast.actor("coordinator"), "test_rename", "", None, things, {"add": "!"}, **more), made


def names(made: list[Person]) -> list[str]:
    return [Person.objects.get(id=p.id).name for p in made]


def test_everything_is_done_once_and_counted(cast: Cast, kind: runs.RunKind):
    run, made = started(cast, *"abcdefgh")
    assert work.work_off(rounds=False) == 1
    run.refresh_from_db()
    assert (run.state, run.done, run.total, run.ended_at is not None) == (RunState.DONE, 8, 8, True)
    assert names(made) == [f"{letter}!" for letter in "abcdefgh"]
    assert work.work_off(rounds=False) == 0, "nothing is left to do"


def test_what_is_left_out_says_why(cast: Cast, kind: runs.RunKind):
    run, made = started(cast, "a", "skip me", "b")
    work.work_off(rounds=False)
    run.refresh_from_db()
    assert (run.done, run.skipped) == (2, 1)
    assert run.items.get(thing=made[1].id).words == "wanted to be left out"


def test_what_breaks_is_set_aside_and_the_rest_goes_on(cast: Cast, kind: runs.RunKind):
    run, made = started(cast, "a", "break me", "b", "c", "d")
    work.work_off(rounds=False)
    run.refresh_from_db()
    assert (run.state, run.done, run.failed) == (RunState.DONE, 4, 1)
    assert run.items.get(thing=made[1].id).words == "ValueError: this one breaks"
    assert names(made) == ["a!", "break me", "b!", "c!", "d!"], "nobody was renamed twice"


class Killed(BaseException):
    """Not an Exception: nobody catches it, as nobody catches SIGKILL."""


def test_a_worker_that_dies_within_a_batch_leaves_no_trace_and_the_next_goes_on(cast: Cast, kind: runs.RunKind):
    run, made = started(cast, *"abcde")
    claimed = work.claim()
    assert claimed is not None

    def dies(run: Run, items: list[RunItem]) -> None:
        rename(run, items)
        raise Killed

    runs.KINDS["test_rename"] = runs.RunKind("test_rename", "Renaming", dies, batch=3)
    with pytest.raises(Killed):
        work.step(claimed)
    assert names(made) == list("abcde"), "the batch is rolled back"
    runs.KINDS["test_rename"] = kind
    assert work.work_off(rounds=False) == 0, "the lease still holds"
    Run.objects.update(leased_until=timezone.now() - datetime.timedelta(seconds=1))
    assert work.work_off(rounds=False) == 1
    assert names(made) == [f"{letter}!" for letter in "abcde"]


def test_a_run_for_later_waits(cast: Cast, kind: runs.RunKind):
    _, made = started(cast, "a", not_before=timezone.now() + datetime.timedelta(hours=1))
    assert work.work_off(rounds=False) == 0
    assert names(made) == ["a"]


def test_a_stopped_run_can_go_on_and_be_taken_back(cast: Cast, kind: runs.RunKind):
    run, made = started(cast, *"abcde")
    actor = cast.actor("coordinator")
    claimed = work.claim()
    assert claimed is not None
    assert work.step(claimed)
    runs.stop(actor, run)
    assert not work.step(claimed), "the worker sees that it was stopped"
    assert names(made) == ["a!", "b!", "c!", "d", "e"]
    runs.go_on(actor, run)
    work.work_off(rounds=False)
    assert names(made) == [f"{letter}!" for letter in "abcde"]
    runs.undo(actor, run)
    assert names(made) == list("abcde")
    with pytest.raises(Refused, match="undone already"):
        runs.undo(actor, run)
    verbs = list(Record.objects.filter(kind="run").order_by("number").values_list("verb", flat=True))
    assert verbs == ["run.started", "run.stopped", "run.resumed", "run.ended", "run.undone"]


def test_a_thing_named_twice_is_done_once(cast: Cast, kind: runs.RunKind):
    one = people("a")[0]
    run = runs.start(cast.actor("coordinator"), "test_rename", "", None, [one.id, one.id], {"add": "!"})
    work.work_off(rounds=False)
    assert (run.total, names([one])) == (1, ["a!"])


def test_only_who_started_it_sees_a_run(cast: Cast, kind: runs.RunKind, client: Client):
    run, _ = started(cast, "a")
    cast.sign_in(client, "mariam")
    assert client.get(f"/runs/{run.id}").status_code == 404
    assert client.post(f"/runs/{run.id}/stop").status_code == 404
    cast.sign_in(client, "coordinator")
    page = client.get(f"/runs/{run.id}").content.decode()
    assert "0 of 1 handled" in page
    assert 'http-equiv="refresh"' in page
    work.work_off(rounds=False)
    page = client.get(f"/runs/{run.id}").content.decode()
    assert "1 of 1 handled" in page
    assert 'http-equiv="refresh"' not in page
    assert client.post(f"/runs/{run.id}/undo", follow=True).status_code == 200
    assert Run.objects.get().undone_at is not None


def test_a_round_comes_when_it_is_due_and_survives_its_own_failure():
    calls: list[int] = []

    def fails_first() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise ValueError("not now")

    runs.every("test_round", 60, fails_first)
    try:
        work.work_off()
        work.work_off()
        assert len(calls) == 1, "it is not due yet"
        assert "not now" in Round.objects.get(code="test_round").problem
        Round.objects.update(last_at=timezone.now() - datetime.timedelta(minutes=2))
        work.work_off()
        assert len(calls) == 2
        assert Round.objects.get(code="test_round").problem == ""
    finally:
        del runs.ROUNDS["test_round"]


def test_who_acts_in_a_run_is_who_started_it(cast: Cast, kind: runs.RunKind):
    run, _ = started(cast, "a")
    assert runs.actor_of(run).person == cast["coordinator"].id
    run.started_by = new_id()
    assert not runs.may_see(cast.actor("coordinator"), run)
