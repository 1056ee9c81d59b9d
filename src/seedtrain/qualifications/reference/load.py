"""Loads the credential definitions of this folder; may be run again at any time. Known codes are updated in place."""

import hashlib
import json
from pathlib import Path
from uuid import uuid5

import yaml
from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.qualifications.models import CredentialDefinition, DefinitionItem
from seedtrain.standards.models import Competency
from seedtrain.standards.reference.load import SPACE
from seedtrain.trail.actions import record
from seedtrain.trail.models import Record

FILE = Path(__file__).parent / "credential_definitions.yaml"


def load(actor: Actor) -> bool:
    """Load the file unless it is that of the last load; whether anything was loaded."""
    content = FILE.read_bytes()
    now, thing = hashlib.sha256(content).hexdigest(), uuid5(SPACE, "credential_definitions")
    last = Record.objects.filter(verb="reference.loaded", thing=thing).order_by("-number").first()
    if last and json.loads(last.data).get("digest") == now:
        return False
    data = yaml.safe_load(content)
    with transaction.atomic():
        for entry in data["credentials"]:
            definition, _ = CredentialDefinition.objects.update_or_create(
                code=entry["code"],
                defaults={
                    "names": entry["name"],
                    "criteria": entry["criteria"],
                    "version": str(entry["version"]),
                    "valid_months": entry["valid_months"],
                    "translations": data.get("translations", {}),
                    "retired": False,
                },
            )
            definition.items.all().delete()
            for item in entry["requires"]:
                competency = Competency.objects.get(framework__code=data["framework"], code=item["competency"])
                DefinitionItem.objects.create(
                    definition=definition, competency=competency, level=item["level"], confirmed=item["confirmed"]
                )
        CredentialDefinition.objects.exclude(code__in=[e["code"] for e in data["credentials"]]).update(retired=True)
        record(actor, "reference.loaded", "reference", thing, {"digest": now})
    return True
