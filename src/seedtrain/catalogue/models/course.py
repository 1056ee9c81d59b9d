"""A course stays the same while its versions change; what is taught, to whom and to which level stands in a version."""

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.catalogue.models.provider import Provider
from seedtrain.people.models import Organisation, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition

if TYPE_CHECKING:
    from seedtrain.catalogue.models.review import Decision

WRITES_COURSES = (Role.COORDINATOR, Role.CENTRE_MANAGER)  # trainers too, of what they are authors of


class Format(models.TextChoices):
    """Bioschemas' courseMode, in our words."""

    ONLINE = "online", _("Online")
    ONSITE = "onsite", _("On site")
    BLENDED = "blended", _("Online, then on site")


class Level(models.TextChoices):
    BEGINNER = "beginner", _("Beginner")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, actor: Actor) -> Self:
        """A course with a published version is public; a draft is for coordinators, its owner's people, its authors."""
        if actor.system or actor.is_a(Role.COORDINATOR):
            return self.all()
        public = Q(versions__published_at__isnull=False)
        ours = Q(owner__in=actor.organisations_as(*WRITES_COURSES, Role.TRAINER))
        hers = Q(versions__authors=actor.person) if actor.person else Q(pk__in=())
        asked = Q(versions__reviews__reviewers__person=actor.person) if actor.person else Q(pk__in=())
        return self.filter(public | ours | hers | asked).distinct()


class Course(models.Model):
    """For instance "Introductory course on the development and manufacture of biologicals"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="courses")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="courses")
    retired = models.BooleanField(default=False)
    fictional = models.BooleanField(default=False)

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

    @property
    def current(self) -> "CourseVersion | None":
        """The newest published version."""
        return next((v for v in self.versions.all() if v.published_at), None)

    @property
    def draft(self) -> "CourseVersion | None":
        return next((v for v in self.versions.all() if not v.published_at), None)


class CourseVersionQuerySet(models.QuerySet["CourseVersion"]):
    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def accredited(self, on: datetime.date | None = None) -> Self:
        """Versions that hold an accreditation on a day (today when none is given)."""
        from seedtrain.catalogue.models.review import Decision

        return self.filter(id__in=Decision.objects.accrediting(on or today()).values("review__version"))

    def touched(self) -> Self:
        """Versions that cite an edition of a standard which another one replaced."""
        return self.filter(standards__superseded_by__isnull=False).distinct()


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
    authors = models.ManyToManyField(Person, related_name="authored_versions", blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = CourseVersionQuerySet.as_manager()

    class Meta:
        ordering = ["course", "-number"]
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="one_course_version_per_number")]

    def __str__(self) -> str:
        return f"{self.course} {self.number}"

    def accreditation(self, on: datetime.date | None = None) -> "Decision | None":
        """The decision by which this version is accredited on a day (today when none is given)."""
        from seedtrain.catalogue.models.review import Decision

        return Decision.objects.accrediting(on or today()).filter(review__version=self).first()

    @property
    def free(self) -> bool:
        return self.cost_amount == 0

    def superseded(self) -> list[StandardEdition]:
        """The editions it cites that another edition replaced."""
        return [e for e in self.standards.all() if e.superseded_by.all()]


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
