"""Who may assign, confirm, observe, withdraw, claim and revoke. Pure: asks the actor and current memberships only."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.people.models import Membership, Person, Role
from seedtrain.qualifications.models import Credential, Evidence
from seedtrain.qualifications.standing import Completion

MANAGERS = (Role.TRAINING_MANAGER, Role.CENTRE_MANAGER)


def shares_organisation(actor: Actor, person: UUID, *roles: Role) -> bool:
    """Whether the actor holds one of the roles at an organisation of which the person is a member today."""
    organisations = actor.organisations_as(*roles)
    return Membership.objects.current().filter(person=person, organisation__in=organisations).exists()


def may_assign(actor: Actor, organisation: UUID) -> Answer:
    if actor.system or organisation in actor.organisations_as(*MANAGERS):
        return YES
    return no(_("Only a training manager or centre manager of this organisation gives people their jobs."))


def may_assess(actor: Actor, person: UUID) -> Answer:
    """Confirm evidence, or record an observation."""
    if actor.person == person:
        return no(_("Nobody assesses herself or himself: ask another trainer."))
    if actor.system or shares_organisation(actor, person, Role.TRAINER):
        return YES
    return no(_("Only a trainer or assessor of this person's organisation may do this."))


def may_confirm(actor: Actor, evidence: Evidence) -> Answer:
    if evidence.withdrawn_at:
        return no(_("This evidence was withdrawn; it cannot be confirmed."))
    if evidence.confirmed_at:
        return no(_("This evidence is confirmed already."))
    return may_assess(actor, evidence.person_id)


def may_withdraw(actor: Actor, evidence: Evidence) -> Answer:
    if evidence.withdrawn_at:
        return no(_("This evidence was withdrawn already."))
    if actor.person == evidence.person_id:
        return no(_("Ask your trainer or training manager to withdraw it."))
    if actor.system or shares_organisation(actor, evidence.person_id, Role.TRAINER, *MANAGERS):
        return YES
    return no(_("Only a trainer or manager of this person's organisation may withdraw evidence."))


def may_claim(actor: Actor, person: Person, completion: Completion) -> Answer:
    """Receive a credential whose set is complete: the person, or a manager for somebody without an account.

    Once one was revoked, a manager alone issues it again: revoking would mean nothing if its holder could undo it.
    """
    if not completion.complete:
        return no(_("Some of its competencies are still missing or wait for a trainer's confirmation."))
    hers = actor.person == person.id
    manages = not hers and shares_organisation(actor, person.id, *MANAGERS)
    revoked = last_was_revoked(person, completion)
    if not (actor.system or hers or (manages and (revoked or person.account_id is None))):
        return no(_("A credential is claimed by the person it is about."))
    if revoked and not (actor.system or manages):
        return no(_("The last one was revoked. A manager of your organisation can issue it again."))
    return YES


def last_was_revoked(person: Person, completion: Completion) -> bool:
    held = Credential.objects.filter(person=person, definition=completion.definition)
    last = held.order_by("-issued_at", "-id").first()
    return last is not None and last.revoked_at is not None


def may_revoke(actor: Actor, credential: Credential) -> Answer:
    if credential.revoked_at:
        return no(_("This credential is revoked already."))
    if actor.system or actor.is_a(Role.OPERATOR) or shares_organisation(actor, credential.person_id, *MANAGERS):
        return YES
    return no(_("Only a manager of this person's organisation, or the operator, revokes a credential."))
