"""A job in a plant and what it requires. (What a person may do in this software is a membership's role, in people.)"""

from django.db import models

from seedtrain.base.identity import new_id
from seedtrain.standards.models.framework import Competency, Family, Framework


class JobRole(models.Model):
    """For instance "Upstream operator (cell culture)"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="job_roles")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="job_roles")
    code = models.CharField(max_length=60)
    names = models.JSONField()
    purposes = models.JSONField(default=dict)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["family__place", "code"]
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="one_job_role_per_code")]

    def __str__(self) -> str:
        return self.code


class Requirement(models.Model):
    """A role requires a competency at a level."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    job_role = models.ForeignKey(JobRole, on_delete=models.CASCADE, related_name="requirements")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="requirements")
    level = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["competency__family__place", "competency__code"]
        constraints = [
            models.UniqueConstraint(fields=["job_role", "competency"], name="one_requirement_per_competency")
        ]

    def __str__(self) -> str:
        return f"{self.job_role_id} {self.competency_id} {self.level}"
