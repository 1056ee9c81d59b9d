"""What the trail stores: facts, not relations. No foreign key, no name of a person, an app or a class."""

from typing import Any

from django.db import models

from seedtrain.base.identity import new_id
from seedtrain.trail.canonical import digest, moment


class Installation(models.Model):
    """The identity of this installation: one row, made by the first migration, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    made_at = models.DateTimeField(editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Record(models.Model):
    """One thing that somebody did. Written by `actions.record` alone; the database refuses change and deletion.

    Deliberately not here: names (they live in `people`, so that a person can be pseudonymised), and anything that
    would have to be followed through other tables to be understood.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    installation = models.UUIDField()
    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    system = models.CharField(max_length=100)
    verb = models.CharField(max_length=100)
    kind = models.CharField(max_length=60)
    thing = models.UUIDField()
    data = models.TextField()
    reason = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(fields=("kind", "thing", "number"), name="trail_of_a_thing"),
            models.Index(fields=("verb", "number"), name="trail_of_a_verb"),
            models.Index(fields=("actor", "number"), name="trail_of_an_actor"),
            models.Index(fields=("at",), name="trail_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.kind} {self.thing}"

    def body(self) -> dict[str, Any]:
        """Everything the digest covers, as plain text and numbers: the record as it is exported, digest apart."""
        return {
            "installation": str(self.installation),
            "number": self.number,
            "id": str(self.id),
            "at": moment(self.at),
            "actor": str(self.actor) if self.actor else None,
            "system": self.system,
            "verb": self.verb,
            "kind": self.kind,
            "thing": str(self.thing),
            "data": self.data,
            "reason": self.reason,
            "previous": self.previous,
        }

    def computed_digest(self) -> str:
        return digest(self.body())
