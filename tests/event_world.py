"""One edition with one thing of each kind in it, by the names that addresses give to their parts."""

from typing import Any

from django.db.models import Max
from django.utils import timezone

from seedtrain.catalogue.tests.made import catalogue_world
from seedtrain.jobs.models import Run, RunState
from seedtrain.messages.actions import write
from seedtrain.messages.links import unsubscribe_link
from seedtrain.messages.models import Refusal, Suppression
from seedtrain.people.models import Organisation, Person
from seedtrain.programmes.attendance.tests.made import attendance_world
from seedtrain.programmes.faculty.tests.made import faculty_world
from seedtrain.programmes.models import (
    Edition,
    Entry,
    EntryState,
    FollowUp,
    PersonMerge,
    Registration,
    RegistrationImport,
    Template,
    Venue,
    WaitingSheet,
)
from seedtrain.programmes.onsite.tests.made import paper_world
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made


def event_world(owner: Organisation, participant: Person) -> dict[str, object]:
    """An edition of `owner` in which `participant` takes part."""
    planned = {"id": "example", "wording": "session_reminder", "when": {"before": "session", "hours": 24}}
    edition = made.edition(owner, slug="example-edition", summaries={"en": "An example."}, messages=[planned])
    session = made.session(edition)
    registration = made.registration(edition, participant.name, person=participant)
    template = Template.objects.filter(code="example-template").first() or Template.objects.create(
        code="example-template",
        names={"en": "Example"},
        pillar=1,
        definition={"code": "example-template", "mode": "virtual", "days": 1, "sessions": []},
    )
    return {
        **catalogue_world(owner),
        "edition_slug": edition.slug,
        "session_code": session.code,
        "session_id": session.id,
        "figures": "123456",
        "programme_code": edition.programme.code,
        "template_code": template.code,
        "planned_id": planned["id"],
        "registration_id": registration.id,
        "token": token_of(registration),
        "item_id": session.agenda.create(names={"en": "Opening"}, minutes=10, place=1).id,
        **venue_world(owner),
        "material_id": edition.materials.create(names={"en": "Slides"}, url="https://example.org/slides.pdf").id,
        "purpose": "registration",  # of a form
        "question_code": "country",  # one that is asked before anybody built the form
        "text_language": "fr",
        **mail_world(edition.id, participant),
        **attendance_world(session, registration),
        **faculty_world(edition, participant),
        **paper_world(registration),
        **answer_world(edition, registration),
        **desk_world(edition, participant),
    }


def venue_world(owner: Organisation) -> dict[str, object]:
    venue = Venue.objects.create(organisation=owner, names={"en": "Example campus"})
    return {"venue_id": venue.id, "room_id": venue.rooms.create(name="Hall", seats=20).id}


def answer_world(edition: Edition, registration: Registration) -> dict[str, object]:
    """A published answer, and a follow-up of the participant."""
    said = {"en": "An example."}
    now = timezone.now()
    entry = Entry.objects.create(
        edition=edition,
        number=(Entry.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        questions_said=said,
        answers=said,
        state=EntryState.PUBLISHED,
        published_at=now,
        changed_at=now,
    )
    months = FollowUp.objects.create(registration=registration, months=3, due_on=now.date()).months
    return {"entry_id": entry.id, "number": entry.number, "months": months}


def mail_world(edition: Any, participant: Person) -> dict[str, object]:
    """A message about the edition, an address that is closed, and a run that the participant started and that ended."""
    values = {"edition": "Example", "subject": "Example", "text": "An example.", "link": "http://localhost/"}
    mail = write("free_message", participant, values, about=("edition", edition))
    closed = Suppression.objects.create(address="closed@example.org", why=Refusal.BOUNCED)
    run = Run.objects.create(kind="example", started_by=participant.id, state=RunState.DONE, total=2, done=2)
    return {
        "mail_id": mail.id,
        "mail_token": unsubscribe_link(mail).rpartition("/")[2],
        "suppression_id": closed.id,
        "about_id": edition,
        "wording_code": mail.wording,
        "run_id": run.id,
    }


def desk_world(edition: Edition, participant: Person) -> dict[str, object]:
    """A sheet that waits, an import, and two entries that were joined."""
    sheet = {"edition": edition, "file_name": "example.csv", "sha256": "0" * 64}
    rows = [["Name", "E-mail address"], ["Example", "example@example.org"]]
    waiting = WaitingSheet.objects.create(**sheet, state="confirmed", rows=rows, read_by=participant)
    brought = RegistrationImport.objects.create(**sheet, lines=1, added=0)
    other = made.registration(edition, "Example Other").person
    assert other is not None
    merge = PersonMerge.objects.create(kept=participant, merged=other)
    return {
        "waiting_id": waiting.id,
        "import_id": brought.id,
        "one_id": participant.id,
        "other_id": other.id,
        "merge_id": merge.id,
    }
