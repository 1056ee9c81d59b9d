"""Documents that people uploaded: bounded, sniffed, named by their digest on the disk, never served as a page."""

from django.db import models
from django.utils import timezone

from seedtrain.base.identity import new_id


class StoredFile(models.Model):
    """The bytes lie in the data folder under their digest. Who may fetch it, the app that points here decides."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)  # as the uploader called it, cleaned
    media_type = models.CharField(max_length=100)  # as sniffed
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField(default=timezone.now)
    stored_by = models.UUIDField(null=True)  # a person

    def __str__(self) -> str:
        return self.name
