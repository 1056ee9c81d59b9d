"""Who may look after mail: whoever runs the thing that it is about. Pure, apart from asking the apps above."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.messages import about
from seedtrain.people.models import Role

LOOK_AFTER_MAIL = (Role.COORDINATOR, Role.CENTRE_MANAGER)


def may_word(actor: Actor, thing: UUID) -> Answer:
    """Change the wordings of an edition, and read the mail about it."""
    if actor.system or thing in about.run_by(actor):
        return YES
    return no(_("Only those who run this may change what its messages say."))


def may_keep_addresses(actor: Actor) -> Answer:
    """Feed in what came back, and let mail go to an address again."""
    if actor.system or actor.is_a(*LOOK_AFTER_MAIL):
        return YES
    return no(_("Only coordinators and centre managers look after addresses that mail came back from."))
