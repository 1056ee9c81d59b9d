"""Loads standards, frameworks, roles and crosswalks from this folder; may be run again at any time.

Codes are identities: a known code is updated in place, a new one added. A competency or role that the files no longer
name is marked retired, never deleted, because evidence may rest on it.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml
from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.standards.models import (
    Behaviour,
    Competency,
    Crosswalk,
    CrosswalkLink,
    Edition,
    Family,
    Framework,
    FrameworkLevel,
    JobRole,
    Requirement,
    Standard,
)
from seedtrain.trail.actions import record
from seedtrain.trail.models import Record

FOLDER = Path(__file__).parent
SPACE = UUID(
    "b60a1e4e-5a6f-5d0c-9a0b-0d0a7f3f3b11"
)  # names reference sets on the trail, the same in every installation
Plain = dict[str, Any]
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # as safe as safe_load, and several times faster


@dataclass
class Report:
    """What a load found: how many of each thing, and whether anything had changed since the last one."""

    changed: bool
    counts: dict[str, int] = field(default_factory=dict)


def read(path: Path) -> Plain:
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, SAFE)  # noqa: S506


def files() -> list[Path]:
    return sorted(FOLDER.rglob("*.yaml"))


def digest() -> str:
    total = hashlib.sha256()
    for path in files():
        total.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return total.hexdigest()


def load(actor: Actor) -> Report:
    """Load everything, in one transaction; does nothing when the files are those of the last load."""
    now = digest()
    thing = uuid5(SPACE, "standards")
    last = Record.objects.filter(verb="reference.loaded", thing=thing).order_by("-number").first()
    if last and json.loads(last.data).get("digest") == now:
        return Report(changed=False)
    with transaction.atomic():
        load_standards(read(FOLDER / "standards.yaml")["standards"])
        for folder in sorted(FOLDER.glob("frameworks/*/framework.yaml")):
            head = read(folder)
            load_framework(head, [read(folder.parent / name) for name in head["files"]])
        for path in sorted(FOLDER.glob("frameworks/*.yaml")):
            data = read(path)
            if "framework" in data:
                load_framework(data, [data])
        for path in sorted(FOLDER.glob("frameworks/*.yaml")):
            data = read(path)
            if "crosswalk" in data:
                load_crosswalk(data)
        counts = {m._meta.model_name or "": m._default_manager.count() for m in (Edition, Competency, JobRole)}
        record(actor, "reference.loaded", "reference", thing, {"digest": now, "counts": counts})
    return Report(changed=True, counts=counts)


def load_standards(entries: list[Plain]) -> None:
    for entry in entries:
        standard, _ = Standard.objects.update_or_create(code=entry["standard"], defaults={"issuer": entry["issuer"]})
        superseded = entry.get("supersedes", [])
        codes = {e["code"] for e in entries}
        Edition.objects.update_or_create(
            code=entry["code"],
            defaults={
                "standard": standard,
                "label": entry["edition"],
                "supersedes_text": "; ".join(s for s in superseded if s not in codes),
                "year": entry.get("year"),
                "title": entry["title"],
                "status": entry["status"],
                "verified": entry["verified"],
                "topics": entry.get("topics", []),
                **{
                    key: str(entry.get(key, "")) for key in ("series", "document", "annex", "unverified", "note", "url")
                },
            },
        )
    editions = {e.code: e for e in Edition.objects.all()}
    for entry in entries:
        known = [editions[code] for code in entry.get("supersedes", []) if code in editions]
        editions[entry["code"]].supersedes.set(known)


def load_framework(head: Plain, parts: list[Plain]) -> None:
    """A framework from its head (names, scale, families) and its parts (competencies, roles)."""
    about = head["framework"]
    framework, _ = Framework.objects.update_or_create(
        code=about["code"],
        defaults={
            "version": str(about["version"]),
            "names": about["name"],
            "descriptions": about.get("description", {}),
            "licence": about.get("licence", ""),
            "example": bool(about.get("example", False)),
            "translations": head.get("translations", {}),
        },
    )
    for step in head["level_scale"]:
        FrameworkLevel.objects.update_or_create(
            framework=framework,
            level=step["level"],
            defaults={"names": step["name"], "meanings": step.get("meaning", {})},
        )
    families = {}
    for place, family in enumerate(head["families"]):
        families[family["code"]], _ = Family.objects.update_or_create(
            framework=framework, code=family["code"], defaults={"names": family["name"], "place": place}
        )
    editions = {e.code: e for e in Edition.objects.all()}
    seen: set[str] = set()
    for part in parts:
        for entry in part.get("competencies", []):
            family = families[entry.get("family", part.get("family"))]
            load_competency(framework, family, entry, editions)
            seen.add(entry["code"])
    framework.competencies.exclude(code__in=seen).update(retired=True)
    load_roles(framework, families, parts)


def load_competency(framework: Framework, family: Family, entry: Plain, editions: dict[str, Edition]) -> None:
    competency, _ = Competency.objects.update_or_create(
        framework=framework,
        code=entry["code"],
        defaults={
            "family": family,
            "names": entry["name"],
            "descriptions": entry.get("description", {}),
            "retired": False,
        },
    )
    competency.standards.set([editions[code] for code in entry.get("standards", [])])
    competency.behaviours.all().delete()
    Behaviour.objects.bulk_create(
        Behaviour(competency=competency, level=int(level), place=place, texts=text)
        for level, texts in entry["levels"].items()
        for place, text in enumerate(texts)
    )


def load_roles(framework: Framework, families: dict[str, Family], parts: list[Plain]) -> None:
    competencies = {c.code: c for c in framework.competencies.all()}
    seen: set[str] = set()
    for part in parts:
        for entry in part.get("roles", []):
            role, _ = JobRole.objects.update_or_create(
                framework=framework,
                code=entry["code"],
                defaults={
                    "family": families[entry.get("family", part.get("family"))],
                    "names": entry["name"],
                    "purposes": entry.get("purpose", {}),
                    "retired": False,
                },
            )
            seen.add(entry["code"])
            role.requirements.all().delete()
            Requirement.objects.bulk_create(
                Requirement(job_role=role, competency=competencies[code], level=level)
                for code, level in entry["requires"].items()
            )
    framework.job_roles.exclude(code__in=seen).update(retired=True)


def load_crosswalk(data: Plain) -> None:
    about = data["crosswalk"]
    origin, target = (Framework.objects.get(code=about[end]) for end in ("from", "to"))
    crosswalk, _ = Crosswalk.objects.update_or_create(
        from_framework=origin, to_framework=target, defaults={"names": about["name"]}
    )
    crosswalk.links.all().delete()
    CrosswalkLink.objects.bulk_create(
        CrosswalkLink(
            crosswalk=crosswalk,
            from_competency=origin.competencies.get(code=link["from"]),
            to_competency=target.competencies.get(code=link["to"]),
            relation=link["relation"],
            notes=link["note"] if isinstance(link.get("note"), dict) else {"en": link.get("note", "")},
        )
        for link in data["links"]
    )
