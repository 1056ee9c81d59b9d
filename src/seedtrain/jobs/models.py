"""Work that takes longer than an answer: a run over many things, each with its outcome; and what comes round again."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id


class RunState(models.TextChoices):
    WAITING = "waiting", _("Waits")
    RUNNING = "running", _("Runs")
    DONE = "done", _("Done")
    STOPPED = "stopped", _("Stopped")
    FAILED = "failed", _("Failed")


class Run(models.Model):
    """One piece of work over a list of things. A batch and its outcomes are stored together, so that a worker that is
    killed loses nothing and does nothing twice: the next one goes on where the batch began.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)  # a RunKind's code
    about_kind = models.CharField(max_length=60, blank=True)  # what it is done for, for instance "edition"
    about = models.UUIDField(null=True, blank=True)
    arguments = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=10, default="en")
    started_by = models.UUIDField(null=True)  # a person; none: the installation itself
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.WAITING)
    not_before = models.DateTimeField(default=timezone.now)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)  # of the present batch
    leased_until = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [
            models.Index(fields=["state", "not_before"], name="runs_that_wait"),
            models.Index(fields=["about", "-made_at"], name="runs_about_a_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class ItemState(models.TextChoices):
    WAITING = "waiting", _("Waits")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Left out")
    FAILED = "failed", _("Failed")


class RunItem(models.Model):
    """One thing of a run, what became of it, and what undoing needs to know."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="items")
    thing = models.UUIDField()
    state = models.CharField(max_length=10, choices=ItemState.choices, default=ItemState.WAITING)
    words = models.CharField(max_length=300, blank=True)  # why it was left out or failed
    before = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["run", "state", "id"], name="items_of_a_run")]
        constraints = [models.UniqueConstraint(fields=["run", "thing"], name="one_item_per_thing")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.thing}"


class Round(models.Model):
    """When something that comes round again was last done (reminders, mail that waits)."""

    code = models.CharField(max_length=60, primary_key=True)
    last_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.code
