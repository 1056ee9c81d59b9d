"""Which job a person holds at an organisation: it tells what she must be able to do."""

from typing import Self

from django.db import models
from django.db.models import Q

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Organisation, Person
from seedtrain.people.models.membership import today
from seedtrain.standards.models import JobRole


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(actor))

    def current(self) -> Self:
        day = today()
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


class Assignment(models.Model):
    """A job held from a day until the day it ended. Ended, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    job_role = models.ForeignKey(JobRole, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "job_role"],
                condition=Q(until=None),
                name="one_open_assignment_per_job",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.job_role_id}"
