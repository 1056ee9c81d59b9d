"""Materials: brought in at the desk, listed and opened by whom they are meant for, unknown to everybody else."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from seedtrain.files.models import StoredFile
from seedtrain.programmes.faculty.links import token_of as faculty_token
from seedtrain.programmes.models import Audience, Edition, Faculty, FacultyState, Material, RegistrationState, State
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE = "/editions/marathon-2026"
DESK = f"{PAGE}/run/materials"
PDF = b"%PDF-1.7 slides"


@pytest.fixture(autouse=True)
def data(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre)
    made.session(edition)
    return edition


def pdf(name: str = "Slides.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def add(client: Client, name: str, audience: str, **more: Any) -> Material:
    client.post(DESK, {"names": name, "audience": audience, "file": pdf(), **more})
    return Material.objects.get(names__en=name)


@pytest.fixture
def three(client: Client, cast: Cast, edition: Edition) -> dict[str, Material]:
    cast.sign_in(client, "coordinator")
    found = {audience: add(client, f"Slides for {audience}", audience) for audience in Audience.values}
    client.logout()
    return found


def opens(client: Client, before: str, three: dict[str, Material]) -> list[str]:
    answers = {audience: client.get(f"{before}/materials/{m.id}") for audience, m in three.items()}
    assert {answer.status_code for answer in answers.values()} <= {200, 404}
    return [audience for audience, answer in answers.items() if answer.status_code == 200]


def test_each_reader_opens_only_what_is_meant_for_her(
    client: Client, cast: Cast, edition: Edition, three: dict[str, Material]
):
    made.registration(edition, person=cast["alice"])
    made.registration(edition, person=cast["charlie"], state=RegistrationState.WAITING)
    Faculty.objects.create(edition=edition, person=cast["bob"], state=FacultyState.CONFIRMED)
    Faculty.objects.create(edition=edition, person=cast["carlos"], state=FacultyState.INVITED)
    public, all_three = ["public"], ["public", "participants", "faculty"]
    assert opens(client, PAGE, three) == public, "a stranger, even with the address"
    expected = {"alice": ["public", "participants"], "charlie": public, "bob": all_three, "carlos": public}
    for who, audiences in (expected | {"coordinator": all_three, "mariam": public}).items():
        cast.sign_in(client, who)
        assert opens(client, PAGE, three) == audiences, who
        page = client.get(PAGE).content.decode()
        assert [audience for audience in three if f"Slides for {audience}" in page] == audiences, who


def test_own_pages_without_an_account_list_and_open_the_same(
    client: Client, cast: Cast, edition: Edition, three: dict[str, Material]
):
    confirmed, waiting = made.registration(edition), made.registration(edition, state=RegistrationState.WAITING)
    mine = f"/mine/{token_of(confirmed)}"
    assert opens(client, mine, three) == ["public", "participants"]
    assert "Slides for faculty" not in client.get(mine).content.decode()
    assert opens(client, f"/mine/{token_of(waiting)}", three) == ["public"]
    part = Faculty.objects.create(edition=edition, person=cast["bob"], state=FacultyState.CONFIRMED)
    hers = f"/faculty/{faculty_token(part)}"
    assert opens(client, hers, three) == ["public", "participants", "faculty"]
    assert "Slides for faculty" in client.get(hers).content.decode()
    Faculty.objects.update(state=FacultyState.INVITED)
    assert opens(client, hers, three) == []
    other = made.edition(cast.centre, "another")
    stranger = made.registration(other)
    assert opens(client, f"/mine/{token_of(stranger)}", three) == [], "another edition's participant"


def test_nothing_of_a_draft_is_open_to_others(client: Client, edition: Edition, three: dict[str, Material]):
    Edition.objects.update(state=State.DRAFT)
    assert opens(client, PAGE, three) == []


def test_a_file_leaves_as_a_document_and_never_as_a_page(client: Client, three: dict[str, Material]):
    answer = client.get(f"{PAGE}/materials/{three['public'].id}")
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_is_no_document_is_refused_and_what_was_typed_stays(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    page = pdf("slides.pdf", b"<html><script>alert(1)</script>\x00")
    answer = client.post(DESK, {"names": "Evil", "audience": "public", "file": page}).content.decode()
    assert "no file of a kind that is kept" in answer
    assert "Evil" in answer
    both = {"names": "Both", "audience": "public", "file": pdf(), "url": "https://example.org/a"}
    assert "not both" in client.post(DESK, both).content.decode()
    assert "Choose a file" in client.post(DESK, {"names": "Nothing", "audience": "public"}).content.decode()
    assert not Material.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_session_s_material_stands_on_its_page_and_an_address_leads_on(client: Client, cast: Cast, edition: Edition):
    session = edition.sessions.get()
    cast.sign_in(client, "coordinator")
    url = "https://video.example.org/recording"
    given = {"names": "Recording", "audience": "public", "session": str(session.id), "url": url, "language": "fr"}
    client.post(DESK, given)
    client.logout()
    page = client.get(f"{PAGE}/sessions/1").content.decode()
    assert "Recording" in page
    assert "French" in page
    material = Material.objects.get()
    assert client.get(f"{PAGE}/materials/{material.id}")["Location"] == url


def test_what_is_changed_or_removed_can_be_brought_back(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    material = add(client, "Slides", "public")
    page = f"{PAGE}/materials/{material.id}"
    client.post(f"{DESK}/{material.id}", {"names": "en: Slides\nfr: Diapositives", "audience": "public"})
    material.refresh_from_db()
    assert material.names["fr"] == "Diapositives"
    assert material.file, "the file stays where no other is given"
    for _twice in range(2):
        client.post(f"{DESK}/{material.id}/remove")
    assert client.get(page).status_code == 404, "also for who runs the edition"
    assert "Slides" not in client.get(PAGE).content.decode()
    assert "Bring it back" in client.get(DESK).content.decode()
    client.post(f"{DESK}/{material.id}/remove", {"restore": "1"})
    assert client.get(page).status_code == 200
    verbs = ["material.added", "material.changed", "material.removed", "material.restored"]
    assert [Record.objects.filter(verb=verb).count() for verb in verbs] == [1, 1, 1, 1]


def test_coordinators_of_another_organisation_change_nothing(
    client: Client, cast: Cast, edition: Edition, three: dict[str, Material]
):
    Edition.objects.update(owner=cast.plant)
    cast.sign_in(client, "coordinator")
    for address in (DESK, f"{DESK}/{three['public'].id}"):
        assert client.post(address, {"names": "Mine", "audience": "public", "url": "https://a.org"}).status_code == 404
    assert client.post(f"{DESK}/{three['public'].id}/remove").status_code == 404
    assert Material.objects.there().count() == 3
