"""Inviting by link, and answering. The link goes to the address only, so that opening it proves the address."""

from functools import partial

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people import access
from seedtrain.people.actions.membership import facts
from seedtrain.people.actions.person import keep_former
from seedtrain.people.errors import InvitationClosed, NotTheirs, PeopleError
from seedtrain.people.mail import send_invitation
from seedtrain.people.middleware import actor_of
from seedtrain.people.models import Account, Invitation, Membership, Organisation, Person
from seedtrain.people.models.invitation import default_expiry, digest, new_secret
from seedtrain.trail.actions import record


@transaction.atomic
def invite(
    actor: Actor,
    organisation: Organisation,
    email: str,
    role: str,
    *,
    language: str = "en",
    name: str = "",
    person: Person | None = None,
) -> Invitation:
    """Ask somebody in; with `person`, give somebody kept without an account her own. Raises Refused, PeopleError.

    The link's secret is on the answer, this once; it is not stored.
    """
    access.may_invite(actor, organisation.id, role).require()
    email = email.strip().lower()
    if person:
        _check_kept(person, organisation, email)
    waiting = Invitation.objects.open().filter(email=email, organisation=organisation, role=role)
    if waiting.exists():
        raise PeopleError(_("An invitation to this address for this role is open already. Send it again instead."))
    secret = new_secret()
    invitation = Invitation.objects.create(
        email=email,
        name=person.name if person else name.strip(),
        person=person,
        organisation=organisation,
        role=role,
        language=language,
        secret_digest=digest(secret),
        invited_by_id=actor.person,
    )
    invitation.secret = secret
    record(actor, "invitation.sent", "invitation", invitation.id, _facts(invitation))
    transaction.on_commit(partial(send_invitation, invitation))
    return invitation


@transaction.atomic
def resend_invitation(actor: Actor, invitation: Invitation) -> Invitation:
    """A new link with a new term; the earlier link no longer opens. Raises Refused, InvitationClosed."""
    invitation = _unanswered(invitation)
    access.may_invite(actor, invitation.organisation_id, invitation.role).require()
    invitation.secret = new_secret()
    invitation.secret_digest = digest(invitation.secret)
    invitation.sent_at = timezone.now()
    invitation.expires_at = default_expiry()
    invitation.invited_by_id = actor.person  # who stands for it from now on
    invitation.save()
    record(actor, "invitation.resent", "invitation", invitation.id, _facts(invitation))
    transaction.on_commit(partial(send_invitation, invitation))
    return invitation


@transaction.atomic
def withdraw_invitation(actor: Actor, invitation: Invitation, reason: str = "") -> Invitation:
    """The link no longer opens. Raises Refused, InvitationClosed."""
    invitation = _unanswered(invitation)
    access.may_invite(actor, invitation.organisation_id, invitation.role).require()
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    record(actor, "invitation.withdrawn", "invitation", invitation.id, _facts(invitation), reason=reason)
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, name: str, password: str, language: str) -> Person:
    """For somebody without an account: makes it, and her entry unless she is kept already. She acts herself.

    Raises InvitationClosed, and PeopleError where the address has an account (sign in, then accept_as_member).
    """
    invitation = _open(invitation)
    if Account.objects.filter(email__iexact=invitation.email).exists():
        raise PeopleError(_("There is an account with this address already. Sign in to accept the invitation."))
    kept = invitation.person_id
    person = Person.objects.select_for_update().get(id=kept) if kept else None
    if person is None:
        person = Person(fictional=invitation.organisation.fictional)
    elif person.account_id:
        raise InvitationClosed(_("The person whom this invitation is for has an account already."))
    account = Account.objects.create_user(invitation.email, password)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    keep_former(person, "name", name.strip())
    person.name, person.language, person.account = name.strip(), language, account
    person.save()
    _close(invitation, person)
    return person


@transaction.atomic
def accept_as_member(actor: Actor, invitation: Invitation) -> Person:
    """For somebody who signed in with the invited address: one role more. Raises InvitationClosed, NotTheirs."""
    invitation = _open(invitation)
    person = Person.objects.filter(account__email__iexact=invitation.email).first()
    if person is None or person.id != actor.person:
        raise NotTheirs(_("This invitation goes to another address. Sign out, and sign in with that address."))
    if invitation.person_id not in {None, person.id}:
        raise PeopleError(_("This invitation is for the entry of another person. Ask who sent it for a new one."))
    _close(invitation, person)
    return person


def _close(invitation: Invitation, person: Person) -> None:
    """The invitation is used; its role holds from today, unless the person holds it already."""
    invitation.accepted_at = timezone.now()
    invitation.save()
    membership, _made = Membership.objects.get_or_create(
        person=person, organisation=invitation.organisation, role=invitation.role, until=None
    )
    data = facts(membership) | {"invitation": str(invitation.id)}
    record(Actor(person=person.id), "invitation.accepted", "person", person.id, data)


def _check_kept(person: Person, organisation: Organisation, email: str) -> None:
    if person.account_id:
        raise PeopleError(_("This person has an account already; give the role on the page of the person."))
    if not Membership.objects.current().filter(person=person, organisation=organisation).exists():
        raise PeopleError(_("This person is no member of this organisation, so it cannot give the account."))
    if Account.objects.filter(email__iexact=email).exists():
        raise PeopleError(_("This address cannot be used for this person. Ask the person for another address."))


def _unanswered(invitation: Invitation) -> Invitation:
    invitation = Invitation.objects.select_for_update().get(id=invitation.id)
    if invitation.accepted_at:
        raise InvitationClosed(_("This invitation has been accepted already."))
    if invitation.withdrawn_at:
        raise InvitationClosed(_("This invitation was withdrawn already."))
    return invitation


def _open(invitation: Invitation) -> Invitation:
    invitation = _unanswered(invitation)
    if not invitation.is_open:
        raise InvitationClosed(_("This invitation is too old. Ask who sent it to send it again."))
    if not is_backed(invitation):
        raise InvitationClosed(
            _("Whoever sent this invitation may no longer invite there. Ask the organisation for a new one.")
        )
    return invitation


def is_backed(invitation: Invitation) -> bool:
    """Whether who sent it may still give that role there. What the installation sent itself stands."""
    sender = invitation.invited_by
    if sender is None:
        return True
    open_account = Account.objects.filter(person=sender, is_active=True).exists()
    return open_account and bool(access.may_invite(actor_of(sender), invitation.organisation_id, invitation.role))


def _facts(invitation: Invitation) -> dict[str, object]:
    """What the trail says of an invitation; its address stays here."""
    return {
        "organisation": str(invitation.organisation_id),
        "role": str(invitation.role),
        "language": invitation.language,
        "person": str(invitation.person_id) if invitation.person_id else None,
    }
