"""A person: may have an account, may be kept without one. Sensitive data is deliberately not here."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models.membership import (
    KEEPS_PEOPLE,
    READS_PEOPLE,
    Membership,
    Role,
)


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, actor: Actor) -> Self:
        """Herself; the people of the organisations where the actor keeps or reads people; all for an operator."""
        if actor.system or actor.is_a(Role.OPERATOR):
            return self.all()
        if actor.person is None:
            return self.none()
        organisations = actor.organisations_as(*KEEPS_PEOPLE, *READS_PEOPLE)
        theirs = Membership.objects.current().filter(organisation__in=organisations).values("person")
        return self.filter(Q(id=actor.person) | Q(id__in=theirs))

    def once_known_to(self, actor: Actor) -> Self:
        """Those visible now, and those who left an organisation where the actor keeps or reads people."""
        organisations = actor.organisations_as(*KEEPS_PEOPLE, *READS_PEOPLE)
        theirs = Membership.objects.filter(organisation__in=organisations).values("person")
        return self.visible_to(actor) | self.filter(id__in=theirs)

    def kept_by(self, actor: Actor) -> Self:
        """Those whose entry the actor may change."""
        if actor.system or actor.is_a(Role.OPERATOR):
            return self.all()
        organisations = actor.organisations_as(*KEEPS_PEOPLE)
        return self.filter(id__in=Membership.objects.current().filter(organisation__in=organisations).values("person"))


class Person(models.Model):
    """Somebody who learns, teaches, assesses or decides. Names are written as the person writes them, in one field."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
    )
    email = models.EmailField(blank=True)  # where mail reaches somebody without an account; see `address`
    language = models.CharField(max_length=10, default="en")
    staff_number = models.CharField(max_length=60, blank=True)
    fictional = models.BooleanField(default=False)
    # [{"field": "name", "value": ..., "until": ISO day}]: here and not on the trail, to be pseudonymised one day
    former_details = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["email"], name="people_by_address")]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_name_not_empty")]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where mail reaches her: the account's address, else the one that was given; empty where neither is."""
        return self.account.email if self.account else self.email
