"""Registrations from a spreadsheet: all or nothing, the same file once, and back again."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from seedtrain.people import spreadsheet
from seedtrain.people.models import Person
from seedtrain.people.spreadsheet import UnreadableSheet
from seedtrain.programmes.desk import sheet
from seedtrain.programmes.models import Edition, Form, RegistrationImport, WaitingSheet
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

QUESTIONS = [
    {"code": "years_of_experience", "kind": "number", "min": 0, "max": 60, "labels": {"en": "Years of experience"}},
    {
        "code": "topics",
        "kind": "many",
        "labels": {"en": "Topics", "fr": "Sujets"},
        "choices": [{"code": "qa", "labels": {"en": "Quality"}}, {"code": "qc", "labels": {"en": "Control"}}],
    },
]
GOOD = (
    "Name;E-mail address;Country;Years of experience;Sujets\n"
    "Awa Fall;awa@example.org;Senegal;4;Quality\n"
    "Bia Souza;BIA@example.org;BRA;;\n"
)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    of = made.edition(cast.centre)
    Form.objects.create(edition=of, purpose="registration", questions=QUESTIONS)
    return of


@pytest.fixture
def desk(cast: Cast, client: Client) -> Client:
    return cast.sign_in(client, "coordinator")


def upload(client: Client, edition: Edition, text: str) -> Any:
    file = SimpleUploadedFile("people.csv", text.encode())
    address = reverse("registrations_import", args=[edition.slug])
    return client.post(address, {"file": file, "state": "confirmed"}, follow=True)


def bring_in(client: Client, edition: Edition, text: str) -> Any:
    answer = upload(client, edition, text)
    return client.post(answer.redirect_chain[-1][0], follow=True)


def test_a_sheet_is_shown_and_then_brought_in_as_a_whole(desk: Client, edition: Edition):
    answer = upload(desk, edition, GOOD)
    assert "2 people would be added" in answer.content.decode()
    assert not edition.registrations.exists()
    bring_in(desk, edition, GOOD)
    awa, bia = edition.registrations.order_by("number")
    assert (awa.number, awa.country_id, awa.answers["years_of_experience"]) == (1, "SEN", 4)
    assert awa.answers["topics"] == ["qa"]
    assert bia.email == "bia@example.org"
    assert (bia.state, bia.source) == ("confirmed", "import")
    assert bia.person is not None
    assert Record.objects.filter(verb="registrations.imported").count() == 1
    assert not WaitingSheet.objects.exists()


def test_the_same_file_again_adds_nobody_and_says_so(desk: Client, edition: Edition):
    bring_in(desk, edition, GOOD)
    again = upload(desk, edition, GOOD).content.decode()
    assert "there is nothing to add" in again
    assert again.count("Registered already; unchanged.") == 2
    changed = upload(desk, edition, GOOD.replace("Senegal", "Brazil")).content.decode()
    assert "the sheet says otherwise in: Country" in changed
    bring_in(desk, edition, GOOD)
    assert edition.registrations.count() == 2


def test_one_wrong_line_stops_all_of_them_and_is_named(desk: Client, edition: Edition):
    wrong = GOOD + "No Address;;;;\nBad One;bad;Atlantis;many;Music\nAwa FALL;awa@example.org;;;\n"
    answer = bring_in(desk, edition, wrong)
    assert not edition.registrations.exists()
    page = answer.content.decode()
    for words in (
        "E-mail address is missing",
        "is no e-mail address",
        "Atlantis",
        "is no number",
        "Music",
        "in line 2",
    ):
        assert words in page


def test_somebody_who_is_here_already_is_recognised_by_address_and_name(cast: Cast, desk: Client, edition: Edition):
    known = Person.objects.create(name="Fall Awa", email="Awa@example.org")
    other = Person.objects.create(name="Somebody Else", email="bia@example.org")
    bring_in(desk, edition, GOOD)
    awa, bia = edition.registrations.order_by("number")
    assert awa.person == known
    assert bia.person != other  # a shared mailbox


def test_an_import_is_taken_back_while_nobody_acted_on_it(desk: Client, edition: Edition):
    known = Person.objects.create(name="Fall Awa", email="awa@example.org")
    before = Person.objects.count()
    bring_in(desk, edition, GOOD)
    brought = RegistrationImport.objects.get()
    undo = reverse("registrations_import_undo", args=[edition.slug, brought.id])
    assert desk.get(undo).status_code == 200
    desk.post(undo)
    assert not edition.registrations.exists()
    assert Person.objects.count() == before
    assert Person.objects.filter(id=known.id).exists()
    bring_in(desk, edition, GOOD)
    one = edition.registrations.get(number=1)
    desk.post(reverse("registration_decide", args=[edition.slug, one.id]), {"act": "wait"})
    second = RegistrationImport.objects.filter(undone_at=None).get()
    answer = desk.post(reverse("registrations_import_undo", args=[edition.slug, second.id]), follow=True)
    assert "were acted on since" in answer.content.decode()
    assert edition.registrations.count() == 2


def test_more_lines_than_places_bring_in_nobody(desk: Client, edition: Edition):
    Edition.objects.filter(id=edition.id).update(capacity=1)
    assert "places are wanted" in bring_in(desk, edition, GOOD).content.decode()
    assert not edition.registrations.exists()


def test_nobody_else_imports_or_sees_what_waits(cast: Cast, client: Client, desk: Client, edition: Edition):
    upload(desk, edition, GOOD)
    waiting = WaitingSheet.objects.get()
    address = reverse("registrations_import_check", args=[edition.slug, waiting.id])
    celia = cast.sign_in(Client(), "celia")
    assert celia.get(address).status_code == 302  # runs the edition, but it is not her file
    mariam = cast.sign_in(Client(), "mariam")
    assert mariam.post(address).status_code == 403
    assert not edition.registrations.exists()


def test_the_template_reads_back_in_every_language(desk: Client, edition: Edition):
    answer = desk.get(reverse("registrations_template", args=[edition.slug]))
    heading = next(load_workbook(io.BytesIO(answer.content)).worksheets[0].iter_rows(values_only=True))
    assert heading[-2:] == ("Years of experience", "Topics")
    french = [["Nom", "Adresse électronique", "Sujets"], ["Awa", "awa@example.org", "Quality; Control"]]
    names = [str(label) for label in sheet.reading.FIXED.values()]
    rows = [[*names[:2], "Sujets"], french[1]]
    assert sheet.check(rows, edition).lines[0].answers == {"topics": ["qa", "qc"]}


def test_a_sheet_without_addresses_is_refused_with_what_to_do(edition: Edition):
    with pytest.raises(UnreadableSheet, match="No column is called"):
        sheet.check([["Name"], ["Awa"]], edition)


def test_ten_thousand_lines_are_read_and_one_more_is_not():
    text = "Name\n" + "x\n" * sheet.MOST_LINES
    rows = spreadsheet.read(io.BytesIO(text.encode()), most_lines=sheet.MOST_LINES)
    assert len(rows) == sheet.MOST_LINES + 1
    with pytest.raises(UnreadableSheet):
        spreadsheet.read(io.BytesIO((text + "x\n").encode()), most_lines=sheet.MOST_LINES)
