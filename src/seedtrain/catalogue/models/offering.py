"""What actors offer, inside and outside the network: programmes and resources, each known from a source on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.catalogue.models.course import Format
from seedtrain.catalogue.models.provider import OLD_AFTER, Provider
from seedtrain.people.models import Person
from seedtrain.people.models.membership import today


class OfferingKind(models.TextChoices):
    PROGRAMME = "programme", _("Programme")
    RESOURCE = "resource", _("Resource")


class ProviderImport(models.Model):
    """One spreadsheet brought in; undone as a whole."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lines = models.PositiveIntegerField(default=0)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return str(self.id)


class Offering(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="offerings")
    kind = models.CharField(max_length=20, choices=OfferingKind.choices, default=OfferingKind.PROGRAMME)
    names = models.JSONField()
    format = models.CharField(max_length=20, choices=Format.choices, blank=True)
    languages = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)  # codes of competency families, or words
    url = models.URLField(max_length=400, blank=True)
    cost_words = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=400)
    confirmed_on = models.DateField(default=today)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    brought_by = models.ForeignKey(
        ProviderImport, on_delete=models.PROTECT, null=True, blank=True, related_name="offerings"
    )
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["provider__name", "id"]

    def __str__(self) -> str:
        return str(self.names.get("en", self.id))

    @property
    def old(self) -> bool:
        """Nobody has confirmed it for a year."""
        return (today() - self.confirmed_on).days > OLD_AFTER
