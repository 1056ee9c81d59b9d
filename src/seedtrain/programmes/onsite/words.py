"""What the trail tells of courses on site, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.models import Edition, Letter, PracticalAssessment
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "assessment.signed": _("%(actor)s signed the assessment %(thing)s"),
    "assessment.corrected": _("%(actor)s signed the assessment %(thing)s in the place of another"),
    "assessment.withdrawn": _("%(actor)s withdrew the assessment %(thing)s"),
    "final_results.decided": _("%(actor)s decided final results of %(thing)s"),
    "letters.written": _("%(actor)s wrote letters for %(thing)s"),
    "letter.withdrawn": _("%(actor)s withdrew the letter %(thing)s"),
    "practical_day.written": _("%(actor)s wrote a practical day of %(thing)s"),
    "practical_day.signed": _("%(actor)s countersigned a practical day of %(thing)s"),
    "travel.written": _("%(actor)s wrote travel details for %(thing)s"),
    "travel.erased": _("%(actor)s erased travel details of %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset({"assessment.corrected", "assessment.withdrawn", "letter.withdrawn"})


def assessments(ids: Iterable[UUID]) -> dict[UUID, str]:
    rows = PracticalAssessment.objects.filter(id__in=list(ids)).select_related("competency")
    return {a.id: f"{a.competency.code} ({a.level})" for a in rows}


def may_see(actor: Actor, thing: UUID) -> bool:
    hers = Q(assessor=actor.person) | Q(registration__person=actor.person) if actor.person else Q(pk=None)
    runs_it = Q(registration__edition__in=Edition.objects.run_by(actor))
    return PracticalAssessment.objects.filter(hers | runs_it, id=thing).exists()


def letters(ids: Iterable[UUID]) -> dict[UUID, str]:
    return dict(Letter.objects.filter(id__in=list(ids)).values_list("id", "number"))


def may_see_letter(actor: Actor, thing: UUID) -> bool:
    return Letter.objects.filter(id=thing, registration__edition__in=Edition.objects.run_by(actor)).exists()


KINDS: dict[str, Kind] = {
    "assessment": Kind(
        name=_("practical assessment"),
        find=assessments,
        may_see=may_see,
        url=lambda thing: reverse("assessment", args=[thing]),
        fields={"level": _("Level"), "outcome": _("Outcome"), "competency": _("Competency")},
    ),
    "letter": Kind(
        name=_("letter"),
        find=letters,
        may_see=may_see_letter,
        url=lambda thing: reverse("letter", args=[thing]),
        fields={"number": _("Number")},
    ),
}
