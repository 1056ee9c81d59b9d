"""An invitation by link: proves the address, gives a membership. Only a digest of its secret is stored."""

import datetime
import hashlib
import secrets
from typing import Self

from django.db import models
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models.membership import INVITES_PEOPLE, Role

VALID_FOR = datetime.timedelta(days=14)


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def default_expiry() -> datetime.datetime:
    return timezone.now() + VALID_FOR


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those to the organisations for which the actor may invite; all for an operator."""
        if actor.system or actor.is_a(Role.OPERATOR):
            return self.all()
        return self.filter(organisation__in=actor.organisations_as(*INVITES_PEOPLE))

    def open(self) -> Self:
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def unanswered(self) -> Self:
        """Open, or expired and waiting for somebody to send it again or withdraw it."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def with_secret(self, secret: str) -> "Invitation | None":
        return self.filter(secret_digest=digest(secret)).first()


class Invitation(models.Model):
    """Open until accepted, withdrawn or expired. For an existing person without account, it gives her one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True)
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role.choices)
    language = models.CharField(max_length=10, default="en")
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", null=True)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=default_expiry)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    secret = ""  # known only to the act that makes it and to the mail; never stored

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        return not self.accepted_at and not self.withdrawn_at and self.expires_at > timezone.now()
