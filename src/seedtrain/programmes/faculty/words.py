"""What the trail tells of faculty, in words; names come from the rows, never from the trail."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.models import Edition, Faculty
from seedtrain.trail.words import Kind, Words

VERBS: dict[str, Words] = {
    "faculty.invited": _("%(actor)s invited %(thing)s to teach"),
    "faculty.confirmed": _("%(actor)s confirmed to teach and declared interests: %(thing)s"),
    "faculty.declined": _("%(actor)s declined to teach: %(thing)s"),
    "faculty.interest_managed": _("%(actor)s wrote down how a declared interest is managed: %(thing)s"),
}
NEEDS_REASON: frozenset[str] = frozenset()


def parts(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {p.id: p.person.name for p in Faculty.objects.filter(id__in=list(ids)).select_related("person")}


def may_see_part(actor: Actor, thing: UUID) -> bool:
    return Faculty.objects.filter(id=thing, edition__in=Edition.objects.run_by(actor).values("id")).exists()


KINDS: dict[str, Kind] = {"faculty": Kind(_("part in the faculty"), find=parts, may_see=may_see_part)}
