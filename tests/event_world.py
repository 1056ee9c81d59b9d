"""One edition with one thing of each kind in it, by the names that addresses give to their parts."""

from seedtrain.people.models import Organisation, Person
from seedtrain.programmes.models import Template
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made


def event_world(owner: Organisation, participant: Person) -> dict[str, object]:
    """An edition of `owner` in which `participant` takes part."""
    edition = made.edition(owner, slug="example-edition", summaries={"en": "An example."})
    session = made.session(edition)
    registration = made.registration(edition, participant.name, person=participant)
    template = Template.objects.filter(code="example-template").first() or Template.objects.create(
        code="example-template",
        names={"en": "Example"},
        pillar=1,
        definition={"code": "example-template", "mode": "virtual", "days": 1, "sessions": []},
    )
    return {
        "edition_slug": edition.slug,
        "session_code": session.code,
        "session_id": session.id,
        "programme_code": edition.programme.code,
        "template_code": template.code,
        "registration_id": registration.id,
        "token": token_of(registration),
    }
