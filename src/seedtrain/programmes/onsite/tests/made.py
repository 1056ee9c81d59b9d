"""One paper of each kind of a registration, made directly, past the actions."""

from seedtrain.programmes.models import Certificate, Letter, PracticalAssessment, Registration
from seedtrain.standards.models import Competency


def paper_world(registration: Registration) -> dict[str, object]:
    """A certificate, a letter and a signed assessment, by the names that addresses give to their parts."""
    said = {"event": registration.edition.names, "issuer": "Example", "from": "2026-09-08", "until": "2026-10-01"}
    printed = {"sessions": [], "of": 0, "competencies": [], "credentials": [], "fictional": True}
    certificate = Certificate.objects.create(
        registration=registration,
        kind="participation",
        number="EXAMPLE-P-0001",
        holder=registration.name,
        content=said | printed,
        document="{}",
    )
    written = {"title": "Letter", "body": "An example.", "fictional": True}
    letter = Letter.objects.create(
        registration=registration, kind="invitation", number="EXAMPLE-2026-0001", content=said | written
    )
    assert registration.person is not None
    sheet = PracticalAssessment.objects.create(
        registration=registration,
        competency=Competency.objects.order_by("code")[0],
        level=2,
        outcome="not_yet",
        equipment="An example",
        assessor=registration.person,
        signed_name=registration.person.name,
    )
    return {"certificate_id": certificate.id, "letter_id": letter.id, "assessment_id": sheet.id}
