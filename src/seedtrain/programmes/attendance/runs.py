"""Presence computed again after a rule or a time changed: at once where few are concerned, else by a worker."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.jobs import runs
from seedtrain.jobs.models import ItemState, Run, RunItem
from seedtrain.programmes.attendance.presence import recompute
from seedtrain.programmes.models import Edition, Join, Presence, Session

RUN = "presence_computed"
AT_ONCE = 3000  # lines that an answer has time for


@transaction.atomic
def compute_again(actor: Actor, edition: Edition, sessions: Sequence[Session]) -> Run | None:
    """The run, where there is so much that a worker does it. Whether the actor may, the caller asked."""
    lines = Join.objects.filter(report__session__in=sessions).count()
    lines += Presence.objects.filter(session__in=sessions).count()
    if lines > AT_ONCE:
        return runs.start(actor, RUN, "edition", edition.id, [session.id for session in sessions])
    for session in sessions if lines else ():
        recompute(session)
    return None


def perform(run: Run, items: list[RunItem]) -> None:
    found = {s.id: s for s in Session.objects.select_related("edition").filter(id__in=[item.thing for item in items])}
    for item in items:
        if session := found.get(item.thing):
            recompute(session)
        else:
            item.state = ItemState.SKIPPED


def about(run: Run) -> UUID:
    """The edition that the run is about."""
    assert run.about is not None
    return run.about


def may_see(actor: Actor, run: Run) -> bool:
    return Edition.objects.run_by(actor).filter(id=about(run)).exists()


def page(run: Run) -> str:
    return reverse("attendance", args=[Edition.objects.get(id=about(run)).slug])


runs.register(
    runs.RunKind(code=RUN, label=_("Compute presence again"), perform=perform, batch=1, may_see=may_see, url=page)
)
