"""The run that issues certificates."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.jobs import runs
from seedtrain.jobs.models import Run
from seedtrain.programmes.certificates import actions
from seedtrain.programmes.models import Edition


def may_see(actor: Actor, run: Run) -> bool:
    return Edition.objects.run_by(actor).filter(id=actions.about(run)).exists()


def page(run: Run) -> str:
    return reverse("edition_certificates", args=[Edition.objects.get(id=actions.about(run)).slug])


runs.register(
    runs.RunKind(
        code=actions.RUN,
        label=_("Issue certificates"),
        perform=actions.perform,
        undo=actions.take_back,
        batch=50,
        may_see=may_see,
        url=page,
    )
)
