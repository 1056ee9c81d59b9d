"""A certificate as a PDF, made when somebody asks for it, in the reader's language."""

from seedtrain.base.text import LANGUAGES, say
from seedtrain.formats.participation.sheet import Sheet, pdf
from seedtrain.programmes.models import Certificate, CertificateKind
from seedtrain.qualifications import issuing


def paper(certificate: Certificate, language: str) -> bytes:
    """In one of our languages (English for any other)."""
    language = language if language in LANGUAGES else "en"
    content = certificate.content
    achieved = certificate.kind == CertificateKind.ACHIEVEMENT
    return pdf(
        Sheet(
            language=language,
            kind=certificate.kind,
            holder=certificate.holder,
            event=say(content["event"], language).text,
            dates=f"{content['from']} – {content['until']}",
            extent=f"{len(content['sessions'])} / {content['of']}" if content["of"] else "",
            lines=shown(certificate, language) if achieved else [say(s, language).text for s in content["sessions"]],
            issuer=content["issuer"],
            issued_on=certificate.issued_at.date(),
            number=certificate.number,
            address=issuing.address("certificate", certificate.id),
            credential=certificate.document,
            fictional=content["fictional"],
        )
    )


def shown(certificate: Certificate, language: str) -> list[str]:
    """What was shown, at which level; then the credentials that the holder has on the same ground."""
    content = certificate.content
    lines = [f"{say(c['names'], language)} ({c['code']}) – {c['level']}" for c in content["competencies"]]
    return lines + [say(names, language).text for names in content["credentials"]]
