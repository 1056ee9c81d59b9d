"""Who may keep people, invite, found, rename and decide. Pure: asks only the actor and the ids it is given."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.people.models import Role
from seedtrain.people.models.membership import KEEPS_PEOPLE

# Who may give which role at her own organisation. An operator may give any role anywhere.
GIVES = {
    Role.TRAINING_MANAGER: (Role.TRAINEE, Role.TRAINER, Role.TRAINING_MANAGER, Role.INSPECTOR),
    Role.CENTRE_MANAGER: (Role.TRAINEE, Role.TRAINER, Role.TRAINING_MANAGER, Role.CENTRE_MANAGER, Role.INSPECTOR),
    Role.COORDINATOR: (Role.COORDINATOR, Role.REVIEWER),
    Role.FOCAL_POINT: (Role.FOCAL_POINT,),
}
DECIDES_ON_COUNTRIES = (Role.COORDINATOR, Role.OPERATOR)


def is_operator(actor: Actor) -> bool:
    """An operator, or the installation itself, which does what its operator started."""
    return bool(actor.system) or actor.is_a(Role.OPERATOR)


def roles_given_by(actor: Actor, organisation: UUID) -> tuple[Role, ...]:
    """The roles that this actor may give, and end, at the organisation; in their usual order."""
    if is_operator(actor):
        return tuple(Role)
    held = {s.role for s in actor.standings if s.organisation == organisation}
    given = {role for holder, roles in GIVES.items() if holder in held for role in roles}
    return tuple(role for role in Role if role in given)


def may_keep(actor: Actor, organisation: UUID) -> Answer:
    """Add people without an account, import them, change their entries."""
    if is_operator(actor) or organisation in actor.organisations_as(*KEEPS_PEOPLE):
        return YES
    return no(_("Only a training manager or centre manager keeps the people of this organisation. Ask one of them."))


def may_change_person(actor: Actor, person: UUID, organisations: Iterable[UUID]) -> Answer:
    """Herself, or a keeper at one of the organisations of which the person is a member today."""
    if actor.person == person or is_operator(actor) or actor.organisations_as(*KEEPS_PEOPLE) & set(organisations):
        return YES
    return no(_("An entry is changed by the person herself or himself, or by a manager of the same organisation."))


def may_give(actor: Actor, organisation: UUID, role: str) -> Answer:
    """Give or end this role at the organisation."""
    if role in roles_given_by(actor, organisation):
        return YES
    return no(_("You cannot give or end this role at this organisation. Ask the operator of the installation."))


def may_invite(actor: Actor, organisation: UUID, role: str) -> Answer:
    return may_give(actor, organisation, role)


def may_close_accounts(actor: Actor) -> Answer:
    """Not for managers: a person may belong to several organisations, and signs in to all with one account."""
    return YES if is_operator(actor) else no(_("Only the operator of the installation closes and opens accounts."))


def may_found_organisation(actor: Actor) -> Answer:
    return YES if is_operator(actor) else no(_("Only the operator of the installation adds organisations."))


def may_load_reference(actor: Actor) -> Answer:
    return YES if is_operator(actor) else no(_("Only the operator of the installation loads reference data."))


def may_rename_organisation(actor: Actor, organisation: UUID) -> Answer:
    if is_operator(actor) or organisation in actor.organisations_as(*KEEPS_PEOPLE):
        return YES
    return no(_("Only a manager of this organisation, or the operator, changes its name."))


def may_decide_on_countries(actor: Actor) -> Answer:
    """Decide a group of a country where the lists leave it open."""
    if actor.system or actor.is_a(*DECIDES_ON_COUNTRIES):
        return YES
    return no(_("Only a programme coordinator or the operator records such a decision."))
