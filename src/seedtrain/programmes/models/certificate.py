"""Certificates of an edition. Participation says that one was there; achievement, that one showed something."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.programmes.models.registration import Registration
from seedtrain.qualifications.models import StatusBit


class CertificateKind(models.TextChoices):
    PARTICIPATION = "participation", _("Certificate of participation")
    ACHIEVEMENT = "achievement", _("Certificate of achievement")


class Certificate(models.Model):
    """As it was issued: name, facts and reasons of that day. Withdrawn with a reason, never deleted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=20, choices=CertificateKind.choices)
    number = models.CharField(max_length=60, unique=True)
    holder = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="en")
    content = models.JSONField()  # what is printed: event, dates, hours, sessions, competencies, rule met
    document = models.TextField(blank=True)  # signed Open Badges credential, where it carries one
    key_id = models.CharField(max_length=100, blank=True)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.OneToOneField(  # its bit in the issuer's list; none: issued before certificates had one
        StatusBit, on_delete=models.PROTECT, null=True, related_name="certificate"
    )
    run_id = models.UUIDField(null=True, blank=True)  # the job that made it
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind"],
                condition=Q(withdrawn_at=None),
                name="one_valid_certificate_of_each_kind",
            )
        ]

    def __str__(self) -> str:
        return self.number
