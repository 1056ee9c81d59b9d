"""What happened here, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.text import say
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.trail.words import Kind

VERBS = {
    "scenario.loaded": _("%(actor)s loaded the scenario %(thing)s"),
    "attempt.begun": _("%(actor)s began %(thing)s"),
    "attempt.kept": _("%(actor)s kept %(thing)s on a device, to play it there"),
    "attempt.taken_back": _("%(actor)s took %(thing)s back from a device"),
    "attempt.handed_in": _("%(actor)s handed in %(thing)s"),
    "attempt.abandoned": _("%(actor)s gave up %(thing)s"),
}


def scenarios(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {s.id: say(s.names, get_language() or "en").text for s in Scenario.objects.filter(id__in=ids)}


def attempts(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = (
        Attempt.objects.filter(id__in=ids)
        .select_related("version__scenario", "person")
        .defer("version__compiled", "log", "result")
    )
    return {a.id: f"{say(a.version.scenario.names, get_language() or 'en')} ({a.person.name})" for a in rows}


KINDS = {
    "scenario": Kind(name=_("scenario"), find=scenarios, may_see=lambda actor, thing: not actor.is_stranger),
    "attempt": Kind(
        name=_("attempt"),
        find=attempts,
        may_see=lambda actor, thing: Attempt.objects.visible_to(actor).filter(id=thing).exists(),
        url=lambda thing: reverse("debrief", args=[thing]),
        fields={"passed": _("Passed"), "score": _("Score")},
    ),
}
