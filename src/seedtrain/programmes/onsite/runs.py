"""The run that writes letters; and what comes round again: erasing travel details of editions that are over."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.jobs import runs
from seedtrain.jobs.models import Run
from seedtrain.programmes.models import Edition
from seedtrain.programmes.onsite import letters
from seedtrain.programmes.onsite.travel import erase_what_is_over


def may_see(actor: Actor, run: Run) -> bool:
    return Edition.objects.run_by(actor).filter(id=letters.about(run)).exists()


def page(run: Run) -> str:
    return reverse("letters", args=[Edition.objects.get(id=letters.about(run)).slug])


runs.register(
    runs.RunKind(
        code=letters.RUN,
        label=_("Write letters"),
        perform=letters.perform,
        undo=letters.take_back,
        may_see=may_see,
        url=page,
    )
)
runs.every("onsite.erase_travel", 6 * 60 * 60, erase_what_is_over)
