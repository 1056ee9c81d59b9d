"""A programme is a row of editions; a template is what a new edition is made from."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Organisation, Person, Role


class Pillar(models.IntegerChoices):
    """The three pillars of the WHO Biomanufacturing Workforce Training Initiative."""

    CAPACITY = 1, _("Capacity building and technical assistance")
    HUB = 2, _("Global training hub")
    CENTRES = 3, _("Regional training centres")


class Programme(models.Model):
    """What is repeated: "Virtual cGMP training marathon". When and where is an edition's matter."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    names = models.JSONField()
    descriptions = models.JSONField(default=dict, blank=True)
    pillar = models.PositiveSmallIntegerField(choices=Pillar.choices)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    fictional = models.BooleanField(default=False)

    class Meta:
        ordering = ["pillar", "code"]

    def __str__(self) -> str:
        return self.code


class TemplateQuerySet(models.QuerySet["Template"]):
    def offered_to(self, actor: Actor) -> Self:
        """Those of the software, and those of the organisations for which the actor runs editions."""
        mine = actor.organisations_as(Role.COORDINATOR, Role.CENTRE_MANAGER)
        return self.filter(Q(owner=None) | Q(owner__in=mine), retired=False)


class Template(models.Model):
    """Sessions, roles, messages, forms, rules and certificates of an edition to be, as one checked document.

    Those that come with the software have no owner and are never edited: an organisation edits a copy.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=80, unique=True)
    names = models.JSONField()
    descriptions = models.JSONField(default=dict, blank=True)
    pillar = models.PositiveSmallIntegerField(choices=Pillar.choices)
    definition = models.JSONField()  # format: programmes/reference/README.md
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="programme_templates"
    )
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="copies")
    retired = models.BooleanField(default=False)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["pillar", "code"]

    def __str__(self) -> str:
        return self.code


class TemplateVersion(models.Model):
    """The text of an organisation's own template, as it was kept each time. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    template = models.ForeignKey(Template, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    kept_at = models.DateTimeField(default=timezone.now)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["template", "number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="one_text_per_version")]

    def __str__(self) -> str:
        return f"{self.template} {self.number}"
