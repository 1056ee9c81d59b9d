"""The run that writes planned messages, and the round that starts it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.jobs import runs
from seedtrain.jobs.models import Run
from seedtrain.programmes.desk.runs import may_see, names
from seedtrain.programmes.models import Edition
from seedtrain.programmes.planned import sending


def page(run: Run) -> str | None:
    slug = Edition.objects.filter(id__in=[run.about]).values_list("slug", flat=True).first()
    return reverse("planned", args=[slug]) if slug else None


runs.register(
    runs.RunKind(sending.KIND, _("Planned message"), sending.perform, batch=100, may_see=may_see, url=page, names=names)
)
runs.every("planned_messages", 120, sending.go_round)
