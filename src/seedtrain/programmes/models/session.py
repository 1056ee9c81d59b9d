"""Sessions of an edition, who teaches in them, their agenda and materials."""

import datetime
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.programmes.models.edition import Edition, Room, Stage
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition


class Session(models.Model):
    """An hour or a day of an edition, at an instant. Its joining link is shown only to those who may join."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sessions")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    code = models.SlugField(max_length=40)  # within the edition: "3", "day-2"
    place = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField()
    abstracts = models.JSONField(default=dict, blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    join_link = models.URLField(max_length=500, blank=True)
    join_notes = models.JSONField(default=dict, blank=True)
    languages = models.JSONField(default=list, blank=True)
    interpretation = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)  # words for search and the Q&A library
    standards = models.ManyToManyField(StandardEdition, related_name="sessions", blank=True)
    competencies = models.ManyToManyField(Competency, related_name="sessions", blank=True)
    presence = models.JSONField(default=dict, blank=True)  # where it differs from the edition's rule
    counts = models.BooleanField(default=True)  # for presence and certificates
    sequence = models.PositiveIntegerField(default=0)  # RFC 5545: raised with each change that a calendar must see
    changed_at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["starts_at", "place", "code"]
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="one_session_per_code")]

    def __str__(self) -> str:
        return f"{self.edition} {self.code}"

    @property
    def ends_at(self) -> datetime.datetime:
        return self.starts_at + datetime.timedelta(minutes=self.minutes)


class FacultyRole(models.TextChoices):
    LECTURER = "lecturer", _("Lecturer")
    MODERATOR = "moderator", _("Moderator")
    FACILITATOR = "facilitator", _("Facilitator")
    ASSESSOR = "assessor", _("Assessor")
    INTERPRETER = "interpreter", _("Interpreter")


class FacultyState(models.TextChoices):
    INVITED = "invited", _("Invited")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")


class Faculty(models.Model):
    """Somebody's part in an edition. Confirmed only together with a declaration of interests."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="faculty")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="faculty")
    role = models.CharField(max_length=20, choices=FacultyRole.choices, default=FacultyRole.LECTURER)
    sessions = models.ManyToManyField(Session, related_name="faculty", blank=True)
    state = models.CharField(max_length=20, choices=FacultyState.choices, default=FacultyState.INVITED)
    invited_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    has_interests = models.BooleanField(null=True)  # None: not declared yet
    interests = models.TextField(blank=True)
    managed = models.TextField(blank=True)  # how the coordinator deals with a declared interest
    biographies = models.JSONField(default=dict, blank=True)
    shown = models.BooleanField(default=True)  # on the public page, once confirmed
    link_number = models.PositiveSmallIntegerField(default=0)  # raising it closes links sent before

    class Meta:
        ordering = ["role", "id"]
        verbose_name_plural = "faculty"
        constraints = [
            models.UniqueConstraint(fields=["edition", "person", "role"], name="one_part_per_person_and_role")
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.person} ({self.role})"


class AgendaItem(models.Model):
    """One line of a session's agenda."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField()
    names = models.JSONField()
    speaker = models.ForeignKey(Faculty, on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda")

    class Meta:
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"{self.session} {self.place}"


class Audience(models.TextChoices):
    PUBLIC = "public", _("Everybody")
    PARTICIPANTS = "participants", _("Confirmed participants")
    FACULTY = "faculty", _("Faculty")


class MaterialQuerySet(models.QuerySet["Material"]):
    def there(self) -> Self:
        """Those that were not removed and lead somewhere."""
        return self.filter(removed_at=None).exclude(url="", file=None)


class Material(models.Model):
    """Slides, a recording, a reading: a file of ours or an address elsewhere. Removed, it can come back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="materials")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, blank=True, related_name="materials")
    names = models.JSONField()
    language = models.CharField(max_length=10, blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.PARTICIPANTS)
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        "files.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="materials"
    )
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["session", "added_at", "id"]

    def __str__(self) -> str:
        return str(self.names.get("en") or next(iter(self.names.values()), ""))
