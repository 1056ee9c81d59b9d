"""What faculty do on site, for the page of somebody's part: only what she may do."""

from django.urls import reverse
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.models import Faculty, FacultyState
from seedtrain.programmes.onsite import assessing, log


def duties_of(part: Faculty) -> list[tuple[str, str]]:
    """Label and address of each; none before she confirmed, or where nobody meets."""
    edition, actor = part.edition, Actor(person=part.person_id)
    if part.state != FacultyState.CONFIRMED or not edition.on_site:
        return []
    found = []
    if assessing.is_assessor(actor, edition):
        found.append((_("Practical assessment"), reverse("practical", args=[edition.slug])))
    if log.may_sign(actor, edition):
        found.append((_("Countersign practical logs"), reverse("practical_log", args=[edition.slug])))
    return found
