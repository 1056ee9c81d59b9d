"""Results of registrations, and the choice of a next stage by merit, kept with its inputs and reasons."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.programmes.models.edition import Stage
from seedtrain.programmes.models.registration import Registration


class ResultKind(models.TextChoices):
    QUIZ = "quiz", _("Quiz")
    PRACTICE = "practice", _("Practice on a simulator")
    OTHER = "other", _("Other")


class Result(models.Model):
    """Points of a registration in something named by a code."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField(max_length=10, choices=ResultKind.choices)
    code = models.CharField(max_length=80)
    points = models.FloatField()
    of = models.FloatField()
    at = models.DateTimeField(default=timezone.now)
    source_id = models.UUIDField(null=True, blank=True)  # an attempt, where it is ours
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "kind", "code"], name="one_result_per_code"),
            models.CheckConstraint(
                condition=models.Q(points__gte=0, of__gt=0, points__lte=models.F("of")), name="points_within_their_most"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} {self.code}"


class SelectionState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    DECIDED = "decided", _("Decided")
    DISCARDED = "discarded", _("Discarded")


class Selection(models.Model):
    """One run of the rules over the candidates as they were: computed again from `inputs` it gives the same list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="selections")
    seats = models.PositiveIntegerField()
    rules = models.JSONField()
    inputs = models.JSONField()
    results = models.JSONField()
    state = models.CharField(max_length=20, choices=SelectionState.choices, default=SelectionState.PROPOSED)
    changes = models.JSONField(default=list, blank=True)  # by hand: {"registration", "to", "reason", "by", "at"}
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.stage} {self.made_at:%Y-%m-%d}"
