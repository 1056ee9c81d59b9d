"""What people answered after a session, an edition, and months later; and what their employers saw."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.programmes.models.registration import Form, Registration
from seedtrain.programmes.models.session import Session


class FeedbackRequest(models.Model):
    """Somebody was asked what she thinks of a session, or of the whole (no session). Each once, reminded once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="feedback_requests")
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, null=True, blank=True, related_name="feedback_requests"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(session=None), name="one_request_on_the_whole"
            ),
            models.UniqueConstraint(fields=["registration", "session"], name="one_request_per_session"),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.session_id or '-'}"


class FollowUp(models.Model):
    """One appointment of a participant after some months: asked, reminded, answered; the employer apart."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    employer_name = models.CharField(max_length=200, blank=True)
    employer_email = models.EmailField(blank=True)
    employer_asked_at = models.DateTimeField(null=True, blank=True)
    employer_reminders = models.PositiveSmallIntegerField(default=0)
    link_number = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["registration", "months"], name="one_follow_up_per_month")]

    def __str__(self) -> str:
        return f"{self.registration} +{self.months}"


class Respondent(models.TextChoices):
    PARTICIPANT = "participant", _("Participant")
    EMPLOYER = "employer", _("Employer")


class Response(models.Model):
    """One answered form. Answers refer to questions by their codes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="responses")
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="responses")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, null=True, blank=True, related_name="responses")
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, null=True, blank=True, related_name="responses")
    respondent = models.CharField(max_length=20, choices=Respondent.choices, default=Respondent.PARTICIPANT)
    language = models.CharField(max_length=10, default="en")
    answers = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["submitted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "registration", "respondent"],
                condition=Q(session=None, follow_up=None),
                name="one_response_on_the_whole",
            ),
            models.UniqueConstraint(fields=["registration", "session"], name="one_response_per_session"),
            models.UniqueConstraint(fields=["follow_up", "respondent"], name="one_response_per_follow_up"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.registration_id}"
