"""Mail: the wordings it is made from, every message as it went out, and addresses that get none."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.messages import about
from seedtrain.people.models import Person


class Wording(models.Model):
    """Subject and text of a kind of message, in several languages. With `about`: one edition's own version of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80)
    about = models.UUIDField(null=True, blank=True)  # an edition
    names = models.JSONField(default=dict)
    subjects = models.JSONField()
    bodies = models.JSONField()
    service = models.BooleanField(default=True)  # belongs to what the person asked for: no unsubscribing
    values = models.JSONField(default=list)  # the {placeholders} it may use
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(about=None), name="one_wording_per_code"),
            models.UniqueConstraint(fields=["code", "about"], name="one_wording_per_code_and_thing"),
        ]

    def __str__(self) -> str:
        return self.code


class MailState(models.TextChoices):
    WAITING = "waiting", _("Waits")
    SENT = "sent", _("Sent")
    HELD_BACK = "held_back", _("Held back")
    FAILED = "failed", _("Failed")
    BOUNCED = "bounced", _("Came back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, actor: Actor) -> Self:
        """Mail about what the actor runs. Somebody's own is in her own mailbox."""
        return self.all() if actor.system else self.filter(about__in=list(about.run_by(actor)))


class Mail(models.Model):
    """One message to one address, as it was or will be sent. The trail tells of each that it went, not what it said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wording = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="mail")
    address = models.EmailField()
    language = models.CharField(max_length=10, default="en")
    subject = models.CharField(max_length=300)
    body = models.TextField()
    attachments = models.JSONField(default=list, blank=True)  # [{"name", "type", "text"}]: calendar files
    service = models.BooleanField(default=True)
    about_kind = models.CharField(max_length=60, blank=True)
    about = models.UUIDField(null=True, blank=True)
    run = models.UUIDField(null=True, blank=True)  # the run of jobs that wrote it
    key = models.CharField(max_length=160, blank=True)  # the same message is written once
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-id"]
        verbose_name_plural = "mail"
        indexes = [
            models.Index(fields=["state", "not_before"], name="mail_that_waits"),
            models.Index(fields=["about", "-written_at"], name="mail_about_a_thing"),
            models.Index(fields=["run"], name="mail_of_a_run"),
        ]
        constraints = [models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="one_mail_per_key")]

    def __str__(self) -> str:
        return f"{self.wording} {self.state}"


class Refusal(models.TextChoices):
    UNSUBSCRIBED = "unsubscribed", _("Wants no more of this")
    BOUNCED = "bounced", _("Mail came back")


class Suppression(models.Model):
    """An address that gets no mail, or none but service mail. Kept as the address: it must be compared."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.EmailField()
    why = models.CharField(max_length=20, choices=Refusal.choices)
    since = models.DateTimeField(default=timezone.now)
    lifted_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-since"]
        indexes = [models.Index(fields=["address"], name="suppressions_by_address")]

    def __str__(self) -> str:
        return f"{self.address} {self.why}"
