"""How far a run is, and stopping, resuming and undoing it. The page loads itself anew while there is more to come."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import signed_in
from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.jobs import runs
from seedtrain.jobs.errors import JobError
from seedtrain.jobs.models import ItemState, Run, RunState

STATUS = {
    RunState.WAITING: "waiting",
    RunState.RUNNING: "partly",
    RunState.DONE: "done",
    RunState.STOPPED: "open",
    RunState.FAILED: "refused",
}


def seen_run(request: Request, run_id: UUID) -> Run:
    """The run, where this actor may see it."""
    run = Run.objects.filter(id=run_id).first()
    if run is None or not runs.may_see(request.actor, run):
        raise Http404
    return run


def can_undo(run: Run) -> bool:
    try:
        runs.refuse_undoing(run)
    except JobError:
        return False
    return True


@signed_in
def run(request: Request, run_id: UUID) -> HttpResponse:
    """Bar, counts, and what was left out or failed, with why."""
    found = seen_run(request, run_id)
    original = runs.original_of(found)
    kind = runs.KINDS.get(original.kind)
    told = found.items.exclude(words="").exclude(state=ItemState.WAITING)
    page = Paginator(told, 50).get_page(request.GET.get("page"))
    names = kind.names([item.thing for item in page]) if kind and kind.names else {}
    ended = found.state in {RunState.DONE, RunState.STOPPED, RunState.FAILED}
    words = {
        "run": found,
        "label": runs.label_of(found),
        "status": STATUS[RunState(found.state)],
        "handled": found.done + found.skipped + found.failed,
        "going_on": not ended,
        "planned": found.state == RunState.WAITING and found.not_before > timezone.now(),
        "stoppable": not ended,
        "resumable": not found.undone_at
        and (found.state in {RunState.STOPPED, RunState.FAILED} or (ended and found.failed > 0)),
        "undoable": can_undo(found),
        "page": page,
        "rows": [(item, names.get(item.thing, "")) for item in page],
        "back": kind.url(original) if kind and kind.url else None,
        "original": original if original != found else None,
    }
    return render(request, "jobs/run.html", words)


def _act(request: Request, run_id: UUID, act: Callable[[Actor, Run], Run], said: str) -> HttpResponse:
    found = seen_run(request, run_id)
    try:
        found = act(request.actor, found)
        messages.success(request, said)
    except JobError as error:
        messages.error(request, str(error))
    return redirect("run", found.id)


@signed_in
@require_POST
def stop(request: Request, run_id: UUID) -> HttpResponse:
    return _act(request, run_id, runs.stop, _("Stopped. What was done stays done; you can go on at any time."))


@signed_in
@require_POST
def resume(request: Request, run_id: UUID) -> HttpResponse:
    return _act(request, run_id, runs.resume, _("It goes on. What had failed is tried again."))


@signed_in
def undo(request: Request, run_id: UUID) -> HttpResponse:
    """Ask, then start the run that takes it back."""
    found = seen_run(request, run_id)
    if request.method == "POST":
        return _act(request, run_id, runs.undo, _("What was done is being taken back."))
    back = reverse("run", args=[found.id])
    if not can_undo(found):
        return redirect(back)
    question = {
        "question": _("Take back: %(run)s?") % {"run": runs.label_of(found)},
        "consequences": _("%(count)s things become as they were before. The trail keeps both acts.")
        % {"count": found.done},
        "verb": _("Take it back"),
        "danger": True,
        "back": back,
    }
    return render(request, "base/confirm.html", question)
