"""Standards and their editions: citations only. Their text is deliberately not here (most may not be copied)."""

from django.db import models

from seedtrain.base.identity import new_id


class Standard(models.Model):
    """What stays the same while editions replace each other."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=80, unique=True)
    issuer = models.CharField(max_length=60)

    class Meta:
        ordering = ["issuer", "code"]

    def __str__(self) -> str:
        return self.code


class Edition(models.Model):
    """One edition as it is cited; `unverified` says which part of the citation nobody has seen on a page."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="editions")
    code = models.CharField(max_length=80, unique=True)
    label = models.CharField(max_length=160)
    series = models.CharField(max_length=80, blank=True)
    document = models.CharField(max_length=160, blank=True)
    annex = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=20)
    verified = models.BooleanField()
    unverified = models.CharField(max_length=200, blank=True)
    supersedes = models.ManyToManyField("self", symmetrical=False, related_name="superseded_by")
    supersedes_text = models.CharField(max_length=400, blank=True)  # editions that have no entry of their own
    topics = models.JSONField(default=list)
    note = models.CharField(max_length=400, blank=True)
    url = models.URLField(max_length=400, blank=True)

    class Meta:
        ordering = ["standard__issuer", "-year", "code"]

    def __str__(self) -> str:
        return f"{self.label}: {self.title}"
