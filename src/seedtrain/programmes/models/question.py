"""Questions as people asked them, and the curated entries of the Q&A library that answer them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.programmes.models.edition import Edition
from seedtrain.programmes.models.registration import Registration
from seedtrain.programmes.models.session import Session
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition


class EntryState(models.TextChoices):
    OPEN = "open", _("Waits for an answer")
    ANSWERED = "answered", _("Waits for a review")
    REVIEWED = "reviewed", _("Reviewed")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Entry(models.Model):
    """One question in clear words with its answer: written by one person, reviewed by another, cited by its number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True, null=True, blank=True)  # given when first published, for ever
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="entries")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="entries")
    questions_said = models.JSONField()  # {language: text}
    answers = models.JSONField(default=dict, blank=True)  # {language: text}
    topics = models.JSONField(default=list, blank=True)
    standards = models.ManyToManyField(StandardEdition, related_name="entries", blank=True)
    competencies = models.ManyToManyField(Competency, related_name="entries", blank=True)
    state = models.CharField(max_length=20, choices=EntryState.choices, default=EntryState.OPEN)
    assigned_to = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    returned_reason = models.TextField(blank=True)  # what the reviewer asked to mend, until it is answered again
    published_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveSmallIntegerField(default=1)  # raised by each translation that is added after publication
    changed_at = models.DateTimeField(null=True, blank=True)  # of the version
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")
    search = models.TextField(blank=True, default="")  # all languages, without case and accents, Chinese in pairs
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-number", "-created_at"]
        verbose_name_plural = "entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=models.F("answered_by")),
                name="nobody_reviews_her_own_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number or self.id}"


class When(models.TextChoices):
    BEFORE = "before", _("Before the session")
    DURING = "during", _("During the session")
    AFTER = "after", _("Afterwards")


class Question(models.Model):
    """As it was asked. Who asked is kept for the answer by mail and never published."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="questions")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions")
    registration = models.ForeignKey(
        Registration, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    text = models.TextField()
    language = models.CharField(max_length=10, default="en")
    when = models.CharField(max_length=10, choices=When.choices)
    asked_at = models.DateTimeField(default=timezone.now)
    source = models.CharField(max_length=10, default="page")  # page, zoom, teams, hand
    source_key = models.CharField(max_length=64, blank=True)  # digest of report line: the same line counts once
    live_answer = models.TextField(blank=True)  # what was written in the tool's window
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions")
    set_aside = models.CharField(max_length=200, blank=True)  # why it gets no entry

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "source_key"], condition=~Q(source_key=""), name="one_question_per_line_of_report"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
