"""What happened here, in words."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from seedtrain.trail.words import Kind


def reference(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {thing: str(_("reference data")) for thing in ids}


VERBS = {"reference.loaded": _("%(actor)s loaded %(thing)s")}
KINDS = {
    "reference": Kind(name=_("reference data"), find=reference, may_see=lambda actor, thing: actor.is_a("operator")),
}
