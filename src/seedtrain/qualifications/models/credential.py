"""Credentials: a named set of competencies, and the signed document a person carries away.

Revoked with a reason, never deleted.
"""

import json
from typing import Self
from uuid import uuid4

from django.db import models
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.formats.badges.openbadge import is_name_of
from seedtrain.people.models import Person
from seedtrain.standards.models import Competency


class CredentialDefinition(models.Model):
    """What must be held for a credential, and how long the credential is valid."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80, unique=True)
    names = models.JSONField()
    criteria = models.JSONField()
    version = models.CharField(max_length=40)
    valid_months = models.PositiveSmallIntegerField()
    translations = models.JSONField(default=dict)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class DefinitionItem(models.Model):
    """One competency of the set, at a level; `confirmed`: an assessor must have confirmed or observed it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    definition = models.ForeignKey(CredentialDefinition, on_delete=models.CASCADE, related_name="items")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="definition_items")
    level = models.PositiveSmallIntegerField()
    confirmed = models.BooleanField(default=True)

    class Meta:
        ordering = ["competency__family__place", "competency__code"]
        constraints = [models.UniqueConstraint(fields=["definition", "competency"], name="one_item_per_competency")]

    def __str__(self) -> str:
        return f"{self.definition_id} {self.competency_id} {self.level}"


class CredentialQuerySet(models.QuerySet["Credential"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(actor))

    def in_force(self) -> Self:
        """Neither revoked nor expired."""
        return self.filter(revoked_at=None, valid_until__gt=timezone.now())


class Credential(models.Model):
    """An issued credential: the signed document as it left the house. Its public page shows what the document says."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credentials")
    definition = models.ForeignKey(CredentialDefinition, on_delete=models.PROTECT, related_name="credentials")
    document = models.TextField()  # JSON, byte for byte as signed
    language = models.CharField(max_length=10)
    key_id = models.CharField(max_length=80)  # the key that signed it, hence the status list that answers for it
    status_number = models.PositiveIntegerField()  # its bit in that list, drawn at random so that it tells nothing
    recipient_id = models.UUIDField(unique=True, default=uuid4)  # names the person in no other credential
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revocation_reason = models.TextField(blank=True)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(fields=["key_id", "status_number"], name="one_credential_per_status_bit"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def expired(self) -> bool:
        return self.valid_until <= timezone.now()

    @property
    def holder(self) -> str:
        """The name it was signed for, which the person may have changed since."""
        former = [detail["value"] for detail in self.person.former_details if detail["field"] == "name"]
        document = json.loads(self.document)
        return next((name for name in (self.person.name, *former) if is_name_of(document, name)), self.person.name)
