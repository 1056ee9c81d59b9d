"""How the competencies of two frameworks relate. A link gives no credit by itself; levels do not carry over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from seedtrain.base.identity import new_id
from seedtrain.standards.models.framework import Competency, Framework


class Relation(models.TextChoices):
    """Reads "*from* is ... *to*"."""

    EXACT = "exact", _("the same as")
    BROADER = "broader", _("broader than")
    NARROWER = "narrower", _("narrower than")
    RELATED = "related", _("related to")


class Crosswalk(models.Model):
    """A set of links from one framework to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    from_framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="crosswalks_out")
    to_framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="crosswalks_in")
    names = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["from_framework", "to_framework"], name="one_crosswalk_per_pair")
        ]

    def __str__(self) -> str:
        return f"{self.from_framework_id} -> {self.to_framework_id}"


class CrosswalkLink(models.Model):
    """One competency of one framework beside one of another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    crosswalk = models.ForeignKey(Crosswalk, on_delete=models.CASCADE, related_name="links")
    from_competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="links_out")
    to_competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="links_in")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    notes = models.JSONField(default=dict)

    class Meta:
        ordering = ["from_competency__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["crosswalk", "from_competency", "to_competency"], name="one_link_per_pair_of_competencies"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_competency_id} {self.relation} {self.to_competency_id}"
