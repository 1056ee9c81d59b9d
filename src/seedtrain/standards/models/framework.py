"""Competency frameworks: several stand side by side, none is the truth. Each level of a competency has behaviours."""

from django.db import models

from seedtrain.base.identity import new_id
from seedtrain.standards.models.standard import Edition


class Framework(models.Model):
    """One framework of one owner in one version."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=60, unique=True)
    version = models.CharField(max_length=40)
    names = models.JSONField()
    descriptions = models.JSONField(default=dict)
    licence = models.CharField(max_length=200, blank=True)
    example = models.BooleanField(default=False)  # shown with a mark: not for use
    translations = models.JSONField(default=dict)  # {language: reviewed|unreviewed}

    class Meta:
        ordering = ["example", "code"]

    def __str__(self) -> str:
        return self.code


class FrameworkLevel(models.Model):
    """A step of the framework's own scale."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField()
    names = models.JSONField()
    meanings = models.JSONField(default=dict)

    class Meta:
        ordering = ["level"]
        constraints = [models.UniqueConstraint(fields=["framework", "level"], name="one_level_per_step")]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.level}"


class Family(models.Model):
    """A family of roles and competencies: upstream, quality control, ..."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="families")
    code = models.CharField(max_length=40)
    names = models.JSONField()
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place"]
        verbose_name_plural = "families"
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="one_family_per_code")]

    def __str__(self) -> str:
        return self.code


class Competency(models.Model):
    """Something a person can do, seen from outside; serves standards. Retired, never deleted: evidence rests on it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="competencies")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="competencies")
    code = models.CharField(max_length=40)
    names = models.JSONField()
    descriptions = models.JSONField(default=dict)
    standards = models.ManyToManyField(Edition, related_name="competencies")
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["family__place", "code"]
        verbose_name_plural = "competencies"
        constraints = [models.UniqueConstraint(fields=["framework", "code"], name="one_competency_per_code")]

    def __str__(self) -> str:
        return self.code


class Behaviour(models.Model):
    """One observable behaviour at one level, such that an assessor can tick it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    competency = models.ForeignKey(Competency, on_delete=models.CASCADE, related_name="behaviours")
    level = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    texts = models.JSONField()

    class Meta:
        ordering = ["level", "place"]

    def __str__(self) -> str:
        return f"{self.competency_id} {self.level}.{self.place}"
