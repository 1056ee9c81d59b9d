"""The quality review of a course version: checklist, review, reviewers, findings, decision.

Everything that was said stays: a decision is withdrawn with a reason, never deleted.
"""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.catalogue.models.course import CourseVersion
from seedtrain.people.models import Person, Role

DECIDES = (Role.COORDINATOR,)


class Checklist(models.Model):
    """What a reviewer looks at. A newer version of a checklist is another one; begun reviews keep theirs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=60, unique=True)
    version = models.CharField(max_length=20)
    names = models.JSONField()
    notes = models.JSONField(default=dict)
    source = models.CharField(max_length=400, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ChecklistItem(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="items")
    code = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=40)
    theme_names = models.JSONField()
    texts = models.JSONField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["checklist", "code"], name="one_checklist_item_per_code")]

    def __str__(self) -> str:
        return self.code


class ReviewState(models.TextChoices):
    """In the usual order; `answered` leads back to `in_review`, and to the decision."""

    SUBMITTED = "submitted", _("Submitted")
    IN_REVIEW = "in_review", _("Under review")
    REVIEWED = "reviewed", _("Reviewed, waiting for the author")
    ANSWERED = "answered", _("Answered by the author")
    DECIDED = "decided", _("Decided")
    WITHDRAWN = "withdrawn", _("Withdrawn by the author")


# What may follow what; whoever asks for another step is told so.
FOLLOWS: dict[str, tuple[str, ...]] = {
    ReviewState.SUBMITTED: (ReviewState.IN_REVIEW, ReviewState.WITHDRAWN),
    ReviewState.IN_REVIEW: (ReviewState.REVIEWED, ReviewState.WITHDRAWN),
    ReviewState.REVIEWED: (ReviewState.ANSWERED, ReviewState.DECIDED, ReviewState.WITHDRAWN),
    ReviewState.ANSWERED: (ReviewState.IN_REVIEW, ReviewState.DECIDED, ReviewState.WITHDRAWN),
    ReviewState.DECIDED: (),
    ReviewState.WITHDRAWN: (),
}
CLOSED = (ReviewState.DECIDED, ReviewState.WITHDRAWN)


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, actor: Actor) -> Self:
        """Coordinators see all; the author's side its own; a reviewer those she is asked to review."""
        if actor.system or actor.is_a(*DECIDES):
            return self.all()
        if actor.person is None:
            return self.none()
        ours = Q(version__course__owner__in=actor.organisations_as(Role.CENTRE_MANAGER))
        hers = Q(version__authors=actor.person) | Q(submitted_by=actor.person)
        asked = Q(reviewers__person=actor.person, reviewers__ended=False)
        return self.filter(ours | hers | asked).distinct()

    def open(self) -> Self:
        return self.exclude(state__in=CLOSED)


class Review(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(CourseVersion, on_delete=models.PROTECT, related_name="reviews")
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=20, choices=ReviewState.choices, default=ReviewState.SUBMITTED)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(auto_now_add=True)
    note = models.TextField(blank=True)  # what the author tells the reviewers

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=~Q(state__in=["decided", "withdrawn"]),
                name="one_open_review_per_course_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.state}"


class Reviewer(models.Model):
    """Somebody asked to review. She sees the checklist only after she said whether she has a conflict of interest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reviewers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="course_reviews")
    conflict = models.BooleanField(null=True)  # None: not yet declared
    declaration = models.CharField(max_length=500, blank=True)
    declared_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    ended = models.BooleanField(default=False)  # released, by herself (conflict) or by a coordinator

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="one_reviewer_per_person")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.person_id}"


class Verdict(models.TextChoices):
    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class Finding(models.Model):
    """What one reviewer found at one item, and what the author says to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="findings")
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, related_name="findings")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    note = models.TextField(blank=True)
    required_change = models.TextField(blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["item__place", "id"]
        constraints = [models.UniqueConstraint(fields=["reviewer", "item"], name="one_finding_per_reviewer_and_item")]

    def __str__(self) -> str:
        return f"{self.item} {self.verdict}"


class Outcome(models.TextChoices):
    ACCREDITED = "accredited", _("Accredited")
    CONDITIONS = "conditions", _("Accredited with conditions")
    DECLINED = "declined", _("Declined")


GOOD = (Outcome.ACCREDITED, Outcome.CONDITIONS)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def accrediting(self, on: datetime.date) -> Self:
        """Those by which a version is accredited on a day."""
        return self.filter(
            Q(withdrawn_on=None) | Q(withdrawn_on__gt=on), outcome__in=GOOD, valid_from__lte=on, valid_until__gte=on
        )


class Decision(models.Model):
    """How a review ended. `valid_until` is the last day; `withdrawn_on` the first on which it no longer holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20, choices=Outcome.choices)
    reason = models.TextField()
    conditions = models.TextField(blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)  # empty where declined
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="declined") | Q(valid_until__isnull=False), name="accreditation_has_a_last_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.outcome}"
