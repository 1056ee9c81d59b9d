"""Adding, changing, removing materials. A removed one keeps its file and can come back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from seedtrain.base.actor import Actor
from seedtrain.files.actions import keep
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Material
from seedtrain.trail.actions import record

DETAILS = ("names", "language", "audience", "session", "url")


def _told(actor: Actor, verb: str, material: Material, **more: Any) -> None:
    data = {"material": str(material), "audience": material.audience, **more}
    record(actor, verb, "edition", material.edition_id, data)


@transaction.atomic
def add(actor: Actor, edition: Edition, upload: Any = None, **details: Any) -> Material:
    """A file or an address. Raises Refused, FileRefused."""
    may_run(actor, edition).require()
    file = keep(upload, actor.person) if upload else None
    material = Material.objects.create(edition=edition, file=file, added_by_id=actor.person, **details)
    _told(actor, "material.added", material)
    return material


@transaction.atomic
def change(actor: Actor, material: Material, upload: Any = None, **details: Any) -> Material:
    """Other words, audience or session; a new file or address takes the place of what was there.

    Leaves no record where nothing changes. Raises Refused, FileRefused.
    """
    material = Material.objects.select_for_update().get(id=material.id)
    may_run(actor, material.edition).require()
    changed = [name for name in DETAILS if name in details and getattr(material, name) != details[name]]
    for name in changed:
        setattr(material, name, details[name])
    if upload:
        material.file, material.url = keep(upload, actor.person), ""
        changed.append("file")
    elif material.url and material.file:
        material.file = None
    if changed:
        material.save()
        _told(actor, "material.changed", material, changed=changed)
    return material


@transaction.atomic
def remove(actor: Actor, material: Material) -> None:
    """Nobody opens it any more. Removing it twice removes it once. Raises Refused."""
    material = Material.objects.select_for_update().get(id=material.id)
    may_run(actor, material.edition).require()
    if material.removed_at is None:
        material.removed_at = timezone.now()
        material.save(update_fields=["removed_at"])
        _told(actor, "material.removed", material)


@transaction.atomic
def restore(actor: Actor, material: Material) -> None:
    """It can be opened again. Raises Refused."""
    material = Material.objects.select_for_update().get(id=material.id)
    may_run(actor, material.edition).require()
    if material.removed_at:
        material.removed_at = None
        material.save(update_fields=["removed_at"])
        _told(actor, "material.restored", material)
