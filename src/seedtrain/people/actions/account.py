"""Closing and reopening accounts. The person, her roles and her records stay; only signing in ends or begins."""

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people import access
from seedtrain.people.actions.membership import lock_operators
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Account, Membership, Person, Role
from seedtrain.trail.actions import record


@transaction.atomic
def close_account(actor: Actor, person: Person, reason: str) -> Account:
    """From the next request on nobody is signed in with it. Raises Refused, PeopleError, ReasonMissing."""
    account = _account(actor, person)
    if not account.is_active:
        raise PeopleError(_("This account is closed already."))
    lock_operators()
    operators = Membership.objects.current().filter(role=Role.OPERATOR)
    others = operators.exclude(person=person).filter(person__account__is_active=True)
    if operators.filter(person=person).exists() and not others.exists():
        raise PeopleError(_("This is the last operator. Give the role to somebody else first."))
    return _turn(actor, account, False, "account.closed", reason)


@transaction.atomic
def reopen_account(actor: Actor, person: Person, reason: str) -> Account:
    """Raises Refused, PeopleError, ReasonMissing."""
    account = _account(actor, person)
    if account.is_active:
        raise PeopleError(_("This account is open already."))
    return _turn(actor, account, True, "account.reopened", reason)


def _account(actor: Actor, person: Person) -> Account:
    access.may_close_accounts(actor).require()
    if person.account_id is None:
        raise PeopleError(_("This person has no account."))
    return Account.objects.select_for_update().get(id=person.account_id)


def _turn(actor: Actor, account: Account, active: bool, verb: str, reason: str) -> Account:
    account.is_active = active
    account.save(update_fields=["is_active"])
    data = {"before": {"active": not active}, "after": {"active": active}}
    record(actor, verb, "account", account.id, data, reason=reason)
    return account
