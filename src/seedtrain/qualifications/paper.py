"""A credential as paper: the certificate in the reader's language, with the signed document inside."""

import json

from seedtrain.base.text import LANGUAGES, say
from seedtrain.formats.certificate.certificate import Certificate, Shown, pdf
from seedtrain.formats.certificate.labels import labels_in
from seedtrain.qualifications import issuing
from seedtrain.qualifications.models import Credential
from seedtrain.standards.models import FrameworkLevel


def certificate(credential: Credential, language: str) -> bytes:
    """The PDF, in one of our languages (English for any other)."""
    language = language if language in LANGUAGES else "en"
    document = json.loads(credential.document)
    items = credential.definition.items.select_related("competency__framework")
    frameworks = {item.competency.framework_id for item in items}
    scale = {(s.framework_id, s.level): s.names for s in FrameworkLevel.objects.filter(framework__in=frameworks)}
    return pdf(
        Certificate(
            language=language,
            holder=credential.holder,
            credential_name=say(credential.definition.names, language).text,
            competencies=[
                Shown(
                    name=say(item.competency.names, language).text,
                    level=item.level,
                    level_words=say(scale.get((item.competency.framework_id, item.level), {}), language).text,
                    of=sum(framework == item.competency.framework_id for framework, _level in scale),
                )
                for item in items
            ],
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
