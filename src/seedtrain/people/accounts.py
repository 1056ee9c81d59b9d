"""How allauth behaves and speaks here: nobody signs up without an invitation, a lock after failures is on the trail."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import system_actor
from seedtrain.people.models import Account
from seedtrain.trail.actions import record

LOCKED_SECONDS = 300  # one record for one lock, however often somebody knocks meanwhile


# Labels and messages that allauth's forms bring along. They stand here so that our catalogues hold them: allauth has no
# plain Portuguese, and its words must not differ from ours on one page.
FROM_ALLAUTH = (
    gettext_noop("Email"),
    gettext_noop("Forgot your password?"),
    gettext_noop("Current Password"),
    gettext_noop("New Password"),
    gettext_noop("New Password (again)"),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Code"),
    gettext_noop("Authenticator code"),
    gettext_noop("Use your password"),
    gettext_noop("Use authenticator app or code"),
    gettext_noop("Use a security key"),
)


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed; invitations make accounts (actions.accept_invitation)."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask whoever invited you to have it opened again."),
        "email_password_mismatch": _("The e-mail address or the password is wrong. Check both and try again."),
        "too_many_login_attempts": _(
            "Too many wrong attempts. For your safety signing in waits: try again in five minutes."
        ),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is wrong or was used already. Wait for the next one."),
        "invalid_password_reset": _("This link no longer works. Ask for a new one."),
        "rate_limited": _("Too many attempts. Wait some minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    # What goes out by mail names this installation as its settings do, whatever host a request claimed to be for.

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        here = SimpleNamespace(name=settings.NAME, domain=urlsplit(settings.ADDRESS).netloc)
        super().send_mail(template_prefix, email, context | {"current_site": here})

    def format_email_subject(self, subject: str) -> str:
        return f"[{settings.NAME}] {subject}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        return settings.ADDRESS + urlsplit(super().get_reset_password_from_key_url(key)).path

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raises ValidationError once too many attempts have failed."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            tell_of_lock(credentials.get("email", ""))
            raise


class MFAAdapter(DefaultMFAAdapter):
    """Second steps and passkeys, named after this installation rather than its address."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"]
    }

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Key %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": urlsplit(settings.ADDRESS).hostname or "localhost", "name": settings.NAME}


def tell_of_lock(email: str) -> None:
    """Leave a record where the address has an account; others are nobody's business."""
    account = Account.objects.filter(email__iexact=email).first()
    if account and cache.add(f"people.locked.{account.id}", True, LOCKED_SECONDS):
        with transaction.atomic():
            record(system_actor("sign-in"), "account.locked", "account", account.id)
