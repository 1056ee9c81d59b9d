"""Registrations: forms built for an edition, who registered, from which import, and one person's way through stages."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Country, Organisation, Person
from seedtrain.programmes.models.edition import Edition, Stage


class Purpose(models.TextChoices):
    REGISTRATION = "registration", _("Registration")
    SESSION_FEEDBACK = "session_feedback", _("Feedback on a session")
    EDITION_FEEDBACK = "edition_feedback", _("Feedback on the whole")
    FOLLOW_UP = "follow_up", _("Follow-up of participants")
    EMPLOYER = "employer", _("The employer's view")


class Form(models.Model):
    """Questions for one purpose of an edition. Answers refer to a question by its code, which never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="forms")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    introductions = models.JSONField(default=dict, blank=True)
    questions = models.JSONField(default=list)  # format: programmes/forms_built/README.md

    class Meta:
        ordering = ["purpose"]
        constraints = [models.UniqueConstraint(fields=["edition", "purpose"], name="one_form_per_purpose")]

    def __str__(self) -> str:
        return f"{self.edition} {self.purpose}"


class RegistrationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waits for a decision")
    CONFIRMED = "confirmed", _("Confirmed")
    WAITING = "waiting", _("Waiting list")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Sex(models.TextChoices):
    """As the person says it, for counts by sex; may be left out."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    UNSAID = "", _("Not said")


class RegistrationImport(models.Model):
    """A spreadsheet that brought in registrations, all of its lines or none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="registration_imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    lines = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    imported_at = models.DateTimeField(default=timezone.now)
    imported_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-imported_at"]

    def __str__(self) -> str:
        return f"{self.edition} {self.file_name}"


class WaitingSheet(models.Model):
    """A spreadsheet that was read and waits for a yes: its cells, checked anew whenever they are shown or stored."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=20)  # of those who come in
    rows = models.JSONField()
    read_at = models.DateTimeField(default=timezone.now)
    read_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return self.file_name


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own, and those of the editions one runs."""
        editions = Edition.objects.run_by(actor).values("id")
        return self.filter(Q(edition__in=editions) | Q(person=actor.person, person__isnull=False))

    def counted(self) -> Self:
        """Who registered: everybody who handed the form in, whatever became of it; drafts are none."""
        return self.exclude(state=RegistrationState.DRAFT)

    def taking_part(self) -> Self:
        return self.filter(state=RegistrationState.CONFIRMED)


class Registration(models.Model):
    """One person's registration for one edition, with what she said then: she may have moved since.

    A draft has no person yet. Sex, employer and country are facts of this registration and not of the person, so that
    counts of a past edition do not change with her life.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations")
    state = models.CharField(max_length=20, choices=RegistrationState.choices, default=RegistrationState.DRAFT)
    number = models.PositiveIntegerField(null=True, blank=True)  # within the edition, given when handed in
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    email_proved_at = models.DateTimeField(null=True, blank=True)  # opened a link that went to the address
    language = models.CharField(max_length=10, default="en")
    time_zone = models.CharField(max_length=60, blank=True)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations")
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True, default=Sex.UNSAID)
    employer = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    job_title = models.CharField(max_length=200, blank=True)
    answers = models.JSONField(default=dict, blank=True)  # {question code: value}
    verdict = models.JSONField(default=dict, blank=True)  # eligibility as it was judged: rules, facts, reasons
    eligible = models.BooleanField(null=True)  # None: not judged, or a person must decide
    source = models.CharField(max_length=10, default="page")  # page, import, hand
    brought_by = models.ForeignKey(
        RegistrationImport, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations"
    )
    search = models.TextField(blank=True, default="")  # name, address, employer: without case and accents
    link_number = models.PositiveSmallIntegerField(default=0)  # raising it closes links sent before
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)  # the person took the seat
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision_reason = models.TextField(blank=True)  # declined or withdrawn: why
    fictional = models.BooleanField(default=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "number", "id"]
        indexes = [
            models.Index(fields=["edition", "state", "number"], name="registrations_by_state"),
            models.Index(fields=["edition", "email"], name="registrations_by_address"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "person"],
                condition=~Q(state="withdrawn"),
                name="one_registration_per_person_and_edition",
            ),
            models.UniqueConstraint(fields=["edition", "number"], name="one_registration_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.number}"


class StageState(models.TextChoices):
    ADMITTED = "admitted", _("Admitted")
    PASSED = "passed", _("Passed")
    NOT_PASSED = "not_passed", _("Not passed")
    LEFT = "left", _("Left")


class StagePlace(models.Model):
    """A registration's place in a later stage, with the reasons for which it was given."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="stage_places")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="places")
    selection = models.ForeignKey(
        "programmes.Selection", on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    state = models.CharField(max_length=20, choices=StageState.choices, default=StageState.ADMITTED)
    reasons = models.JSONField(default=list, blank=True)
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["stage", "id"]
        constraints = [models.UniqueConstraint(fields=["registration", "stage"], name="one_place_per_stage")]

    def __str__(self) -> str:
        return f"{self.registration} in {self.stage}"


class PersonMerge(models.Model):
    """Two entries that were one person. What moved is written down, so that it can move back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged_away")
    moved = models.JSONField(default=dict)  # {model label: [ids]}
    traits = models.JSONField(default=dict)  # why they were taken for one: {"email": 1.0, "name": 0.9, ...}
    merged_at = models.DateTimeField(default=timezone.now)
    merged_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-merged_at"]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.kept_id}"


class NotTheSame(models.Model):
    """A person decided that two entries are two people, so they are not proposed again. `one` < `other`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    one = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="one_decision_per_pair")]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
