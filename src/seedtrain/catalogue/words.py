"""What the trail tells of courses, their reviews and providers, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.catalogue.models import Course, CourseVersion, Provider, ProviderImport, Review
from seedtrain.catalogue.models.review import Outcome
from seedtrain.catalogue.reference.load import CHECKLISTS
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "course.begun": _("%(actor)s began the course %(thing)s"),
    "course.changed": _("%(actor)s changed the draft of %(thing)s"),
    "course.published": _("%(actor)s published a version of %(thing)s"),
    "course.copied": _("%(actor)s began a new version of %(thing)s"),
    "course.retired": _("%(actor)s retired %(thing)s"),
    "course.restored": _("%(actor)s brought back %(thing)s"),
    "course_review.submitted": _("%(actor)s submitted %(thing)s for review"),
    "course_review.withdrawn": _("%(actor)s withdrew %(thing)s from review"),
    "course_review.reviewer_asked": _("%(actor)s asked a reviewer for %(thing)s"),
    "course_review.reviewer_released": _("%(actor)s released a reviewer of %(thing)s"),
    "course_review.declared": _("%(actor)s declared whether there is a conflict of interest about %(thing)s"),
    "course_review.found": _("%(actor)s noted findings about %(thing)s"),
    "course_review.finished": _("%(actor)s finished the review of %(thing)s"),
    "course_review.answered": _("%(actor)s answered the findings about %(thing)s"),
    "course_review.sent_back": _("%(actor)s asked the reviewers of %(thing)s to look again"),
    "course_review.decided": _("%(actor)s decided on %(thing)s"),
    "course_review.accreditation_withdrawn": _("%(actor)s withdrew the accreditation of %(thing)s"),
    "provider.added": _("%(actor)s added the provider %(thing)s"),
    "provider.changed": _("%(actor)s changed what is told of %(thing)s"),
    "provider.confirmed": _("%(actor)s confirmed what is told of %(thing)s"),
    "provider.retired": _("%(actor)s took %(thing)s off the map"),
    "provider.restored": _("%(actor)s put %(thing)s back on the map"),
    "provider.offering_added": _("%(actor)s added an offering of %(thing)s"),
    "provider.offering_changed": _("%(actor)s changed an offering of %(thing)s"),
    "provider.offering_retired": _("%(actor)s took an offering of %(thing)s off the map"),
    "provider.offering_restored": _("%(actor)s put an offering of %(thing)s back on the map"),
    "providers.brought_in": _("%(actor)s brought in %(thing)s"),
    "providers.import_undone": _("%(actor)s undid %(thing)s"),
    "checklists.loaded": _("%(actor)s loaded %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset(
    {"course_review.withdrawn", "course_review.decided", "course_review.accreditation_withdrawn"}
)


def _name(version: CourseVersion | None) -> str:
    return str(say(version.names, get_language() or "en")) if version else ""


def courses(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Course.objects.filter(id__in=list(ids)).prefetch_related("versions")
    return {c.id: _name(c.current or c.draft) or c.code for c in found}


def reviews(ids: Iterable[UUID]) -> dict[UUID, str]:
    found = Review.objects.filter(id__in=list(ids)).select_related("version")
    return {r.id: f"{_name(r.version)} ({r.version.number})" for r in found}


def course_page(thing: UUID) -> str | None:
    code = Course.objects.filter(id=thing).values_list("code", flat=True).first()
    return reverse("course", args=[code]) if code else None


def outcome(code: str) -> Words:
    return Outcome(code).label if code in Outcome.values else code


def reviewers_acts(actor: Actor, thing: UUID) -> Q:
    """Who reviews is not told to the author's side, so that reviewers speak freely."""
    if actor.system or actor.is_a("coordinator"):
        return Q(pk__in=())
    acts = ("reviewer_asked", "reviewer_released", "declared", "found", "finished")
    return Q(verb__in=[f"course_review.{act}" for act in acts]) & ~Q(actor=actor.person)


def _sees_import(actor: Actor, thing: UUID) -> bool:
    return actor.is_a("coordinator") or bool(actor.system)


KINDS: dict[str, Kind] = {
    "course": Kind(
        _("course"),
        find=courses,
        may_see=lambda actor, thing: Course.objects.visible_to(actor).filter(id=thing).exists(),
        url=course_page,
        fields={"version": _("Version")},
    ),
    "course_review": Kind(
        _("course review"),
        find=reviews,
        may_see=lambda actor, thing: Review.objects.visible_to(actor).filter(id=thing).exists(),
        url=lambda thing: reverse("course_review", args=[thing]),
        fields={"outcome": _("Decision"), "valid_until": _("Valid until")},
        values={"outcome": outcome},
        untold=reviewers_acts,
    ),
    "provider": Kind(
        _("provider"),
        find=lambda ids: dict(Provider.objects.filter(id__in=list(ids)).values_list("id", "name")),
        may_see=lambda actor, thing: not actor.is_stranger,
        url=lambda thing: reverse("provider", args=[thing]),
    ),
    "provider_import": Kind(
        _("import of providers"),
        find=lambda ids: {
            i: str(_("a spreadsheet of providers"))
            for i in ProviderImport.objects.filter(id__in=list(ids)).values_list("id", flat=True)
        },
        may_see=_sees_import,
        fields={"count": _("Lines")},
    ),
    "reference": Kind(
        _("reference data"),
        find=lambda ids: {i: str(_("the checklists for courses")) for i in ids if i == CHECKLISTS},
        may_see=lambda actor, thing: thing == CHECKLISTS and actor.is_a("operator"),
        url=lambda thing: None,
    ),
}
