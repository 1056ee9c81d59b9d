"""A spreadsheet of people: read whatever it is called, checked line by line, stored whole or not at all."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from seedtrain.base.access import Refused
from seedtrain.base.request import Request
from seedtrain.people import roster, spreadsheet
from seedtrain.people.actions import add_person
from seedtrain.people.models import Organisation, Person
from seedtrain.people.spreadsheet import UnreadableSheet
from seedtrain.people.views import imports
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def xlsx(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def upload(client: Client, cast: Cast, content: bytes, name: str = "people.xlsx") -> HttpResponse:
    return client.post(
        f"/organisations/{cast.plant.id}/people/import", {"file": SimpleUploadedFile(name, content)}, follow=True
    )


def checked(cast: Cast, *rows: list[object]) -> roster.Sheet:
    return roster.check(spreadsheet.read(io.BytesIO(xlsx(*rows))), cast.actor("mariam"), cast.plant)


GOOD = "Name,Role,Language,Staff number\nAwa Exemple,Trainee,fr,101\nFatou Exemple,trainer,Français,102\n"


def test_a_good_file_is_previewed_and_then_stored_with_one_record_each(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    preview = upload(client, cast, GOOD.encode(), "people.csv")
    assert "2 people would be added" in preview.content.decode()
    assert not Person.objects.filter(name="Awa Exemple").exists()
    client.post(f"/organisations/{cast.plant.id}/people/import/check")
    fatou = Person.objects.get(name="Fatou Exemple")
    assert (fatou.language, fatou.staff_number, fatou.memberships.get().role) == ("fr", "102", "trainer")
    assert Record.objects.filter(verb="person.added").count() == 2


def test_one_bad_line_stops_all_and_every_line_tells_what_is_wrong(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    bad = GOOD + ",Trainee,fr,103\nSira,Operator,fr,104\nKader,Trainee,Klingon,101\n"
    page = upload(client, cast, bad.encode()).content.decode()
    for words in ("The name is missing", "“Operator”", "“Klingon”", "101 stands on several lines", "must be mended"):
        assert words in page
    client.post(f"/organisations/{cast.plant.id}/people/import/check")
    assert not Person.objects.filter(name="Awa Exemple").exists()


def test_headings_and_roles_are_understood_in_every_language(cast: Cast) -> None:
    sheet = checked(cast, ["name", "since"], ["Awa", "2026-06-05"])
    assert sheet.good
    assert sheet.lines[0].values["since"] == "2026-06-05"


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01"])
def test_a_day_of_another_age_is_told_as_in_the_forms(cast: Cast, day: str) -> None:
    assert "1900 to 2199" in " ".join(checked(cast, ["name", "since"], ["Awa", day]).lines[0].problems)


def test_the_template_comes_back_as_an_import(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    template = client.get(f"/organisations/{cast.plant.id}/people/import/template.xlsx").content
    book = load_workbook(io.BytesIO(template))
    book.worksheets[0].append(["Awa Exemple", "Trainee", "العربية", 7.0, None])
    file = io.BytesIO()
    book.save(file)
    assert "1 person would be added" in upload(client, cast, file.getvalue()).content.decode()
    client.post(f"/organisations/{cast.plant.id}/people/import/check")
    awa = Person.objects.get(name="Awa Exemple")
    assert (awa.language, awa.staff_number) == ("ar", "7")


def test_a_staff_number_that_is_here_already_is_named_with_its_owner(cast: Cast) -> None:
    add_person(cast.actor("mariam"), cast.plant, "Awa", staff_number="101")
    sheet = checked(cast, ["Name", "Staff number"], ["Fatou", 101], ["Amina (fictional)", ""])
    assert "belongs to Awa" in sheet.lines[0].problems[0]
    assert not sheet.lines[1].problems
    assert sheet.lines[1].remarks


def test_what_changed_between_preview_and_storing_is_noticed(cast: Cast) -> None:
    sheet = checked(cast, ["Name", "Staff number"], ["Fatou", "101"], ["Sira", "102"])
    add_person(cast.actor("mariam"), cast.plant, "Awa", staff_number="102")
    with pytest.raises(Exception, match="Nothing was stored"):
        roster.bring_in(cast.actor("mariam"), cast.plant, sheet)
    assert not Person.objects.filter(name="Fatou").exists()


def test_a_preview_of_one_actor_is_not_stored_by_another(cast: Cast) -> None:
    sheet = checked(cast, ["Name"], ["Fatou"])
    with pytest.raises(Refused):
        roster.bring_in(cast.actor("carlos"), cast.plant, sheet)


def test_line_numbers_are_those_of_the_sheet_also_after_blank_lines(cast: Cast) -> None:
    sheet = checked(cast, ["Name"], [None], ["Awa"], [None], ["Fatou"])
    assert [line.number for line in sheet.lines] == [3, 5]


def test_columns_that_are_not_read_are_named(cast: Cast) -> None:
    assert checked(cast, ["Name", "Shoe size"], ["Awa", "39"]).unread == ["Shoe size"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04 broken", "cannot be opened"),
        ("Prénom\nÉlodie".encode("latin-1"), "UTF-8"),
        (b"%PDF-1.4\0\0", "neither"),
        (b"Vorname;Ort\nA;B", "No column is called"),
        (b"Name\n", "no line below"),
        (b"Name\n" + b"x\n" * 1001, "more than 1000 lines"),
        (b"Name" + b",x" * 50, "columns"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_what_to_do(cast: Cast, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSheet, match=words):
        roster.check(spreadsheet.read(io.BytesIO(content)), cast.actor("mariam"), cast.plant)


def test_semicolons_tabs_and_utf_16_are_read(cast: Cast) -> None:
    for text, encoding in (("Name;Role\nÉlodie;Trainee", "utf-8-sig"), ("Name\tRole\nÉlodie\tTrainee", "utf-16")):
        rows = spreadsheet.read(io.BytesIO(text.encode(encoding)))
        assert roster.check(rows, cast.actor("mariam"), cast.plant).lines[0].values["name"] == "Élodie"


def test_a_file_that_unpacks_to_something_huge_is_refused_before_it_is_opened(cast: Cast) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (spreadsheet.MOST_UNPACKED_BYTES + 1))
    with pytest.raises(UnreadableSheet, match="too large"):
        spreadsheet.read(io.BytesIO(file.getvalue()))


def test_a_file_of_more_than_two_megabytes_is_refused_at_the_form(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    page = upload(client, cast, b"Name\n" + b"x" * 2_000_001)
    assert "at most 2 MB" in page.content.decode()


def test_the_export_holds_the_list_and_no_formula(cast: Cast, client: Client) -> None:
    add_person(cast.actor("mariam"), cast.plant, '=HYPERLINK("x")', staff_number="1")
    cast.sign_in(client, "mariam")
    book = load_workbook(io.BytesIO(client.get("/people/export.xlsx").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {"Alice (fictional)", '=HYPERLINK("x")'} <= {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}
    assert "Charlie (fictional)" not in {cell.value for cell in cells}


def test_pressing_twice_at_once_brings_everybody_in_once(cast: Cast, client: Client) -> None:
    cast.sign_in(client, "mariam")
    upload(client, cast, GOOD.encode(), "people.csv")
    address = f"/organisations/{cast.plant.id}/people/import/check"
    stored = imports.store

    def pressed_again_meanwhile(request: Request, organisation: Organisation, sheet: roster.Sheet) -> HttpResponse:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(imports, "store", stored)
            client.post(address)
        return stored(request, organisation, sheet)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(imports, "store", pressed_again_meanwhile)
        client.post(address)
    assert Person.objects.filter(name="Awa Exemple").count() == 1
    assert "no file waiting" in client.get(address, follow=True).content.decode()


def test_a_sheet_that_claims_to_be_of_the_largest_size_is_read_as_what_it_holds(cast: Cast) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(["Name"], ["Awa Exemple"]))) as plain, zipfile.ZipFile(changed, "w") as large:
        for name in plain.namelist():
            content = plain.read(name).replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
            large.writestr(name, content.replace(b'<row r="2"', b'<row r="3000"').replace(b'r="A2"', b'r="A3000"'))
    rows = spreadsheet.read(io.BytesIO(changed.getvalue()))
    assert (len(rows), rows[2999][0]) == (3000, "Awa Exemple")
    assert max(len(row) for row in rows) < 100  # blank cells up to the last possible column would take minutes
