"""The worker: claims runs that wait, does them batch by batch, and calls what comes round again.

A run is claimed by a lease; each batch, its outcomes and the counters are one transaction that holds the run's row, so
a worker that is killed loses nothing and repeats nothing, and two workers cannot do the same batch even when a lease
has run out. SQLite's IMMEDIATE transactions hold that lock for the whole file.
"""

import datetime
import logging
import threading
from collections import Counter
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import OperationalError, close_old_connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from seedtrain.jobs.models import ItemState, Round, Run, RunItem, RunState
from seedtrain.jobs.runs import KINDS, ROUNDS, Recurring, RunKind

logger = logging.getLogger(__name__)
LEASE = datetime.timedelta(seconds=30)  # of a run; each batch renews it
ROUND_LEASE = datetime.timedelta(minutes=5)
ATTEMPTS = 3
PAUSE = datetime.timedelta(seconds=20)  # before a run is tried again after the database failed it; doubles
IDLE_SECONDS = 1.0
LONGEST_WORDS = 300


def work_off(*, rounds: bool = True) -> int:
    """Do everything that waits now, and what is due of what comes round; answers how many batches were done."""
    batches = 0
    while run := claim():
        batches += work_on(run)
    if rounds:
        go_round()
        while run := claim():  # what a round has started
            batches += work_on(run)
    return batches


def work_until(stop: threading.Event) -> None:
    """Work until told to stop; the batch that is being done is finished. A database that is away is waited for."""
    while not stop.is_set():
        try:
            go_round(stop)
            run = claim()
            if run is None:
                stop.wait(IDLE_SECONDS)
            else:
                work_on(run, stop)
        except OperationalError as error:
            logger.warning("The worker waits for the database: %s", str(error).strip())
            stop.wait(10)
        finally:
            close_old_connections()


def claim() -> Run | None:
    """The next run to work on, leased to the caller; None where nothing waits."""
    if not _claimable().exists():  # a look costs no lock
        return None
    with transaction.atomic():
        run = _claimable().select_for_update(skip_locked=True).order_by("not_before", "id").first()
        if run is None:
            return None
        if run.state == RunState.RUNNING:  # whoever had it did not come back
            run.attempts += 1
        if run.attempts >= ATTEMPTS:
            _end(run, RunState.FAILED, _("It was interrupted in the middle of the same batch three times."))
            return None
        run.state = RunState.RUNNING
        run.begun_at = run.begun_at or timezone.now()
        run.leased_until = timezone.now() + LEASE
        run.save()
        return run


def work_on(run: Run, stop: threading.Event | None = None) -> int:
    """Batch after batch until the run ends, is stopped, or is somebody else's; answers how many."""
    batches = 0
    language = {"zh": "zh-hans"}.get(run.language, run.language)
    with translation.override(language):
        while _batch(run.id):
            batches += 1
            if stop is not None and stop.is_set():
                Run.objects.filter(id=run.id, state=RunState.RUNNING).update(state=RunState.WAITING, leased_until=None)
                break
    return batches


def _claimable() -> QuerySet[Run]:
    now = timezone.now()
    waiting = Q(state=RunState.WAITING, not_before__lte=now)
    return Run.objects.filter(waiting | Q(state=RunState.RUNNING, leased_until__lt=now))


def _batch(run_id: UUID) -> bool:
    """One batch; True while there may be more."""
    kind = KINDS.get(Run.objects.values_list("kind", flat=True).get(id=run_id))
    try:
        if kind is None:
            return _unknown(run_id)
        return _together(run_id, kind)
    except OperationalError as error:
        _later(run_id, error)
        return False
    except Exception:
        logger.info("A batch of run %s failed; its items are done one by one.", run_id, exc_info=False)
        return _one_by_one(run_id, kind)


def _together(run_id: UUID, kind: RunKind) -> bool:
    with transaction.atomic():
        run = _held(run_id)
        if run is None:
            return False
        items = list(_waiting(run)[: kind.batch])
        if not items:
            _end(run, RunState.DONE)
            return False
        kind.perform(run, items)
        _keep(run, items)
    return True


def _one_by_one(run_id: UUID, kind: RunKind | None) -> bool:
    """The same batch again, each item in a transaction of its own: what fails by itself is marked with its words."""
    assert kind is not None
    for item_id in list(
        RunItem.objects.filter(run=run_id, state=ItemState.WAITING)
        .order_by("id")
        .values_list("id", flat=True)[: kind.batch]
    ):
        try:
            with transaction.atomic():
                run = _held(run_id)
                if run is None:
                    return False
                item = _waiting(run).get(id=item_id)
                kind.perform(run, [item])
                _keep(run, [item])
        except OperationalError as error:
            _later(run_id, error)
            return False
        except Exception as error:
            _fail(run_id, item_id, error)
    return True


def _fail(run_id: UUID, item_id: int, error: Exception) -> None:
    with transaction.atomic():
        run = _held(run_id)
        if run is None:
            return
        item = run.items.get(id=item_id)
        item.state, item.words = ItemState.FAILED, words_of(error)
        _keep(run, [item])


def words_of(error: Exception) -> str:
    """What an error says to people, where it was written for them; else where its traceback stands."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)[:LONGEST_WORDS]
    said = getattr(error, "reason", "") or getattr(error, "message", "")
    if said:
        return str(said)[:LONGEST_WORDS]
    logger.error("An item of a run failed.", exc_info=error)
    moment = timezone.now().strftime("%Y-%m-%d %H:%M:%S UTC")
    return _("Something unexpected happened. The operator finds it in the log at %(moment)s.") % {"moment": moment}


def _held(run_id: UUID) -> Run | None:
    """The run, its row held until the transaction ends; None once it was stopped or taken by nobody."""
    run = Run.objects.select_for_update().get(id=run_id)
    return run if run.state == RunState.RUNNING else None


def _waiting(run: Run) -> QuerySet[RunItem]:
    return run.items.filter(state=ItemState.WAITING).order_by("id")


def _keep(run: Run, items: list[RunItem]) -> None:
    """Outcomes and counters, in the batch's own transaction."""
    for item in items:
        if item.state == ItemState.WAITING:
            item.state = ItemState.DONE
        item.words = str(item.words)[:LONGEST_WORDS]
    RunItem.objects.bulk_update(items, ["state", "words", "before"], batch_size=200)
    count = Counter(item.state for item in items)
    run.done += count[ItemState.DONE]
    run.skipped += count[ItemState.SKIPPED]
    run.failed += count[ItemState.FAILED]
    run.attempts = 0
    run.leased_until = timezone.now() + LEASE
    run.save(update_fields=["done", "skipped", "failed", "attempts", "leased_until"])


def _end(run: Run, state: RunState, problem: str = "") -> None:
    run.state, run.problem, run.leased_until, run.ended_at = state, problem, None, timezone.now()
    run.save()


def _unknown(run_id: UUID) -> bool:
    with transaction.atomic():
        run = _held(run_id)
        if run is not None:
            _end(run, RunState.FAILED, _("This version of the software does not know this kind of work."))
    return False


def _later(run_id: UUID, error: Exception) -> None:
    """The database failed the batch: try again after a while, three times in all."""
    with transaction.atomic():
        run = _held(run_id)
        if run is None:
            return
        run.attempts += 1
        if run.attempts >= ATTEMPTS:
            logger.error("Run %s was given up.", run_id, exc_info=error)
            _end(run, RunState.FAILED, _("The database did not take it, three times. What was done is kept."))
            return
        run.state, run.leased_until = RunState.WAITING, None
        run.not_before = timezone.now() + PAUSE * 2 ** (run.attempts - 1)
        run.save()


def go_round(stop: threading.Event | None = None) -> int:
    """Call what is due of what comes round; answers how many were called."""
    called = 0
    last = dict(Round.objects.values_list("code", "last_at"))
    for recurring in list(ROUNDS.values()):
        if stop is not None and stop.is_set():
            break
        before = last.get(recurring.code)
        if before is None or before <= timezone.now() - datetime.timedelta(seconds=recurring.seconds):
            called += _call(recurring)
    return called


def _call(recurring: Recurring) -> bool:
    """Call it unless another worker has; what goes wrong is kept with the round and told in the log."""
    now = timezone.now()
    with transaction.atomic():
        Round.objects.get_or_create(code=recurring.code)
        due = Q(last_at=None) | Q(last_at__lte=now - datetime.timedelta(seconds=recurring.seconds))
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        held = Round.objects.select_for_update(skip_locked=True).filter(due & free, code=recurring.code).first()
        if held is None:
            return False
        held.leased_until = now + ROUND_LEASE
        held.save()
    problem = ""
    try:
        recurring.function()
    except Exception as error:
        logger.exception("The round %s failed; it comes again.", recurring.code)
        problem = f"{type(error).__name__}: {error}"
    Round.objects.filter(code=recurring.code).update(last_at=timezone.now(), leased_until=None, problem=problem)
    return True
