"""From the file to who was there, through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from seedtrain.programmes.models import AttendanceReport, Join, Presence, Session
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
REPORT = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes)
Adjoa,adjoa1@example.org,08/09/2026 12:00,08/09/2026 13:30,90
Louis Exemple,,08/09/2026 12:00,08/09/2026 13:30,90
Recording robot,,08/09/2026 12:00,08/09/2026 14:00,120
"""


@pytest.fixture
def session(cast: Cast) -> Session:
    session = made.session(made.edition(cast.centre))
    made.registration(session.edition)
    made.registration(session.edition, "Luis Exemple")
    return session


def address(name: str, session: Session, *more: object) -> str:
    return reverse(name, args=[session.edition.slug, session.code, *more])


def test_a_report_is_shown_brought_in_settled_and_taken_back(cast: Cast, client: Client, session: Session):
    cast.sign_in(client, "coordinator")
    file = SimpleUploadedFile("report.csv", REPORT.encode())
    shown = client.post(address("session_attendance", session), {"reports": [file], "zone": "UTC"}, follow=True)
    assert "Louis Exemple" in shown.content.decode()
    assert not AttendanceReport.objects.exists()
    client.post(address("session_attendance_check", session))
    assert Presence.objects.filter(present=True).count() == 1
    page = client.get(address("session_attendance", session)).content.decode()
    assert "Luis Exemple" in page, "who is alike is proposed"
    join = Join.objects.get(name="Louis Exemple")
    client.post(address("join_settle", session, join.id), {"to": "2"})
    robot = Join.objects.get(name="Recording robot")
    client.post(address("join_settle", session, robot.id), {"to": "aside"})
    assert Presence.objects.filter(present=True).count() == 2
    client.post(address("join_settle", session, join.id), {"to": "undo"})
    assert Presence.objects.filter(present=True).count() == 1
    client.post(address("report_take_back", session, AttendanceReport.objects.get().id))
    assert not Presence.objects.filter(present=True).exists()
    assert client.get(reverse("attendance", args=[session.edition.slug])).status_code == 200


def test_a_file_that_is_no_report_is_told_with_its_name_and_nothing_is_kept(
    cast: Cast, client: Client, session: Session
):
    cast.sign_in(client, "coordinator")
    file = SimpleUploadedFile("holiday.csv", b"one,two\n1,2\n")
    page = client.post(address("session_attendance", session), {"reports": [file], "zone": "UTC"}).content.decode()
    assert "holiday.csv" in page
    assert "Take the report as the tool wrote it" in page


def test_numbers_of_a_signed_sheet_mark_all_or_none(cast: Cast, client: Client, session: Session):
    cast.sign_in(client, "coordinator")
    assert "Luis Exemple" in client.get(address("session_sheet", session)).content.decode()
    sheet = {"numbers": "1-2, 99", "mark": "present", "source": "paper"}
    assert "99" in client.post(address("session_marks", session), sheet).content.decode()
    assert not Presence.objects.exists()
    client.post(address("session_marks", session), sheet | {"numbers": "1 - 2"})
    assert Presence.objects.filter(present=True).count() == 2


def test_another_organisation_finds_nothing(cast: Cast, client: Client, session: Session):
    cast.sign_in(client, "mariam")
    assert client.get(address("session_attendance", session)).status_code in {403, 404}
