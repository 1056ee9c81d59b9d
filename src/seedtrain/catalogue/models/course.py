"""A course stays the same while its versions change; what is taught, to whom and to which level stands in a version."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.catalogue.models.provider import Provider
from seedtrain.people.models import Organisation, Person
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition


class Format(models.TextChoices):
    """Bioschemas' courseMode, in our words."""

    ONLINE = "online", _("Online")
    ONSITE = "onsite", _("On site")
    BLENDED = "blended", _("Online, then on site")


class Level(models.TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Course(models.Model):
    """For instance "Introductory course on the development and manufacture of biologicals"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="courses")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="courses")
    retired = models.BooleanField(default=False)
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class CourseVersion(models.Model):
    """What a course was, is or will be. A published version is never changed: who took it, took exactly this."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    names = models.JSONField()
    descriptions = models.JSONField(default=dict, blank=True)
    level = models.CharField(max_length=20, choices=Level.choices, default=Level.INTERMEDIATE)
    format = models.CharField(max_length=20, choices=Format.choices, default=Format.ONLINE)
    languages = models.JSONField(default=list, blank=True)  # our two-letter codes
    workload_h = models.FloatField(null=True, blank=True)
    keywords = models.JSONField(default=list, blank=True)
    prerequisites = models.ManyToManyField(Course, related_name="required_by", blank=True)
    prerequisite_words = models.JSONField(default=dict, blank=True)
    cost_words = models.JSONField(default=dict, blank=True)
    cost_amount = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)  # 0: free to the trainee
    cost_currency = models.CharField(max_length=3, blank=True)  # ISO 4217
    standards = models.ManyToManyField(StandardEdition, related_name="course_versions", blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["course", "-number"]
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="one_course_version_per_number")]

    def __str__(self) -> str:
        return f"{self.course} {self.number}"


class Outcome(models.Model):
    """What somebody can do after the course; where it serves a competency, up to which level."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(CourseVersion, on_delete=models.CASCADE, related_name="outcomes")
    place = models.PositiveSmallIntegerField(default=0)
    texts = models.JSONField()
    competency = models.ForeignKey(
        Competency, on_delete=models.PROTECT, null=True, blank=True, related_name="course_outcomes"
    )
    level = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["place", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(competency=None) | Q(level__isnull=False), name="outcome_of_a_competency_names_its_level"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.place}"
