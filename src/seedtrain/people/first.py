"""The first operator of an installation, whom nobody inside can invite yet. For the command line."""

from django.db import transaction

from seedtrain.base.actor import system_actor
from seedtrain.people import actions
from seedtrain.people.mail import link_of
from seedtrain.people.models import Role
from seedtrain.people.models.organisation import Kind


@transaction.atomic
def invite_operator(organisation_name: str, email: str, language: str = "en") -> str:
    """Found the operator's organisation, invite her, and return the link; it is mailed as well."""
    actor = system_actor("command line")
    organisation = actions.found_organisation(actor, Kind.OTHER, organisation_name)
    return link_of(actions.invite(actor, organisation, email, Role.OPERATOR, language=language))
