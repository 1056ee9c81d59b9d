"""Signing in, and changes of how somebody signs in, on the trail; allauth tells of them by its signals.

The records hold no address, key or code. `words` tells them to the person herself and the operator only.
"""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.db import transaction
from django.dispatch import receiver

from seedtrain.base.actor import Actor
from seedtrain.people.models import Account, Person
from seedtrain.trail.actions import record

STEPS = {
    Authenticator.Type.TOTP: "app",
    Authenticator.Type.WEBAUTHN: "key",
    Authenticator.Type.RECOVERY_CODES: "codes",
}


@receiver(user_logged_in)
def tell_of_sign_in(user: Account, **_rest: Any) -> None:
    tell(user, "account.signed_in")


@receiver([password_changed, password_set])
def tell_of_password(user: Account, **_rest: Any) -> None:
    tell(user, "account.password_changed")


@receiver(password_reset)
def tell_of_reset(user: Account, **_rest: Any) -> None:
    tell(user, "account.password_reset")


@receiver(authenticator_added)
def tell_of_new_step(user: Account, authenticator: Authenticator, **_rest: Any) -> None:
    tell(user, f"account.{STEPS[authenticator.type]}_added")


@receiver(authenticator_removed)
def tell_of_removed_step(user: Account, authenticator: Authenticator, **_rest: Any) -> None:
    tell(user, f"account.{STEPS[authenticator.type]}_removed")


@receiver(authenticator_reset)
def tell_of_new_codes(user: Account, **_rest: Any) -> None:
    tell(user, "account.codes_renewed")


def tell(account: Account, verb: str) -> None:
    """One record by the person about herself. An account without a person opens nothing: there is nothing to tell."""
    with transaction.atomic():
        if person := Person.objects.filter(account=account).first():
            record(Actor(person=person.id), verb, "person", person.id)
