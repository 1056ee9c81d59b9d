"""Loads the checklists for course reviews from this folder; may be run again at any time.

A checklist with findings is not changed under its reviewers: a changed file needs a new code.
"""

import hashlib
import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.catalogue.models import Checklist, ChecklistItem, Finding
from seedtrain.trail.actions import record
from seedtrain.trail.models import Record

FOLDER = Path(__file__).parent / "checklists"
CHECKLISTS = uuid5(UUID("b60a1e4e-5a6f-5d0c-9a0b-0d0a7f3f3b11"), "checklists")  # the same in every installation


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.yaml"))


def load(actor: Actor) -> bool:
    """Load every checklist, in one transaction; does nothing when the files are those of the last load."""
    now = hashlib.sha256(b"".join(path.name.encode() + path.read_bytes() for path in files())).hexdigest()
    last = Record.objects.filter(verb="checklists.loaded", thing=CHECKLISTS).order_by("-number").first()
    if last and json.loads(last.data).get("digest") == now:
        return False
    with transaction.atomic():
        codes = [_load_file(path) for path in files()]
        Checklist.objects.exclude(code__in=codes).update(retired=True)
        record(actor, "checklists.loaded", "reference", CHECKLISTS, {"digest": now, "count": len(codes)})
    return True


def _load_file(path: Path) -> str:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    about = data["checklist"]
    checklist, _ = Checklist.objects.update_or_create(
        code=about["code"],
        defaults={
            "version": str(about["version"]),
            "names": about["name"],
            "notes": about["note"],
            "source": about["source"],
            "retired": False,
        },
    )
    place, codes = 0, []
    for theme in data["themes"]:
        for item in theme["items"]:
            place += 1
            codes.append(item["code"])
            ChecklistItem.objects.update_or_create(
                checklist=checklist,
                code=item["code"],
                defaults={
                    "place": place,
                    "theme": theme["code"],
                    "theme_names": theme["name"],
                    "texts": item["text"],
                },
            )
    gone = checklist.items.exclude(code__in=codes)
    if Finding.objects.filter(item__in=gone).exists():
        raise ValueError(f"{path.name}: items with findings are gone; give the changed checklist a new code.")
    gone.delete()
    return str(about["code"])
