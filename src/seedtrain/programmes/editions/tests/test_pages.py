"""What everybody sees of an edition, what only its coordinators do, and who is shown a joining link."""

import datetime
import json
import re
from typing import Any

import pytest
from django.test import Client

from seedtrain.formats.schemaorg.tests.test_course import INSTANCE_RECOMMENDED, INSTANCE_REQUIRED
from seedtrain.programmes.models import Deadline, Edition, Faculty, FacultyState, State, Template
from seedtrain.programmes.reference import load as reference
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LINK = "https://video.example.org/j/123"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre, time_zone="Asia/Seoul", summaries={"en": "Eight sessions."})
    made.session(edition, 1, join_link=LINK)
    made.session(edition, 2, join_link=LINK)
    Deadline.objects.create(
        edition=edition,
        kind="registration_closes",
        at=datetime.datetime(2099, 8, 15, 9, tzinfo=datetime.UTC),
        time_zone="Asia/Seoul",
    )
    return edition


def test_a_stranger_reads_everything_but_the_joining_link(client: Client, edition: Edition):
    assert "Marathon 2026" in text(client, "/programmes")
    page = text(client, "/editions/marathon-2026")
    assert "Session 1" in page
    assert "18:00" in page, "the deadline is said in its own zone"
    assert LINK not in page
    assert LINK not in text(client, "/editions/marathon-2026/sessions/1")


def test_the_joining_link_is_for_participants_faculty_and_organisers(client: Client, cast: Cast, edition: Edition):
    made.registration(edition, person=cast["alice"])
    Faculty.objects.create(edition=edition, person=cast["bob"], state=FacultyState.CONFIRMED)
    Faculty.objects.create(edition=edition, person=cast["carlos"], state=FacultyState.INVITED)
    seen = {}
    for who in ("alice", "bob", "coordinator", "carlos", "charlie", "mariam"):
        cast.sign_in(client, who)
        seen[who] = LINK in text(client, "/editions/marathon-2026/sessions/1")
    assert seen == {"alice": True, "bob": True, "coordinator": True, "carlos": False, "charlie": False, "mariam": False}


def test_the_page_of_an_edition_says_all_that_the_profile_of_a_course_instance_names(
    client: Client, cast: Cast, edition: Edition
):
    Faculty.objects.create(edition=edition, person=cast["bob"], state=FacultyState.CONFIRMED)
    Faculty.objects.create(edition=edition, person=cast["carlos"], state=FacultyState.INVITED)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(client, "/editions/marathon-2026"))
    assert found
    said = json.loads(found[1])
    assert set(said) >= INSTANCE_REQUIRED | INSTANCE_RECOMMENDED
    assert said["instructor"] == [{"@type": "Person", "name": cast["bob"].name}]
    assert [part["startDate"] for part in said["subEvent"]] == [
        "2026-09-08T12:00:00+00:00",
        "2026-09-09T12:00:00+00:00",
    ]


def test_a_draft_is_unknown_to_all_but_its_coordinators(client: Client, cast: Cast, edition: Edition):
    Edition.objects.update(state=State.DRAFT)
    assert client.get("/editions/marathon-2026").status_code == 404
    assert client.get(f"/programmes/{edition.programme.code}").status_code == 404
    assert "Marathon 2026" not in text(client, "/programmes")
    cast.sign_in(client, "coordinator")
    assert "A draft" in text(client, "/editions/marathon-2026")


def test_the_reader_s_own_zone_is_shown_beside_the_event_s(client: Client, edition: Edition):
    client.post("/zone", {"zone": "America/Lima", "back": "/editions/marathon-2026"})
    page = text(client, "/editions/marathon-2026")
    assert "9:00" in page, "21:00 in Seoul"
    assert "7:00" in page, "in Lima"
    answer = client.post("/zone", {"zone": "America/Lima", "back": "//evil.example.org"})
    assert answer["Location"] == "/", "leads nowhere else"


def test_the_list_of_zones_is_a_page_of_its_own(client: Client, edition: Edition):
    for address in ("/editions/marathon-2026", "/editions/marathon-2026/sessions/1"):
        page = text(client, address)
        assert "<option" not in page, "some five hundred zones would weigh more than all the rest"
        assert f'href="/zone?back={address}"' in page
        assert 'data-own-zone="Asia/Seoul"' in page
    client.post("/zone", {"zone": "America/Lima", "back": "/"})
    chosen = text(client, "/zone?back=/editions/marathon-2026")
    assert '<option value="America/Lima" selected>' in chosen
    assert 'value="/editions/marathon-2026"' in chosen
    assert 'value="/"' in text(client, "/zone?back=https://evil.example.org")


def linked_of(page: str) -> dict[str, Any]:
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block
    found: dict[str, Any] = json.loads(block[1])
    return found


def test_an_edition_is_found_by_those_who_harvest(client: Client, edition: Edition):
    Edition.objects.update(names={"en": "A </script> name"})
    found = linked_of(text(client, "/editions/marathon-2026"))
    assert found["name"] == "A </script> name"
    assert found["courseMode"] == ["online"]
    assert found["location"]["@type"] == "VirtualLocation"
    assert [part["name"] for part in found["subEvent"]] == ["Session 1", "Session 2"]
    assert found["eventStatus"].endswith("EventScheduled")


def test_a_coordinator_makes_an_edition_from_a_template_and_publishes_it(client: Client, cast: Cast):
    says = reference.read(reference.FOLDER / "cgmp-marathon.yaml")
    Template.objects.get_or_create(
        code=says["code"],
        defaults={"names": says["names"], "descriptions": says["summaries"], "pillar": 1, "definition": says},
    )
    cast.sign_in(client, "coordinator")
    assert "Virtual cGMP training marathon" in text(client, "/desk")
    given = {"name": "Marathon 2027", "slug": "m27", "starts_on": "2027-09-07", "time_zone": "Europe/Zurich"}
    answer = client.post("/desk/new/cgmp-marathon", given)
    assert answer.status_code == 200, "the organiser is missing"
    assert 'value="Marathon 2027"' in answer.content.decode(), "what was typed is kept"
    answer = client.post("/desk/new/cgmp-marathon", given | {"owner": str(cast.centre.id)})
    assert answer["Location"] == "/editions/m27/run"
    assert "Aseptic processing" in text(client, "/editions/m27/run")
    client.post("/editions/m27/run/publish")
    client.logout()
    assert "Marathon 2027" in text(client, "/programmes?pillar=1&mode=virtual")
    assert "Marathon 2027" not in text(client, "/programmes?pillar=2")


def test_sessions_and_deadlines_are_changed_at_the_desk(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    run = "/editions/marathon-2026/run"
    form = {"name": "Opening", "starts": "2026-09-08T20:30", "minutes": "90", "join_link": LINK, "counts": "on"}
    client.post(f"{run}/sessions/1/change", form)
    session = edition.sessions.get(code="1")
    assert session.starts_at == datetime.datetime(2026, 9, 8, 11, 30, tzinfo=datetime.UTC)
    assert session.sequence == 1
    client.post(f"{run}/sessions/new", form | {"name": "One more", "starts": "2026-10-05T20:00"})
    edition.refresh_from_db()
    assert edition.ends_on == datetime.date(2026, 10, 5), "the edition reaches to its last session"
    later = {"kind": "registration_closes", "at": "2099-08-22T18:00", "time_zone": "Asia/Seoul"}
    assert "Say why" in client.post(f"{run}/deadline", later).content.decode()
    client.post(f"{run}/deadline", later | {"reason": "Many asked."})
    client.logout()
    page = text(client, "/editions/marathon-2026")
    assert "Many asked." in page
    assert "22 August 2099" in page


def test_what_is_cancelled_says_why_and_stays(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    run = "/editions/marathon-2026/run"
    assert client.post(f"{run}/sessions/2/cancel", {"reason": ""}).status_code == 200, "a reason is asked for"
    client.post(f"{run}/sessions/2/cancel", {"reason": "The lecturer is ill."})
    assert "The lecturer is ill." in text(client, "/editions/marathon-2026/sessions/2")
    client.post(f"{run}/sessions/2/restore")
    assert "The lecturer is ill." not in text(client, "/editions/marathon-2026/sessions/2")
    client.post(f"{run}/cancel", {"reason": "No faculty."})
    assert "No faculty." in text(client, "/editions/marathon-2026")


def test_nobody_else_opens_the_desk(client: Client, cast: Cast, edition: Edition):
    for who in ("alice", "mariam", "bob", "reviewer"):
        cast.sign_in(client, who)
        assert client.get("/editions/marathon-2026/run").status_code == 403
    Edition.objects.update(owner=cast.plant)
    cast.sign_in(client, "coordinator")
    assert client.get("/editions/marathon-2026/run").status_code == 404, "a coordinator elsewhere"
    edition.co_organisers.add(cast.centre)
    assert client.get("/editions/marathon-2026/run").status_code == 200, "a co-organiser's"


def test_texts_are_kept_language_by_language(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    run = "/editions/marathon-2026/run"
    given = {"language": "fr", "name": "Marathon en français", "summary": "Huit sessions.", "waiting_list": "on"}
    client.post(f"{run}/details", given)
    edition.refresh_from_db()
    assert edition.names == {"en": "Marathon 2026 (fictional)", "fr": "Marathon en français"}
    assert 'value="Marathon en français"' in text(client, f"{run}/details?language=fr")


def test_a_copy_is_made_at_the_desk(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    given = {"name": "Marathon 2027", "slug": "m27", "starts_on": "2027-09-07", "closed": "2027-09-08\nsoon"}
    answer = client.post("/editions/marathon-2026/run/copy", given)
    assert "Line 2 reads “soon”" in answer.content.decode()
    client.post("/editions/marathon-2026/run/copy", given | {"closed": "2027-09-08", "act": "make"})
    days = [s.starts_at.date() for s in Edition.objects.get(slug="m27").sessions.all()]
    assert days == [datetime.date(2027, 9, 7), datetime.date(2027, 9, 9)]
