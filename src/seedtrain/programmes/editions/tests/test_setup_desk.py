"""How an edition is held and counted at the desk: languages, course, organisers, presence and certificates."""

import datetime

import pytest
from django.test import Client

from seedtrain.catalogue.tests.made import published
from seedtrain.jobs.models import Run
from seedtrain.jobs.work import work_off
from seedtrain.programmes.attendance import runs
from seedtrain.programmes.certificates.outlook import outlook
from seedtrain.programmes.certificates.rules import candidates
from seedtrain.programmes.models import AttendanceReport, Edition, Join, Presence
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
RUN = "/editions/marathon-2026/run"


@pytest.fixture
def edition(cast: Cast, client: Client) -> Edition:
    cast.sign_in(client, "coordinator")
    return made.edition(cast.centre, certificate={"participation": {"sessions": 1}})


@pytest.fixture
def three_who_came(edition: Edition) -> Edition:
    """Two sessions of two hours: one person stayed for 40 minutes of each, one for all, one came once."""
    stayed = {"Ama": (40, 40), "Kofi": (120, 120), "Esi": (120, 0)}
    people = [made.registration(edition, name) for name in stayed]
    for number in (1, 2):
        session = made.session(edition, number)
        report = AttendanceReport.objects.create(session=session, tool="zoom", file_name="r", sha256="0", lines=3)
        for line, (person, minutes) in enumerate(zip(people, stayed.values(), strict=True), start=1):
            if minutes[number - 1]:
                left = session.starts_at + datetime.timedelta(minutes=minutes[number - 1])
                Join.objects.create(
                    report=report, line=line, joined_at=session.starts_at, left_at=left, registration=person
                )
        runs.recompute(session)
    return edition


def test_the_outlook_says_what_the_rules_would_then_give(client: Client, three_who_came: Edition):
    edition = three_who_came
    seen = {}
    for presence in ({}, {"minutes": 30}, {"share": 1.0}, {"minutes": 200}):
        for certificate in ({"participation": {"sessions": 2}}, {"participation": {"share": 0.5}}):
            told = outlook(edition, presence, certificate)
            edition.presence, edition.certificate = presence, certificate
            edition.save()
            for session in edition.sessions.all():
                runs.recompute(session)
            meets = sum(one.meets for one in candidates(edition, "participation"))
            assert told == {"participation": (meets, 3)}, (presence, certificate)
            seen[str(presence), str(certificate)] = meets
    assert set(seen.values()) == {1, 2, 3}, "the rules tell these people apart"


def test_looking_keeps_nothing_and_keeping_computes_presence_again(client: Client, three_who_came: Edition):
    given = {"minutes": "30", "check_in": "on", "participation": "on", "participation_sessions": "2"}
    page = client.post(f"{RUN}/counting", given | {"look": "1"}).content.decode()
    assert "with the rules as they are, 2 of 3 would qualify" in page
    assert "with these rules, 2 of 3 would qualify" in page
    assert not Record.objects.filter(verb="edition.counting_changed").exists()
    assert Presence.objects.filter(present=True).count() == 3
    client.post(f"{RUN}/counting", given)
    three_who_came.refresh_from_db()
    assert three_who_came.presence == {"minutes": 30}
    assert three_who_came.certificate == {"participation": {"sessions": 2}}
    assert Presence.objects.filter(present=True).count() == 5
    client.post(f"{RUN}/counting", given)
    assert Record.objects.filter(verb="edition.counting_changed").count() == 1, "the same again is no change"
    assert 'value="30"' in client.get(f"{RUN}/counting").content.decode()
    too_many = given | {"participation_sessions": "3"}
    assert "Only 2 sessions count so far" in client.post(f"{RUN}/counting", too_many).content.decode()


def test_where_many_are_concerned_a_worker_computes_presence(
    client: Client, three_who_came: Edition, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(runs, "AT_ONCE", 2)
    answer = client.post(f"{RUN}/counting", {"minutes": "30", "check_in": "on"}, follow=True).content.decode()
    assert "Presence is being computed again" in answer
    assert Presence.objects.filter(present=True).count() == 3
    work_off(rounds=False)
    run = Run.objects.get(kind=runs.RUN)
    assert (run.state, run.done) == ("done", 2)
    assert Presence.objects.filter(present=True).count() == 5


def test_languages_and_the_course_stand_on_the_public_page(client: Client, cast: Cast, edition: Edition):
    version = published(cast.centre)
    refused = client.post(f"{RUN}/setup", {"languages": ["en"], "course_version": str(version.id)})
    assert refused.status_code == 200, "it is not accredited"
    client.post(f"{RUN}/setup", {"languages": ["en", "fr"], "interpretation": ["ar"], "keywords": "cGMP, filling"})
    edition.refresh_from_db()
    assert edition.keywords == ["cGMP", "filling"]
    Edition.objects.update(course_version=version)
    page = client.get("/editions/marathon-2026").content.decode()
    assert "French" in page
    assert "Arabic" in page
    assert "/courses/intro" in page


def test_a_co_organiser_s_coordinators_work_in_the_edition_until_it_is_removed(
    client: Client, cast: Cast, edition: Edition
):
    Edition.objects.update(owner=cast.plant)
    plant = cast["mariam"].memberships.get()
    plant.role = "coordinator"
    plant.save()
    assert client.get(RUN).status_code == 404
    at_plant = cast.sign_in(Client(), "mariam")
    at_plant.post(f"{RUN}/organisers", {"organisation": str(cast.centre.id)})
    assert client.get(RUN).status_code == 200
    assert client.post(f"{RUN}/organisers/{cast.centre.id}/remove").status_code == 403, "only the owner's may"
    assert "Add a co-organiser" not in client.get(f"{RUN}/organisers").content.decode()
    at_plant.post(f"{RUN}/organisers/{cast.centre.id}/remove")
    assert client.get(RUN).status_code == 404
    verbs = ["edition.organiser_added", "edition.organiser_removed"]
    assert [Record.objects.filter(verb=verb).count() for verb in verbs] == [1, 1]


def test_a_text_above_the_form_is_read_by_who_registers(client: Client, edition: Edition):
    client.post(f"{RUN}/forms/registration/introduction", {"texts": "en: Have your plan ready.\nfr: Préparez le plan."})
    form = edition.forms.get()
    assert form.introductions == {"en": "Have your plan ready.", "fr": "Préparez le plan."}
    assert form.questions, "the ready questions stay"
    assert "Have your plan ready." in client.get(f"{RUN}/forms/registration").content.decode()
    assert "Have your plan ready." in client.get(f"{RUN}/forms/registration/preview").content.decode()
    client.post("/editions/marathon-2026/register")
    assert "Have your plan ready." in client.get("/editions/marathon-2026/register/form").content.decode()
