"""A certificate as a signed Open Badges credential, and the key in the link that its holder is sent."""

import json
from typing import Any
from uuid import UUID, uuid4

from django.core import signing
from django.utils.crypto import constant_time_compare

from seedtrain.base.text import say
from seedtrain.formats.badges import openbadge, proof
from seedtrain.formats.badges.keys import KeyRing
from seedtrain.formats.participation.labels import WORDS
from seedtrain.programmes.models import Certificate, CertificateKind
from seedtrain.qualifications import issuing, statuses

KEYS = signing.Signer(salt="seedtrain.programmes.certificate")


def key_of(certificate_id: UUID) -> str:
    return KEYS.signature(str(certificate_id))


def opens(certificate_id: UUID, key: str) -> bool:
    return constant_time_compare(key_of(certificate_id), key)


def link(certificate_id: UUID) -> str:
    """The holder's own address of her certificate."""
    return f"{issuing.address('certificate', certificate_id)}?key={key_of(certificate_id)}"


def document(certificate: Certificate, ring: KeyRing, fictional: bool) -> str:
    """The signed credential as JSON, in the certificate's language."""
    content, language = certificate.content, certificate.language
    title = WORDS[f"title_{certificate.kind}"][language]
    event = say(content["event"], language).text
    achieved = certificate.kind == CertificateKind.ACHIEVEMENT
    achievement = openbadge.Achievement(
        id=f"{issuing.address('certificate', certificate.id)}#{certificate.kind}",
        name=f"{event} – {title}",
        description=title if achieved else f"{title}. {WORDS['disclaimer'][language]}",
        criteria="; ".join(content["criteria"]),
        competencies=[competency(entry, language) for entry in content["competencies"]] if achieved else [],
        type=openbadge.CERTIFICATE if achieved else openbadge.COMPLETION,
        language=language,
    )
    award = openbadge.Award(
        id=issuing.address("certificate", certificate.id),
        recipient_id=uuid4(),
        recipient_name=certificate.holder,
        valid_from=certificate.issued_at,
        status=statuses.entry(certificate.status.key_id, certificate.status.number) if certificate.status else None,
        fictional=fictional,
    )
    unsigned = openbadge.build(issuing.issuer(ring.current), achievement, award)
    return json.dumps(proof.sign(unsigned, ring.current, certificate.issued_at), ensure_ascii=False)


def competency(entry: dict[str, Any], language: str) -> openbadge.Competency:
    return openbadge.Competency(
        code=entry["code"],
        name=say(entry["names"], language).text,
        url=issuing.address("competency", entry["framework"], entry["code"]),
        framework=say(entry["framework_names"], language).text,
        level=entry["level"],
        level_words=str(entry["level"]),
    )
