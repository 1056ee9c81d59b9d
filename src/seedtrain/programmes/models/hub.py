"""What a course on site needs besides: letters, travel, the daily practical log, assessments, the final result."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.people.models import Country, Person
from seedtrain.programmes.models.registration import Registration
from seedtrain.qualifications.models import Evidence
from seedtrain.standards.models import Competency


class LetterKind(models.TextChoices):
    INVITATION = "invitation", _("Invitation letter")
    VISA_SUPPORT = "visa_support", _("Visa support letter")


class Letter(models.Model):
    """A numbered letter as it was written: reprinted from `content`, never changed; withdrawn with a reason."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    number = models.CharField(max_length=60, unique=True)
    language = models.CharField(max_length=10, default="en")
    content = models.JSONField()  # what was printed, passport apart
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-issued_at", "-id"]

    def __str__(self) -> str:
        return self.number


class Travel(models.Model):
    """Arrival, lodging, meals. Seen by those who run the edition, and erased when it is over and no longer needed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="travel")
    arrives_at = models.DateTimeField(null=True, blank=True)
    arrives_by = models.CharField(max_length=120, blank=True)
    departs_at = models.DateTimeField(null=True, blank=True)
    departs_by = models.CharField(max_length=120, blank=True)
    lodging = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=60, blank=True)
    diet = models.CharField(max_length=200, blank=True)
    needs = models.CharField(max_length=300, blank=True)  # what makes taking part possible
    emergency_contact = models.CharField(max_length=200, blank=True)
    passport_name = models.CharField(max_length=200, blank=True)
    passport_number = models.CharField(max_length=40, blank=True)
    passport_country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    passport_expires_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "travel"

    def __str__(self) -> str:
        return f"travel of {self.registration}"


class PracticalDay(models.Model):
    """What a trainee did on one day at the bench, in her words; countersigned by faculty."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="practical_days")
    day = models.DateField()
    text = models.TextField()
    competencies = models.ManyToManyField(Competency, related_name="+", blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["registration", "day"], name="one_practical_day")]

    def __str__(self) -> str:
        return f"{self.registration} {self.day}"


class PracticalOutcome(models.TextChoices):
    SHOWN = "shown", _("Shown")
    NOT_YET = "not_yet", _("Not yet")


class PracticalAssessment(models.Model):
    """A qualified assessor watched one competency at one level on real equipment, and signed. Shown: it is evidence.

    Never changed: a sheet that was wrong is corrected by another one, which names it, and then counts no longer.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="assessments")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    behaviours = models.JSONField(default=list)  # [{"text": {...}, "seen": true}] as they stood then
    outcome = models.CharField(max_length=10, choices=PracticalOutcome.choices)
    equipment = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    assessor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_name = models.CharField(max_length=200)
    signed_at = models.DateTimeField(default=timezone.now)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    correction_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["competency", "signed_at"]

    def __str__(self) -> str:
        return f"{self.registration} {self.competency} {self.level}"


class Outcome(models.TextChoices):
    PASSED = "passed", _("Passed")
    NOT_PASSED = "not_passed", _("Not passed")


class FinalResult(models.Model):
    """How a participant did in the whole edition, by its rules, decided by a person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="final_result")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reasons = models.JSONField(default=list)
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.registration}: {self.outcome}"
