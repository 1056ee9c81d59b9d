"""A membership gives a person a role at an organisation, from a day to a day. Ended, never deleted."""

import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id


def today() -> datetime.date:
    return timezone.now().date()


class Role(models.TextChoices):
    TRAINEE = "trainee", _("Trainee")
    TRAINER = "trainer", _("Trainer or assessor")
    TRAINING_MANAGER = "training_manager", _("Training manager")
    CENTRE_MANAGER = "centre_manager", _("Centre manager")
    FOCAL_POINT = "focal_point", _("Country focal point")
    COORDINATOR = "coordinator", _("Programme coordinator")
    REVIEWER = "reviewer", _("Reviewer")
    INSPECTOR = "inspector", _("Inspector (reads only)")
    OPERATOR = "operator", _("Operator of the installation")


# An inspector reads and a trainer sees whom she trains; only keepers change entries.
KEEPS_PEOPLE = (Role.TRAINING_MANAGER, Role.CENTRE_MANAGER)
INVITES_PEOPLE = (*KEEPS_PEOPLE, Role.COORDINATOR, Role.FOCAL_POINT)
READS_PEOPLE = (Role.TRAINER, Role.INSPECTOR)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, on: datetime.date | None = None) -> Self:
        day = on or today()
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)

    def former(self, on: datetime.date | None = None) -> Self:
        return self.filter(until__lte=on or today())

    def coming(self) -> Self:
        """Those that begin on a later day."""
        return self.filter(since__gt=today())


class Membership(models.Model):
    """One role of one person at one organisation; several may hold at once.

    `until` is the first day on which the role no longer holds, so that ending one today takes effect today.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        indexes = [models.Index(fields=["organisation", "role"], name="membership_by_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(until=None),
                name="one_open_membership_per_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.organisation}"

    @property
    def is_current(self) -> bool:
        return self.since <= today() and (self.until is None or self.until > today())
