"""The desk's kinds of background work: one for each decision, and messages."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.jobs import runs
from seedtrain.jobs.models import Run
from seedtrain.programmes.desk import acts, composing
from seedtrain.programmes.models import Edition, Registration


def may_see(actor: Actor, run: Run) -> bool:
    return run.about is not None and Edition.objects.run_by(actor).filter(id=run.about).exists()


def back(run: Run) -> str | None:
    if run.about is None:
        return None
    slug = Edition.objects.filter(id=run.about).values_list("slug", flat=True).first()
    return reverse("registrations", args=[slug]) if slug else None


def names(ids: list[UUID]) -> Mapping[UUID, str]:
    rows = Registration.objects.filter(id__in=ids).values_list("id", "number", "name")
    return {id: f"{number} {name}" for id, number, name in rows}


for act in acts.ACTS.values():
    runs.register(
        runs.RunKind(
            f"registrations_{act.code}",
            act.running,
            acts.perform,
            undo=acts.take_back,
            batch=200,
            may_see=may_see,
            url=back,
            names=names,
        )
    )

runs.register(
    runs.RunKind(
        composing.KIND,
        _("Writing to participants"),
        composing.perform,
        batch=200,
        may_see=may_see,
        url=back,
        names=names,
    )
)
