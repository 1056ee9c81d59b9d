"""An organisation in a country, whose names change over time while it stays the same."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models.country import Country
from seedtrain.people.models.membership import Role, today


class Kind(models.TextChoices):
    MINISTRY = "ministry", _("Ministry")
    REGULATOR = "regulator", _("Regulator")
    MANUFACTURER = "manufacturer", _("Manufacturer")
    TRAINING_CENTRE = "training_centre", _("Training centre")
    HUB = "hub", _("Training hub")
    WHO_UNIT = "who_unit", _("WHO unit")
    UNIVERSITY = "university", _("University")
    OTHER = "other", _("Other")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Members see their own; an operator sees all. (A public register is another page's matter.)"""
        if actor.system or actor.is_a(Role.OPERATOR):
            return self.all()
        return self.filter(id__in=actor.organisations_as())


class Organisation(models.Model):
    """Who employs, trains, regulates or coordinates. Its name is not here: see OrganisationName."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True)
    fictional = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name_on()

    def name_on(self, day: datetime.date | None = None) -> str:
        """The name in force on a day (today when none is given); the latest known name when the day precedes all."""
        day = day or today()
        names = sorted(self.names.all(), key=lambda n: n.since, reverse=True)
        return next((n.name for n in names if n.since <= day), names[-1].name if names else "")


class OrganisationName(models.Model):
    """A name and when it came into use; the next one ends it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40, blank=True)
    since = models.DateField(default=today)

    class Meta:
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "since"], name="one_organisation_name_per_day"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_name_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name
