"""What is stored of practice: scenarios in versions, and attempts as logs.

No state, plot or grade is stored as truth: they are computed from the log. The `result` of a handed-in attempt is kept
beside it, so that a regrade can be compared.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.science.scenarios.grade import grade


class Scenario(models.Model):
    """What is practised; `current` is the version that new attempts are played on (none: withdrawn)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80, unique=True)
    names = models.JSONField()
    current = models.OneToOneField("ScenarioVersion", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class ScenarioVersion(models.Model):
    """One version, compiled, never changed: attempts are always recomputed on the version they were played on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    compiled = models.JSONField()
    competencies = models.JSONField()  # codes that a passed attempt gives evidence for
    loaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scenario", "digest"], name="one_scenario_version_per_digest")]

    def __str__(self) -> str:
        return f"{self.scenario} {self.version}"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own; those of people whom the actor keeps or reads, once they are handed in."""
        others = Q(person__in=Person.objects.visible_to(actor), handed_in_at__isnull=False)
        return self.filter(Q(person=actor.person) | others)

    def open(self) -> Self:
        return self.filter(handed_in_at=None, abandoned_at=None)


class Attempt(models.Model):
    """One person's run: scenario version, seed and the list of what she did. The seed stays secret until hand-in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attempts")
    version = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="attempts")
    seed = models.PositiveIntegerField()
    log = models.JSONField(default=list)
    reached_h = models.FloatField(default=0.0)  # how far the learner let the clock run, hours since the start
    begun_at = models.DateTimeField(default=timezone.now)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    abandoned_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)  # since when it is played on a device; none: on the server
    kept_key = models.CharField(max_length=32, blank=True)  # names this keeping, and begins the seal of its journal
    device = models.JSONField(null=True, blank=True)  # how the device had it, and what was doubted, at hand-in

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "version"],
                condition=Q(handed_in_at=None, abandoned_at=None),
                name="one_open_attempt_per_scenario_version",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.version_id}"

    @property
    def is_kept(self) -> bool:
        """Whether it is open and played on a device."""
        return bool(self.kept_at and not self.handed_in_at and not self.abandoned_at)

    def regrade(self) -> dict[str, Any]:
        """The grade computed from the log once more; what was given at hand-in stays in `result`."""
        graded: dict[str, Any] = grade(self.version.compiled, self.seed, self.log)
        return graded
