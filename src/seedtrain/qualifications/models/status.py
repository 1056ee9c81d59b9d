"""The bits of the status lists: whatever is signed here and may be withdrawn holds one."""

from django.db import models

from seedtrain.base.identity import new_id


class StatusBit(models.Model):
    """One bit of a key's lists, set when what holds it is withdrawn. Numbers run on from one list into the next."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_id = models.CharField(max_length=80)
    number = models.PositiveIntegerField()  # drawn at random within a list, so that it tells nothing
    set_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key_id", "number"], name="one_holder_per_status_bit")]

    def __str__(self) -> str:
        return f"{self.key_id} {self.number}"
