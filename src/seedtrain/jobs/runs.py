"""Background work as the other apps see it: kinds of runs, starting one, stopping, resuming, undoing, and rounds.

Whether somebody may start a run is asked by the action that starts it. Who works it off is `work.py`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.actor import Actor
from seedtrain.base.text import short_code
from seedtrain.jobs.errors import JobError
from seedtrain.jobs.models import ItemState, Run, RunItem, RunState
from seedtrain.trail.actions import record

UNDO = "undo"
Batch = Callable[[Run, list[RunItem]], None]


@dataclass(frozen=True)
class RunKind:
    """`perform` handles one batch inside a transaction: it sets `state`, `words` and `before` of each item (an item it
    leaves waiting counts as done). It must be able to meet the same item again after a fault: nothing of a failed batch
    is kept. `undo` gets items that were done, with what `before` says. `names` tells the page what things are called.
    """

    code: str
    label: str | Promise
    perform: Batch
    undo: Batch | None = None
    batch: int = 25
    may_see: Callable[[Actor, Run], bool] | None = None  # beside who started it
    url: Callable[[Run], str | None] | None = None  # the page to go back to
    names: Callable[[list[UUID]], Mapping[UUID, str]] | None = None


@dataclass(frozen=True)
class Recurring:
    """What comes round again: called without arguments, outside a transaction, by one worker at a time."""

    code: str
    seconds: int
    function: Callable[[], object]


KINDS: dict[str, RunKind] = {}
ROUNDS: dict[str, Recurring] = {}


def register(kind: RunKind) -> RunKind:
    """Make the kind known; called once, when the app that owns it is ready."""
    KINDS[kind.code] = kind
    return kind


def every(code: str, seconds: int, function: Callable[[], object]) -> None:
    """Call the function again and again, with at least so many seconds between, while a worker runs."""
    ROUNDS[code] = Recurring(code, seconds, function)


@transaction.atomic
def start(
    actor: Actor,
    code: str,
    about_kind: str,
    about_id: UUID | None,
    things: Iterable[UUID],
    arguments: dict[str, Any] | None = None,
    not_before: datetime | None = None,
) -> Run:
    """Let a worker do this with each of the things (each once, in this order). Whether the actor may, the caller asked.

    One record, `run.started`; what is done to the things, the kind's own actions record.
    """
    if code not in KINDS:
        raise LookupError(f"No kind of run is called {code!r}; register it when its app is ready.")
    run = Run.objects.create(
        kind=code,
        about_kind=about_kind,
        about=about_id,
        arguments=arguments or {},
        language=short_code(actor.language),
        started_by=actor.person,
        not_before=not_before or timezone.now(),
    )
    items = [RunItem(run=run, thing=thing) for thing in dict.fromkeys(things)]
    RunItem.objects.bulk_create(items, batch_size=500)
    run.total = len(items)
    run.save(update_fields=["total"])
    about = {"about_kind": about_kind, "about": str(about_id) if about_id else None}
    record(actor, "run.started", "run", run.id, {"kind": code, "count": run.total, **about})
    return run


@transaction.atomic
def stop(actor: Actor, run: Run) -> Run:
    """After the batch that is being done now, do no more. What was done stays done. Raises JobError."""
    run = _locked(run)
    if run.state not in {RunState.WAITING, RunState.RUNNING}:
        raise JobError(_("This has ended already; there is nothing to stop."))
    run.state, run.leased_until, run.ended_at = RunState.STOPPED, None, timezone.now()
    run.save()
    record(actor, "run.stopped", "run", run.id, {"done": run.done})
    return run


@transaction.atomic
def resume(actor: Actor, run: Run) -> Run:
    """Go on with what waits still; what failed is tried again. Raises JobError."""
    run = _locked(run)
    again = run.items.filter(state=ItemState.FAILED)
    if run.undone_at:
        raise JobError(_("This was undone; start it anew instead."))
    if run.state not in {RunState.STOPPED, RunState.FAILED} and not (run.state == RunState.DONE and again.exists()):
        raise JobError(_("There is nothing left to go on with."))
    run.failed -= again.update(state=ItemState.WAITING, words="")
    run.state, run.attempts, run.problem, run.ended_at = RunState.WAITING, 0, "", None
    run.not_before = timezone.now()
    run.save()
    record(actor, "run.resumed", "run", run.id, {"left": run.total - run.done - run.skipped})
    return run


@transaction.atomic
def undo(actor: Actor, run: Run) -> Run:
    """Start a run that takes back what this one did; answers the new one. Raises JobError."""
    run = _locked(run)
    refuse_undoing(run)
    run.undone_at = timezone.now()
    run.save(update_fields=["undone_at"])
    done = run.items.filter(state=ItemState.DONE).order_by("-id").values_list("thing", flat=True)
    record(actor, "run.undone", "run", run.id, {"count": run.done})
    return start(actor, UNDO, run.about_kind, run.about, list(done), {"run": str(run.id)})


def refuse_undoing(run: Run) -> None:
    """Raise JobError unless what the run did can be taken back."""
    kind = KINDS.get(run.kind)
    if kind is None or kind.undo is None:
        raise JobError(_("What this did cannot be taken back in one go."))
    if run.undone_at:
        raise JobError(_("This was undone already."))
    if run.state in {RunState.WAITING, RunState.RUNNING}:
        raise JobError(_("This is not finished. Stop it first."))
    if not run.done:
        raise JobError(_("Nothing was done, so there is nothing to take back."))


def original_of(run: Run) -> Run:
    """For a run that undoes another one: that other; else the run itself."""
    return Run.objects.get(id=run.arguments["run"]) if run.kind == UNDO else run


def label_of(run: Run) -> str:
    """What the run does, in words."""
    if run.kind == UNDO:
        return _("Taking back: %(run)s") % {"run": label_of(original_of(run))}
    kind = KINDS.get(run.kind)
    return str(kind.label) if kind else run.kind


def may_see(actor: Actor, run: Run) -> bool:
    """Who started it, and whom the kind admits."""
    if actor.system or (actor.person is not None and run.started_by == actor.person):
        return True
    kind = KINDS.get(original_of(run).kind)
    return bool(kind and kind.may_see and kind.may_see(actor, original_of(run)))


def _locked(run: Run) -> Run:
    return Run.objects.select_for_update().get(id=run.id)


def _take_back(run: Run, items: list[RunItem]) -> None:
    """A batch of a run that undoes another: the other's items, as that kind left them."""
    original = original_of(run)
    kind = KINDS[original.kind]
    assert kind.undo is not None
    theirs = {item.thing: item for item in original.items.filter(thing__in=[item.thing for item in items])}
    kind.undo(original, [theirs[item.thing] for item in items])
    for item in items:  # `undo` may have said of one that it was left out, and why
        other = theirs[item.thing]
        item.state, item.words = other.state, other.words


register(RunKind(UNDO, gettext_lazy("Taking back"), _take_back))
