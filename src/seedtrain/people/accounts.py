"""How allauth behaves here: nobody signs up without an invitation, and a lock after failed attempts is on the trail."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from seedtrain.base.actor import system_actor
from seedtrain.people.models import Account
from seedtrain.trail.actions import record

LOCKED_SECONDS = 300  # one record for one lock, however often somebody knocks meanwhile


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed; invitations make accounts (actions.accept_invitation)."""

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


def tell_of_lock(email: str) -> None:
    """Leave a record where the address has an account; others are nobody's business."""
    account = Account.objects.filter(email__iexact=email).first()
    if account and cache.add(f"people.locked.{account.id}", True, LOCKED_SECONDS):
        with transaction.atomic():
            record(system_actor("sign-in"), "account.locked", "account", account.id)
