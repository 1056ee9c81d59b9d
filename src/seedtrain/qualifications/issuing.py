"""The installation as an issuer: its keys and its identifier.

Keys lie in a folder, never in the database.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from seedtrain.base.actor import system_actor
from seedtrain.base.text import say
from seedtrain.formats.badges import keys, openbadge, proof
from seedtrain.qualifications.models import Credential
from seedtrain.qualifications.standing import Completion, Need
from seedtrain.trail.actions import record

KEYS_OF_THE_HOUSE = uuid5(NAMESPACE_URL, "urn:seedtrain:credential-keys")  # how the trail names them


def key_folder() -> Path:
    return Path(settings.KEYS) / "credentials"


def key_ring() -> keys.KeyRing:
    """The signing keys; one is made at the first use of a new installation."""
    return keys.load_or_make(key_folder())


def rotate_key() -> keys.KeyRing:
    """A new key signs from now on; older ones keep verifying what they signed."""
    with transaction.atomic():
        ring = keys.rotate(key_folder())
        tell("credential_key.rotated", {"key": ring.current.id})
    return ring


def withdraw_key(key_id: str, reason: str) -> keys.KeyRing:
    """A key that leaked is trusted no more: what it signed is refused. Raises BadgeError."""
    with transaction.atomic():  # the record first: without a reason nothing is withdrawn
        tell("credential_key.withdrawn", {"key": key_id}, reason)
        return keys.withdraw(key_id, key_folder())


def tell(verb: str, data: dict[str, str], reason: str = "") -> None:
    """On the trail, of the installation's signing keys as one thing."""
    record(system_actor("command line"), verb, "credential_keys", KEYS_OF_THE_HOUSE, data, reason=reason)


def address(name: str, *args: object) -> str:
    """The full public address of a page."""
    return settings.ADDRESS + reverse(name, args=args)


def issuer_did(key: keys.SigningKey) -> str:
    """did:web where the installation has a public name under https, else did:key (needs nobody to be asked)."""
    parts = urlsplit(settings.ADDRESS)
    return keys.did_web(parts.netloc) if parts.scheme == "https" else key.did


def issuer(key: keys.SigningKey) -> openbadge.Issuer:
    return openbadge.Issuer(id=issuer_did(key), name=settings.NAME, url=settings.ADDRESS)


def signed_document(
    credential: Credential,
    completion: Completion,
    level_words: dict[tuple[str, int], str],
    status_entry: dict[str, str],
) -> str:
    """The credential as signed JSON, in its language. `level_words` by (competency code, level)."""
    ring = key_ring()
    language, definition = credential.language, completion.definition
    achievement = openbadge.Achievement(
        id=address("credential_definition", definition.code),
        name=say(definition.names, language).text,
        description=say(definition.criteria, language).text,
        criteria=say(definition.criteria, language).text,
        competencies=[
            openbadge.Competency(
                code=need.competency.code,
                name=say(need.competency.names, language).text,
                url=address("competency", need.competency.framework.code, need.competency.code),
                framework=say(need.competency.framework.names, language).text,
                level=need.required,
                level_words=level_words[need.competency.code, need.required],
            )
            for need in completion.met
        ],
        language=language,
        version=definition.version,
    )
    award = openbadge.Award(
        id=address("credential", credential.id),
        recipient_id=credential.recipient_id,
        recipient_name=credential.person.name,
        valid_from=credential.issued_at,
        valid_until=credential.valid_until,
        evidence=[evidence_of(need, language) for need in completion.met],
        status=status_entry,
        fictional=credential.person.fictional,
    )
    unsigned = openbadge.build(issuer(ring.current), achievement, award)
    return json.dumps(proof.sign(unsigned, ring.current, credential.issued_at), ensure_ascii=False, indent=1)


def evidence_of(need: Need, language: str) -> openbadge.Evidence:
    """The best evidence that reaches the level, as the credential states it."""
    pieces = [e for e in need.held.evidence if e.level >= need.required]
    best = next((e for e in pieces if e.confirmed_at), pieces[0])
    with override("zh-hans" if language == "zh" else language):
        genre = str(best.get_source_display())
    return openbadge.Evidence(
        id=best.id.urn, name=need.competency.code, narrative=say(best.summary, language).text, genre=genre
    )
