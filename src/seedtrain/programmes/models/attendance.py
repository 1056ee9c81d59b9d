"""Attendance: what the video tool, the door and the paper said, and what follows from it for each registration."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.programmes.models.registration import Registration
from seedtrain.programmes.models.session import Session

TOOLS = {
    "zoom": "Zoom",
    "teams": "Microsoft Teams",
    "teams_list": "Microsoft Teams",
    "zoom_polls": "Zoom polls",
    "forms_polls": "Microsoft Forms",
}


class AttendanceReport(models.Model):
    """A file that the video tool wrote about one session. Taken back as a whole; the same file counts once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="reports")
    tool = models.CharField(max_length=20)  # zoom, teams, teams_list; zoom_polls, forms_polls
    language = models.CharField(max_length=10, blank=True)  # in which the tool wrote it
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    lines = models.PositiveIntegerField()
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-imported_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "sha256"], condition=Q(withdrawn_at=None), name="one_report_counts_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.session} {self.file_name}"

    @property
    def tool_name(self) -> str:
        return TOOLS.get(self.tool, self.tool)


class Match(models.TextChoices):
    """How a join was given to a registration."""

    NONE = "", _("Not matched")
    EMAIL = "email", _("By e-mail address")
    NUMBER = "number", _("By registration number")
    NAME = "name", _("By name")
    PERSON = "person", _("By a person")
    EARLIER = "earlier", _("As settled for an earlier session")


class Join(models.Model):
    """One line of a report: somebody came and went. Kept as the tool wrote it; `registration` is our reading."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(AttendanceReport, on_delete=models.CASCADE, related_name="joins")
    line = models.PositiveIntegerField()
    name = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=254, blank=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField()
    registration = models.ForeignKey(
        Registration, on_delete=models.SET_NULL, null=True, blank=True, related_name="joins"
    )
    match = models.CharField(max_length=10, choices=Match.choices, blank=True, default=Match.NONE)
    set_aside = models.BooleanField(default=False)  # staff, faculty, a recording robot: nobody to be matched
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["report", "line"]
        indexes = [models.Index(fields=["report", "registration"], name="joins_by_registration")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.line}"


class Mark(models.TextChoices):
    """What a person wrote down by hand; goes before what was measured."""

    NONE = "", _("As measured")
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")


class Presence(models.Model):
    """What is known of one registration in one session. `present` follows from the rest by the presence rule."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="presences")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="presences")
    minutes = models.FloatField(default=0)  # together, overlaps counted once, within the session
    joins = models.PositiveSmallIntegerField(default=0)
    polls = models.PositiveSmallIntegerField(default=0)  # answered
    checked_in_at = models.DateTimeField(null=True, blank=True)  # by code at the door, or from a phone
    mark = models.CharField(max_length=10, choices=Mark.choices, blank=True, default=Mark.NONE)
    mark_source = models.CharField(max_length=10, blank=True)  # hand, paper
    mark_reason = models.CharField(max_length=300, blank=True)
    marked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    present = models.BooleanField(default=False)

    class Meta:
        ordering = ["session", "registration"]
        constraints = [models.UniqueConstraint(fields=["session", "registration"], name="one_presence_per_session")]
        indexes = [models.Index(fields=["registration", "present"], name="presences_of_a_registration")]

    def __str__(self) -> str:
        return f"{self.registration} in {self.session}"
