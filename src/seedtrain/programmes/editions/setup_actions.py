"""Acts on how an edition counts, and on who organises it besides its owner."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.jobs.models import Run
from seedtrain.people.models import Organisation
from seedtrain.programmes.access import may_make, may_run
from seedtrain.programmes.attendance.runs import compute_again
from seedtrain.programmes.editions.actions import held
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import Edition
from seedtrain.trail.actions import record


@transaction.atomic
def set_counting(actor: Actor, edition: Edition, presence: dict[str, Any], certificate: dict[str, Any]) -> Run | None:
    """The rules of presence and certificates; presence is computed again, by the run that is answered where it takes
    long. Certificates issued before stay. Leaves no record where nothing changes. Raises Refused.
    """
    edition = held(edition)
    may_run(actor, edition).require()
    before = {"presence": edition.presence, "certificate": edition.certificate}
    after = {"presence": presence, "certificate": certificate}
    if before == after:
        return None
    edition.presence, edition.certificate = presence, certificate
    edition.save(update_fields=["presence", "certificate"])
    record(actor, "edition.counting_changed", "edition", edition.id, {"before": before, "after": after})
    if before["presence"] == presence:
        return None
    return compute_again(actor, edition, list(edition.sessions.select_related("edition")))


@transaction.atomic
def add_organiser(actor: Actor, edition: Edition, organisation: Organisation) -> None:
    """Its coordinators may then do everything in the edition. For the owner's own. Raises Refused, EditionError."""
    edition = held(edition)
    may_make(actor, edition.owner_id).require()
    if organisation.id == edition.owner_id or edition.co_organisers.filter(id=organisation.id).exists():
        raise EditionError(_("%(name)s organises this edition already.") % {"name": organisation.name_on()})
    edition.co_organisers.add(organisation)
    data = {"organisation": organisation.name_on(), "organisation_id": str(organisation.id)}
    record(actor, "edition.organiser_added", "edition", edition.id, data)


@transaction.atomic
def remove_organiser(actor: Actor, edition: Edition, organisation: Organisation) -> None:
    """Raises Refused, EditionError."""
    edition = held(edition)
    may_make(actor, edition.owner_id).require()
    if not edition.co_organisers.filter(id=organisation.id).exists():
        raise EditionError(_("%(name)s does not organise this edition.") % {"name": organisation.name_on()})
    edition.co_organisers.remove(organisation)
    data = {"organisation": organisation.name_on(), "organisation_id": str(organisation.id)}
    record(actor, "edition.organiser_removed", "edition", edition.id, data)
