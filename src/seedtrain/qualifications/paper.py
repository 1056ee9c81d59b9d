"""A credential as paper: the certificate in the reader's language, with the signed document inside."""

import json
from typing import Any

from seedtrain.base.text import LANGUAGES, say
from seedtrain.formats.badges.openbadge import levels
from seedtrain.formats.certificate.certificate import Certificate, Shown, pdf
from seedtrain.formats.certificate.labels import labels_in
from seedtrain.qualifications import issuing
from seedtrain.qualifications.models import Credential
from seedtrain.standards.models import Competency, FrameworkLevel


def certificate(credential: Credential, language: str) -> bytes:
    """The PDF, in one of our languages (English for any other)."""
    language = language if language in LANGUAGES else "en"
    document = json.loads(credential.document)
    return pdf(
        Certificate(
            language=language,
            holder=credential.holder,
            credential_name=say(credential.definition.names, language).text,
            competencies=shown_competencies(credential, document, language),
            issuer=document["issuer"]["name"],
            issued_on=credential.issued_at.date(),
            valid_until=credential.valid_until.date(),
            number=str(credential.id),
            address=issuing.address("credential", credential.id),
            credential=document,
            labels=labels_in(language),
            fictional=credential.person.fictional,
        )
    )


def shown_competencies(credential: Credential, document: dict[str, Any], language: str) -> list[Shown]:
    """What the signed document says, whatever the definition says by now; in the reader's words where known."""
    frameworks = credential.definition.items.values("competency__framework")
    known = {c.code: c for c in Competency.objects.filter(framework__in=frameworks)}
    steps = list(FrameworkLevel.objects.filter(framework__in=frameworks))
    shown = []
    for code, signed_name, level in levels(document):
        found = known.get(code)
        scale = {s.level: s.names for s in steps if found and s.framework_id == found.framework_id}
        name = say(found.names, language).text if found else signed_name
        shown.append(Shown(name, level, say(scale.get(level, {}), language).text, max(len(scale), level)))
    return shown
