"""Build an Open Badges 3.0 credential: who achieved what, shown by which evidence, said by whom, valid when.

The person is a random `urn:uuid:` and a salted hash of the name: enough to check a name one has been told, too little
to read a name off a code that somebody photographed. No e-mail address, birth date or employer is written.
Source: 1EdTech Open Badges 3.0 (3.0.3), W3C Verifiable Credentials Data Model 2.0.
"""

import hashlib
import secrets
import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from seedtrain.formats.badges.contexts import CREDENTIALS_V2, OPEN_BADGES_3
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.moments import stamp

FICTIONAL_TAG = "fictional-demonstration"
LEVEL_FRAGMENT = "#level-"
# Open Badges 3.0, B.1.28 AchievementType Enumeration: `CertificateOfCompletion` acknowledges that an activity was
# completed, `Certificate` designates knowledge and skills. Participation is the first and never carries a competency.
COMPLETION = "CertificateOfCompletion"
CERTIFICATE = "Certificate"


@dataclass(frozen=True)
class Issuer:
    """`id` is a did:key or did:web."""

    id: str
    name: str
    url: str


@dataclass(frozen=True)
class Competency:
    """What was shown, at which level (`level_words` is the level's observable behaviour, in the badge's language)."""

    code: str
    name: str
    url: str
    framework: str
    level: int
    level_words: str


@dataclass(frozen=True)
class Evidence:
    """What the judgement rests on. `id` is an address or a `urn:uuid:`; `genre` says its kind in words."""

    id: str
    name: str
    narrative: str
    genre: str


@dataclass(frozen=True)
class Achievement:
    """The credential's definition, in the language it is issued in. `type` is one of Open Badges' achievement types."""

    id: str
    name: str
    description: str
    criteria: str
    competencies: Sequence[Competency]
    type: str = "MicroCredential"
    language: str = "en"
    version: str = ""


@dataclass(frozen=True)
class Award:
    """One person's achievement. `recipient_id` is a random UUID that names the person in no other credential."""

    id: str
    recipient_id: uuid.UUID
    recipient_name: str
    valid_from: datetime
    valid_until: datetime | None = None
    evidence: Sequence[Evidence] = ()
    status: dict[str, str] | None = None
    fictional: bool = False
    salt: str = field(default_factory=lambda: secrets.token_hex(8))


def build(issuer: Issuer, achievement: Achievement, award: Award) -> dict[str, Any]:
    """The unsigned credential; sign it with `proof.sign`. Raises BadgeError where something required is missing."""
    _check_complete(issuer, achievement, award)
    credential: dict[str, Any] = {
        "@context": [CREDENTIALS_V2, OPEN_BADGES_3],
        "id": award.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement.name,
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.url},
        "validFrom": stamp(award.valid_from),
        "credentialSubject": {
            "id": award.recipient_id.urn,
            "type": ["AchievementSubject"],
            "identifier": [identity(award.recipient_name, award.salt)],
            "achievement": _achievement(achievement, award.fictional),
        },
    }
    if award.valid_until is not None:
        credential["validUntil"] = stamp(award.valid_until)
    if award.evidence:
        credential["evidence"] = [_evidence(evidence) for evidence in award.evidence]
    if award.status is not None:
        credential["credentialStatus"] = award.status
    return credential


def identity(name: str, salt: str) -> dict[str, Any]:
    """The salted hash of a name, as an Open Badges IdentityObject."""
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": "sha256$" + hashlib.sha256((plain_name(name) + salt).encode("utf-8")).hexdigest(),
        "identityType": "name",
        "salt": salt,
    }


def is_name_of(credential: dict[str, Any], name: str) -> bool | None:
    """Whether the credential was issued to this name; None where it carries no hashed name."""
    subject = credential.get("credentialSubject")
    entries = subject.get("identifier") if isinstance(subject, dict) else None
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict) and entry.get("identityType") == "name" and entry.get("hashed") is True:
            return bool(entry.get("identityHash") == identity(name, str(entry.get("salt", "")))["identityHash"])
    return None


def plain_name(name: str) -> str:
    """The name as it is hashed: Unicode NFC, case folded, single spaces. How it was typed makes no difference."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def levels(credential: dict[str, Any]) -> list[tuple[str, str, int]]:
    """Code, name and level of each competency a credential of ours claims."""
    found = []
    for alignment in credential["credentialSubject"]["achievement"].get("alignment", []):
        _, separator, level = str(alignment.get("targetUrl", "")).rpartition(LEVEL_FRAGMENT)
        if separator and level.isdecimal():
            found.append((str(alignment.get("targetCode", "")), str(alignment.get("targetName", "")), int(level)))
    return found


def _achievement(achievement: Achievement, fictional: bool) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": achievement.id,
        "type": ["Achievement"],
        "achievementType": achievement.type,
        "name": achievement.name,
        "description": achievement.description,
        "inLanguage": achievement.language,
        "criteria": {"narrative": achievement.criteria},
    }
    if achievement.competencies:
        written["alignment"] = [_alignment(competency) for competency in achievement.competencies]
    if achievement.version:
        written["version"] = achievement.version
    if fictional:
        written["tag"] = [FICTIONAL_TAG]
    return written


def _alignment(competency: Competency) -> dict[str, Any]:
    return {
        "type": ["Alignment"],
        "targetCode": competency.code,
        "targetName": competency.name,
        "targetDescription": competency.level_words,
        "targetFramework": competency.framework,
        "targetUrl": f"{competency.url}{LEVEL_FRAGMENT}{competency.level}",
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "id": evidence.id,
        "type": ["Evidence"],
        "name": evidence.name,
        "narrative": evidence.narrative,
        "genre": evidence.genre,
    }


def _check_complete(issuer: Issuer, achievement: Achievement, award: Award) -> None:
    required = {
        "the issuer's name": issuer.name,
        "the achievement's name": achievement.name,
        "the achievement's description": achievement.description,
        "the criteria": achievement.criteria,
        "a competency": achievement.competencies or achievement.type == COMPLETION,
        "the recipient's name": plain_name(award.recipient_name),
    }
    missing = [what for what, value in required.items() if not value]
    if missing:
        raise BadgeError(f"The credential lacks {', '.join(missing)}. Nothing was issued.")
    if achievement.type == COMPLETION and achievement.competencies:
        raise BadgeError("A certificate of participation claims no competency. Nothing was issued.")
    if award.valid_until is not None and award.valid_until <= award.valid_from:
        raise BadgeError("The credential would end before it begins. Nothing was issued.")
    if any("#" in competency.url for competency in achievement.competencies):
        raise BadgeError("A competency's address must not hold “#”: the level is written behind it.")
