"""Who may run an edition, teach in it, take part in it. Pure: asks the actor and the things it is given."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.programmes.models import Edition, Faculty, FacultyState, Registration
from seedtrain.programmes.models.edition import RUNS_EDITIONS


def may_run(actor: Actor, edition: Edition) -> Answer:
    """Change the edition and everything in it: a coordinator or centre manager of its owner or of a co-organiser."""
    mine = actor.organisations_as(*RUNS_EDITIONS)
    if actor.system or edition.owner_id in mine or edition.co_organisers.filter(id__in=mine).exists():
        return YES
    return no(_("Only a coordinator of the organisations that run this edition may do this."))


def may_make(actor: Actor, organisation: UUID) -> Answer:
    """Make a new edition for the organisation."""
    if actor.system or organisation in actor.organisations_as(*RUNS_EDITIONS):
        return YES
    return no(_("Only a coordinator or centre manager of the organisation makes its editions."))


def teaches_in(actor: Actor, edition: Edition, *roles: str) -> bool:
    """Whether the actor confirmed a part in the edition (one of the roles, where any is named)."""
    parts = Faculty.objects.filter(edition=edition, person=actor.person, state=FacultyState.CONFIRMED)
    return actor.person is not None and (parts.filter(role__in=roles) if roles else parts).exists()


def may_see_registration(actor: Actor, registration: Registration) -> Answer:
    """Her own, or one of an edition that the actor runs."""
    hers = actor.person is not None and registration.person_id == actor.person
    return YES if hers or may_run(actor, registration.edition) else no(_("This registration is somebody else's."))
