"""Evidence that a person reached a level of a competency. Never changed: confirmed, or withdrawn with a reason."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.standards.models import Competency

SIMULATOR_CEILING = (
    2  # a simulator alone shows at most "does it under guidance"; more needs an assessor on real equipment
)


class Source(models.TextChoices):
    SIMULATOR = "simulator", _("Simulator")
    OBSERVATION = "observation", _("Observation on real equipment")


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(actor))

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def waiting_for(self, assessor: Actor) -> Self:
        """What others showed and nobody has confirmed yet, among those whom the assessor sees."""
        mine = self.standing().filter(confirmed_at=None, person__in=Person.objects.visible_to(assessor))
        return mine.exclude(person=assessor.person)


class Evidence(models.Model):
    """One level of one competency, from one source, by one act. An assessor's confirmation belongs to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evidence")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="evidence")
    level = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=20, choices=Source.choices)
    source_kind = models.CharField(max_length=40, blank=True)  # kind and id of what it came from: attempt, ...
    source_id = models.UUIDField(null=True, blank=True)
    summary = models.JSONField(default=dict)  # {language: what was shown}
    shown_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmation_note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-shown_at"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=~Q(source="simulator") | Q(level__lte=SIMULATOR_CEILING),
                name="simulator_alone_at_most_level_2",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmation_names_who_and_when",
            ),
            models.UniqueConstraint(
                fields=["source_kind", "source_id", "competency"],
                condition=Q(source_id__isnull=False),
                name="one_evidence_per_source_and_competency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.competency_id} {self.level}"
