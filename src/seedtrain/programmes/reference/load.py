"""Loads the templates of this folder; may be run again at any time."""

import hashlib
import json
from pathlib import Path
from uuid import UUID, uuid5

import yaml
from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.programmes.editions.definition import DefinitionError, Plain
from seedtrain.programmes.editions.whole import checked
from seedtrain.programmes.models import Template
from seedtrain.trail.actions import record
from seedtrain.trail.models import Record

FOLDER = Path(__file__).parent / "templates"
TEMPLATES: UUID = uuid5(UUID("b60a1e4e-5a6f-5d0c-9a0b-0d0a7f3f3b11"), "programme templates")


def read(path: Path) -> Plain:
    """One file, checked. Raises DefinitionError with the name of the file."""
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(found, dict):
            raise DefinitionError("The file holds no keys.")
        return checked(found)
    except (yaml.YAMLError, DefinitionError) as problem:
        raise DefinitionError(f"{path.name}: {problem}") from problem


def load(actor: Actor) -> bool:
    """All files or none; whether anything had changed."""
    files = sorted(FOLDER.glob("*.yaml"))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    last = Record.objects.filter(verb="templates.loaded", thing=TEMPLATES).order_by("-number").first()
    if last and json.loads(last.data).get("digest") == digest:
        return False
    definitions = [read(path) for path in files]
    with transaction.atomic():
        for definition in definitions:
            Template.objects.update_or_create(
                code=definition["code"],
                defaults={
                    "names": definition["names"],
                    "descriptions": definition.get("summaries", {}),
                    "pillar": definition["pillar"],
                    "definition": definition,
                    "retired": False,
                },
            )
        known = [definition["code"] for definition in definitions]
        Template.objects.filter(owner=None).exclude(code__in=known).update(retired=True)
        record(actor, "templates.loaded", "reference", TEMPLATES, {"digest": digest, "templates": len(known)})
    return True
