"""What the trail tells of background work, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.jobs.models import Run
from seedtrain.jobs.runs import KINDS as RUN_KINDS
from seedtrain.jobs.runs import label_of, may_see
from seedtrain.trail.words import Kind, Words


def _runs(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {run.id: label_of(run) for run in Run.objects.filter(id__in=list(ids))}


def _may_see(actor: Actor, thing: UUID) -> bool:
    run = Run.objects.filter(id=thing).first()
    return run is not None and may_see(actor, run)


def _kind(code: str) -> Words:
    return RUN_KINDS[code].label if code in RUN_KINDS else code


VERBS: dict[str, Words] = {
    "run.started": _("%(actor)s started: %(thing)s"),
    "run.stopped": _("%(actor)s stopped: %(thing)s"),
    "run.resumed": _("%(actor)s went on with: %(thing)s"),
    "run.undone": _("%(actor)s had taken back: %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset()
KINDS: dict[str, Kind] = {
    "run": Kind(
        _("background work"),
        find=_runs,
        may_see=_may_see,
        url=lambda thing: reverse("run", args=[thing]),
        fields={"kind": _("Kind"), "count": _("Number"), "done": _("Done"), "left": _("Left")},
        values={"kind": _kind},
    ),
}
