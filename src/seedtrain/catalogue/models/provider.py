"""Who offers training: organisations of the network, and actors outside it, so that the whole field is visible."""

from django.db import models

from seedtrain.base.identity import new_id
from seedtrain.people.models import Country, Organisation, Person
from seedtrain.people.models.membership import today
from seedtrain.people.models.organisation import Kind

OLD_AFTER = 365  # days: then a confirmation is old


class Provider(models.Model):
    """One actor. Inside the network it is an organisation of ours; outside, a source says where we know it from."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="provider"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.OTHER)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, null=True, blank=True, related_name="providers")
    website = models.URLField(max_length=400, blank=True)
    descriptions = models.JSONField(default=dict, blank=True)
    source = models.CharField(max_length=400, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    retired = models.BooleanField(default=False)
    fictional = models.BooleanField(default=False)

    brought_by = models.ForeignKey(
        "catalogue.ProviderImport", on_delete=models.PROTECT, null=True, blank=True, related_name="providers"
    )

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def old(self) -> bool:
        """Outside the network, and nobody has confirmed it for a year."""
        if self.organisation_id:
            return False
        return self.confirmed_on is None or (today() - self.confirmed_on).days > OLD_AFTER
