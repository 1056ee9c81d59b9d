"""Judge a credential without a network: is it whole, whose is it, is it in force, was it revoked, whom does it name?

Nothing is fetched: what else a check needs (did:web documents, a revocation list, the issuers one trusts) is handed in.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from seedtrain.formats.badges import moments, openbadge, status
from seedtrain.formats.badges.canonical import check_contexts, is_unicode
from seedtrain.formats.badges.contexts import CREDENTIALS_V2, bundled
from seedtrain.formats.badges.errors import BadgeError
from seedtrain.formats.badges.keys import PublicKey, did_web_url, method_id, public_bytes
from seedtrain.formats.badges.proof import check as check_signature
from seedtrain.formats.badges.proof import issuer_id, proof_of
from seedtrain.formats.badges.reading import read_credential, read_json
from seedtrain.formats.badges.verdict import CHECKS, FAILED, NOT_CHECKED, PASSED, Check, Verdict

CLOCKS_DIFFER_BY = timedelta(minutes=10)
BADGE_TYPES = {"OpenBadgeCredential", "AchievementCredential"}


@dataclass(frozen=True)
class Material:
    """What the verifier was given beside the credential."""

    trusted: Mapping[str, str] | None = None
    documents: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    status_list: dict[str, Any] | None = None
    holder: str | None = None
    now: datetime = field(default_factory=lambda: datetime.now(UTC))


def verify(
    credential: dict[str, Any] | bytes,
    *,
    trusted: Mapping[str, str] | None = None,
    status_list: dict[str, Any] | None = None,
    documents: Iterable[dict[str, Any]] = (),
    holder: str | None = None,
    now: datetime | None = None,
) -> Verdict:
    """Judge a credential (an object, or the bytes of JSON, of a code's text or of a certificate PDF).

    `trusted`: issuer DID to the name you know it by; None where no list is kept. `status_list`: the signed revocation
    list as published. `documents`: did:web documents as published. `holder`: a name to compare. Never raises for what
    the credential holds.
    """
    given = {str(document.get("id")): document for document in documents}
    material = Material(trusted, given, status_list, holder, now or datetime.now(UTC))
    try:
        found = read_credential(credential) if isinstance(credential, bytes) else credential
        _check_form(found)
    except BadgeError as problem:
        return _stopped(Check("form", FAILED, "form.wrong", {"problem": str(problem)}))
    try:
        check_contexts(found, bundled())
    except BadgeError as problem:
        return _stopped(
            Check("form", PASSED, "form.fits"), Check("contexts", FAILED, "contexts.unknown", {"problem": str(problem)})
        )
    checks = [
        Check("form", PASSED, "form.fits"),
        Check("contexts", PASSED, "contexts.known"),
        *_signature(found, material),
        _dates(found, material.now),
        _status(found, material),
        _issuer(found, material),
        _holder(found, material.holder),
    ]
    return Verdict(tuple(checks), _facts(found))


def verify_file(
    path: Path,
    *,
    trusted: Mapping[str, str] | None = None,
    status_list: Path | None = None,
    documents: Iterable[Path] = (),
    holder: str | None = None,
    now: datetime | None = None,
) -> Verdict:
    """As `verify`, for files. Raises BadgeError where a file cannot be read or a *side* file is no JSON object."""
    return verify(
        _bytes(path),
        trusted=trusted,
        status_list=read_json(_bytes(status_list)) if status_list else None,
        documents=[read_json(_bytes(document)) for document in documents],
        holder=holder,
        now=now,
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        raise BadgeError(f"{path} cannot be read: {cause.strerror}.") from cause


def _stopped(*checks: Check) -> Verdict:
    """A verdict where a check failed that all later ones build on."""
    rest = [Check(name, NOT_CHECKED, "earlier") for name in list(CHECKS)[len(checks) :]]
    return Verdict((*checks, *rest), {})


def _check_form(credential: dict[str, Any]) -> None:
    if not is_unicode(json.dumps(credential, ensure_ascii=False)):
        raise BadgeError("The credential holds half a character, which no reader can show.")
    types = credential.get("type")
    if not isinstance(types, list) or "VerifiableCredential" not in types or not BADGE_TYPES & set(map(str, types)):
        raise BadgeError("This is not an Open Badges 3.0 credential: its “type” doesn't say so.")
    contexts = credential.get("@context")
    if isinstance(contexts, list) and contexts[:1] != [CREDENTIALS_V2]:
        raise BadgeError(f"The first context must be {CREDENTIALS_V2} (Verifiable Credentials 2.0).")
    subject = credential.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    if not isinstance(achievement, dict) or not isinstance(achievement.get("name"), str):
        raise BadgeError("The credential names no achievement (“credentialSubject.achievement.name”).")
    if not isinstance(achievement.get("alignment", []), list) or not isinstance(credential.get("id"), str):
        raise BadgeError("The credential's “id” must be text and its “alignment” a list.")
    if not all(isinstance(entry, dict) for entry in achievement.get("alignment", [])):
        raise BadgeError("Each “alignment” must be an object.")
    issuer_id(credential)
    proof_of(credential)


def _signature(document: dict[str, Any], material: Material) -> tuple[Check, Check]:
    """The checks `key` and `proof`."""
    key_check = _key(document, material)
    if key_check.state != PASSED:
        return key_check, Check("proof", NOT_CHECKED, "proof.no_key")
    proof = proof_of(document)
    try:
        check_signature(document, PublicKey(_fragment(proof["verificationMethod"])))
    except BadgeError as problem:
        return key_check, Check("proof", FAILED, "proof.broken", {"problem": str(problem)})
    return key_check, Check("proof", PASSED, "proof.holds", {"created": proof["created"][:10]})


def _fragment(method: str) -> str:
    return method.partition("#")[2]


def _key(document: dict[str, Any], material: Material) -> Check:
    """Whether the key that the proof names is the issuer's to issue with."""
    issuer, method = issuer_id(document), proof_of(document)["verificationMethod"]
    key_id = _fragment(method)
    try:
        public_bytes(key_id)
    except BadgeError as problem:
        return Check("key", FAILED, "key.malformed", {"problem": str(problem)})
    if issuer.startswith("did:key:"):
        own = method == method_id(f"did:key:{key_id}", key_id) and issuer == f"did:key:{key_id}"
    elif not issuer.startswith("did:web:"):
        return Check("key", FAILED, "key.unknown", {"issuer": issuer})
    elif issuer not in material.documents:
        return Check("key", NOT_CHECKED, "key.document", {"url": did_web_url(issuer)})
    else:
        own = _lists(material.documents[issuer], issuer, method, key_id)
    if own:
        return Check("key", PASSED, "key.own", {"issuer": issuer})
    return Check("key", FAILED, "key.foreign", {"issuer": issuer, "method": method})


def _lists(did_document: dict[str, Any], issuer: str, method: str, key_id: str) -> bool:
    """Whether a DID document lists the method, with this very key, for making assertions."""
    methods = did_document.get("verificationMethod")
    allowed = did_document.get("assertionMethod")
    wanted = {"id": method, "type": "Multikey", "controller": issuer, "publicKeyMultibase": key_id}
    return (
        isinstance(methods, list)
        and isinstance(allowed, list)
        and method in allowed
        and any(isinstance(entry, dict) and wanted.items() <= entry.items() for entry in methods)
    )


def _dates(document: dict[str, Any], now: datetime) -> Check:
    try:
        start = moments.read(document.get("validFrom"))
        end = moments.read(document["validUntil"]) if "validUntil" in document else None
        signed = moments.read(proof_of(document)["created"])
    except BadgeError as problem:
        return Check("dates", FAILED, "dates.wrong", {"problem": str(problem)})
    if max(start, signed) > now + CLOCKS_DIFFER_BY:
        return Check("dates", FAILED, "dates.early", {"start": max(start, signed).date().isoformat()})
    if end is None:
        return Check("dates", PASSED, "dates.in_force", {"start": start.date().isoformat()})
    if end <= now:
        return Check("dates", FAILED, "dates.over", {"end": end.date().isoformat()})
    values = {"start": start.date().isoformat(), "end": end.date().isoformat()}
    return Check("dates", PASSED, "dates.in_force_until", values)


def _status(document: dict[str, Any], material: Material) -> Check:
    entry = document.get("credentialStatus")
    if entry is None:
        return Check("status", NOT_CHECKED, "status.none")
    try:
        url, index = _status_entry(entry)
        if material.status_list is None:
            return Check("status", NOT_CHECKED, "status.no_list", {"url": url})
        bits = _status_bits(material.status_list, url, issuer_id(document), material)
        revoked = status.is_set(bits, index)
    except BadgeError as problem:
        return Check("status", FAILED, "status.unusable", {"problem": str(problem)})
    values = {"date": str(material.status_list["validFrom"])[:10]}
    if revoked:
        return Check("status", FAILED, "status.revoked", values)
    return Check("status", PASSED, "status.clear", values)


def _status_entry(entry: Any) -> tuple[str, int]:
    """Address of the list and index in it."""
    if not isinstance(entry, dict) or entry.get("type") != "BitstringStatusListEntry":
        raise BadgeError("the credential's “credentialStatus” is of a kind not known here.")
    url, index = entry.get("statusListCredential"), entry.get("statusListIndex")
    if entry.get("statusPurpose") != status.REVOCATION or not isinstance(url, str):
        raise BadgeError("the credential's “credentialStatus” points to no revocation list.")
    if not isinstance(index, str) or not index.isascii() or not index.isdecimal() or len(index) > 12:
        raise BadgeError(f"the index in the list must be a whole number written as text; found {index!r}.")
    return url, int(index)


def _status_bits(listed: dict[str, Any], url: str, issuer: str, material: Material) -> bytes:
    """The bits of a list that is the one pointed to, signed by the issuer or one we trust, and in force."""
    if listed.get("id") != url:
        raise BadgeError(f"the list given is {listed.get('id')!r}, the credential points to {url!r}.")
    publisher = issuer_id(listed)
    if publisher != issuer and publisher not in (material.trusted or {}):
        raise BadgeError(f"it was published by {publisher}, not by the issuer of the credential.")
    for check in (*_signature(listed, material), _dates(listed, material.now)):
        if check.state != PASSED:
            raise BadgeError(check.words)
    subject = listed.get("credentialSubject")
    if not isinstance(subject, dict) or subject.get("statusPurpose") != status.REVOCATION:
        raise BadgeError("it is not a list of revocations.")
    return status.decode(str(subject.get("encodedList")))


def _issuer(document: dict[str, Any], material: Material) -> Check:
    issuer = issuer_id(document)
    if material.trusted is None:
        values = {"issuer": issuer, "name": _issuer_name(document)}
        return Check("issuer", NOT_CHECKED, "issuer.no_list", values)
    if issuer in material.trusted:
        return Check("issuer", PASSED, "issuer.trusted", {"name": material.trusted[issuer]})
    return Check("issuer", FAILED, "issuer.unknown", {"issuer": issuer})


def _holder(document: dict[str, Any], name: str | None) -> Check:
    if name is None:
        return Check("holder", NOT_CHECKED, "holder.not_asked")
    same = openbadge.is_name_of(document, name)
    if same is None:
        return Check("holder", NOT_CHECKED, "holder.absent")
    return Check("holder", PASSED if same else FAILED, "holder.same" if same else "holder.other", {"given": name})


def _issuer_name(document: dict[str, Any]) -> str:
    issuer = document["issuer"]
    return str(issuer.get("name", "")) if isinstance(issuer, dict) else ""


def _facts(document: dict[str, Any]) -> dict[str, Any]:
    """What the credential claims, in plain values."""
    achievement = document["credentialSubject"]["achievement"]
    tags = achievement.get("tag")
    return {
        "id": document["id"],
        "name": achievement["name"],
        "issuer": issuer_id(document),
        "issuer_name": _issuer_name(document),
        "valid_from": str(document.get("validFrom", "")),
        "valid_until": str(document.get("validUntil", "")),
        "competencies": openbadge.levels(document),
        "fictional": isinstance(tags, list) and openbadge.FICTIONAL_TAG in tags,
    }
