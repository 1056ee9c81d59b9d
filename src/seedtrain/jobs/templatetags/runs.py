"""`{% runs_about edition.id %}`: the background work for a thing, as far as the reader may see it."""

from typing import Any
from uuid import UUID

from django import template
from django.template import Context

from seedtrain.jobs.models import Run
from seedtrain.jobs.runs import label_of, may_see
from seedtrain.jobs.views import STATUS

register = template.Library()
MOST = 30


@register.inclusion_tag("jobs/runs_about.html", takes_context=True)
def runs_about(context: Context, about: UUID, most: int = 10) -> dict[str, Any]:
    actor = context["request"].actor
    latest = Run.objects.filter(about=about)[:MOST]
    seen = [run for run in latest if may_see(actor, run)][:most]
    return {"runs": [(run, label_of(run), STATUS[run.state]) for run in seen]}  # type: ignore[index]
