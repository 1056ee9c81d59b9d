"""A session at the desk: agenda, what it serves, its own presence rule; and what the public reads of it."""

import datetime
import re

import pytest
from django.test import Client

from seedtrain.programmes.models import (
    AttendanceReport,
    Edition,
    Faculty,
    FacultyState,
    Join,
    Presence,
    Registration,
    Session,
)
from seedtrain.programmes.tests import made
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
RUN = "/editions/marathon-2026/run/sessions/1"


@pytest.fixture
def session(cast: Cast, client: Client) -> Session:
    session = made.session(made.edition(cast.centre))
    cast.sign_in(client, "coordinator")
    return session


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_agenda_is_written_line_by_line_and_put_in_order(client: Client, cast: Cast, session: Session):
    speaker = Faculty.objects.create(edition=session.edition, person=cast["bob"], state=FacultyState.CONFIRMED)
    no = Faculty.objects.create(edition=session.edition, person=cast["carlos"], state=FacultyState.DECLINED)
    agenda = f"{RUN}/agenda"
    client.post(agenda, {"names": "en: Opening\nfr: Ouverture", "minutes": "10"})
    client.post(agenda, {"names": "Lecture", "minutes": "90", "speaker": str(speaker.id)})
    assert "100 of 120 minutes are planned; 20 are left" in text(client, agenda)
    refused = client.post(agenda, {"names": "Questions", "minutes": "30", "speaker": str(no.id)}).content.decode()
    assert "Questions" in refused, "who declined does not speak; what was typed is kept"
    assert session.agenda.count() == 2
    client.post(agenda, {"names": "Questions", "minutes": "30"})
    assert "130 minutes are planned, the session lasts 120: 10 too many" in text(client, agenda)
    lecture, questions = session.agenda.all()[1:]
    client.post(f"{agenda}/{questions.id}/move", {"up": "1"})
    client.post(f"{agenda}/{lecture.id}", {"names": "Short lecture", "minutes": "80", "speaker": str(speaker.id)})
    client.logout()
    page = text(client, "/editions/marathon-2026/sessions/1")
    order = [page.index(words) for words in ("Opening", "Questions", "Short lecture", cast["bob"].name)]
    assert order == sorted(order)
    french = client.get("/editions/marathon-2026/sessions/1", headers={"accept-language": "fr"})
    assert "Ouverture" in french.content.decode()


def test_a_speaker_is_of_the_session_s_faculty_and_named_to_the_public_once_confirmed(
    client: Client, cast: Cast, session: Session
):
    speaker = Faculty.objects.create(edition=session.edition, person=cast["bob"])
    client.post(f"{RUN}/agenda", {"names": "Lecture", "minutes": "90", "speaker": str(speaker.id)})
    assert list(speaker.sessions.all()) == [session]
    assert cast["bob"].name in text(client, f"{RUN}/agenda")
    client.logout()
    page = "/editions/marathon-2026/sessions/1"
    assert cast["bob"].name not in text(client, page), "invited only"
    Faculty.objects.update(state=FacultyState.CONFIRMED)
    assert cast["bob"].name in text(client, page)
    Faculty.objects.update(shown=False)
    assert cast["bob"].name not in text(client, page)


def test_a_line_is_removed_and_the_trail_tells_of_each_change(client: Client, session: Session):
    client.post(f"{RUN}/agenda", {"names": "Opening", "minutes": "10"})
    line = session.agenda.get()
    client.post(f"{RUN}/agenda/{line.id}/move", {"remove": "1"})
    client.post(f"{RUN}/agenda/{line.id}/move", {"remove": "1"})
    assert not session.agenda.exists()
    assert Record.objects.filter(verb="session.agenda_changed").count() == 2, "removing it twice removes once"


def test_nobody_changes_the_agenda_of_another_organisation_s_edition(client: Client, cast: Cast, session: Session):
    Edition.objects.update(owner=cast.plant)
    assert client.post(f"{RUN}/agenda", {"names": "Opening", "minutes": "10"}).status_code == 404
    assert not session.agenda.exists()


def test_what_a_session_serves_stands_on_its_public_page(client: Client, session: Session):
    competency = Competency.objects.get(code="USP-CC-01", framework__code="bio-starter")
    standard = StandardEdition.objects.first()
    assert standard
    given = {"languages": ["en", "fr"], "interpretation": ["ar"], "topics": "aseptic filling, gowning"}
    client.post(f"{RUN}/served", given | {"standards": [str(standard.id)], "competencies": [str(competency.id)]})
    session.refresh_from_db()
    assert session.topics == ["aseptic filling", "gowning"]
    assert session.presence == {}, "the edition's rule holds"
    client.logout()
    page = text(client, "/editions/marathon-2026/sessions/1")
    for words in ("Arabic", "aseptic filling", competency.names["en"], standard.label):
        assert str(words) in page, words


def joined(session: Session, minutes: int) -> Registration:
    registration = made.registration(session.edition)
    report = AttendanceReport.objects.create(session=session, tool="zoom", file_name="r.csv", sha256="0", lines=1)
    Join.objects.create(
        report=report,
        line=1,
        joined_at=session.starts_at,
        left_at=session.starts_at + datetime.timedelta(minutes=minutes),
        registration=registration,
    )
    return registration


def test_presence_follows_a_session_s_own_rule_and_its_new_time(client: Client, session: Session):
    registration = joined(session, 40)

    def there() -> bool:
        return Presence.objects.get(session=session, registration=registration).present

    client.post(f"{RUN}/served", {"minutes": "45"})
    assert not there()
    client.post(f"{RUN}/served", {"minutes": "30"})
    assert there()
    answer = client.post(f"{RUN}/served", {"minutes": "500"}).content.decode()
    assert "The session lasts 120 minutes" in answer
    moved = {"name": "Session 1", "starts": "2026-09-08T12:20", "minutes": "100", "counts": "on"}
    client.post(f"{RUN}/change", moved)
    assert not there(), "of the 40 minutes only 20 lie in the session now"


def test_the_form_brings_back_what_is_kept(client: Client, session: Session):
    Session.objects.update(names={"en": "Opening", "fr": "Ouverture"}, presence={"share": 0.6})
    assert re.search(r"en: Opening\s+fr: Ouverture", text(client, f"{RUN}/change"))
    assert 'value="60"' in text(client, f"{RUN}/served")
