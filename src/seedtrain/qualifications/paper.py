"""A credential as paper: the certificate in the reader's language, with the signed document inside."""

import json

from django.utils.translation import gettext as _
from django.utils.translation import override

from seedtrain.base.text import LANGUAGES, say
from seedtrain.formats.certificate.certificate import Certificate, Shown, pdf
from seedtrain.qualifications import issuing
from seedtrain.qualifications.models import Credential
from seedtrain.standards.models import FrameworkLevel


def labels() -> dict[str, str]:
    """The words on a certificate, in the language in force."""
    return {
        "title": _("Certificate"),
        "fictional": _("Fictional: made for demonstration"),
        "presented_to": _("This certifies that"),
        "has_shown": _("has shown these competencies"),
        "more": _("and {count} more, listed in the credential itself"),
        "issued_on": _("Issued on"),
        "valid_until": _("Valid until"),
        "no_end": _("without an end"),
        "number": _("Number"),
        "check_offline": _("Check without a network: the whole signed credential is in this code"),
        "check_online": _("Check on the web: whether it still holds"),
        "credential_code_alt": _("Code that holds the whole credential"),
        "address_code_alt": _("Code of the credential's address"),
        "attachment": _("The signed credential as a file"),
    }


def certificate(credential: Credential, language: str) -> bytes:
    """The PDF, in one of our languages (English for any other)."""
    language = language if language in LANGUAGES else "en"
    document = json.loads(credential.document)
    items = credential.definition.items.select_related("competency__framework")
    frameworks = {item.competency.framework_id for item in items}
    scale = {(s.framework_id, s.level): s.names for s in FrameworkLevel.objects.filter(framework__in=frameworks)}
    with override("zh-hans" if language == "zh" else language):
        words = labels()
    return pdf(
        Certificate(
            language=language,
            holder=credential.person.name,
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
            labels=words,
            fictional=credential.person.fictional,
        )
    )
