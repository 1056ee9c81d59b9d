"""The map of actors: filters, age of a confirmation, and imports that come and go as a whole."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from seedtrain.catalogue.models import Offering, Provider
from seedtrain.catalogue.tests.made import provider
from seedtrain.people.models.membership import today
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
GOOD = (
    b"Provider,Kind of provider,Country,Programme or resource,Name,Topics,Source\n"
    b"A (fictional),University,SEN,Programme,Cell course,upstream,a page\n"
    b"A (fictional),,,resource,Handbook,cells,a page\n"
)


def uploaded(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("map.csv", content)
    return client.post("/providers/import", {"file": file}, follow=True).content.decode()


def test_a_coordinator_adds_a_provider_with_an_offering_and_everybody_sees_it(cast: Cast, client: Client):
    cast.sign_in(client, "coordinator")
    client.post(
        "/providers/new", {"name": "Uni (fictional)", "kind": "university", "country": "SEN", "source": "a page"}
    )
    made = Provider.objects.get()
    client.post(
        f"/providers/{made.id}/offerings/new",
        {"kind": "programme", "names": "Course of cells", "topics": "upstream", "source": "a page"},
    )
    assert "Course of cells" in Client().get("/providers?country=SEN&kind=university&topic=upstream").content.decode()
    assert "Uni (fictional)" not in Client().get("/providers?country=BRA").content.decode()
    offering = Offering.objects.get()
    client.post(f"/offerings/{offering.id}/turn")
    assert "Course of cells" not in Client().get(f"/providers/{made.id}").content.decode()
    client.post(f"/providers/{made.id}/turn")
    assert Client().get(f"/providers/{made.id}").status_code == 404


def test_what_nobody_confirmed_for_a_year_is_marked_until_somebody_confirms_it(cast: Cast, client: Client):
    made = provider(confirmed_on=today() - datetime.timedelta(days=400))
    page = f"/providers/{made.id}"
    assert "not confirmed for 12 months" in Client().get(page).content.decode()
    cast.sign_in(client, "coordinator").post(f"{page}/confirm")
    assert "not confirmed for 12 months" not in Client().get(page).content.decode()
    assert cast.sign_in(Client(), "celia").post(f"{page}/confirm").status_code == 403


def test_an_import_is_shown_line_by_line_brought_in_and_undone_as_a_whole(cast: Cast, client: Client):
    cast.sign_in(client, "coordinator")
    assert "nothing wrong" in uploaded(client, GOOD)
    assert not Provider.objects.exists()
    client.post("/providers/import/check")
    assert (Provider.objects.count(), Offering.objects.count()) == (1, 2)
    brought = Record.objects.get(verb="providers.brought_in")
    assert '"count":2' in brought.data
    assert "already" in uploaded(client, GOOD)
    client.post("/providers/import/undo", {"import": Provider.objects.get().brought_by_id})
    assert "A (fictional)" not in Client().get("/providers").content.decode()


def test_one_bad_line_keeps_all_lines_out_and_says_what_to_mend(cast: Cast, client: Client):
    cast.sign_in(client, "coordinator")
    page = uploaded(client, GOOD + b"B (fictional),circus,XXX,,Show,,\n")
    assert "circus" in page
    assert "XXX" in page
    assert "“Source” is empty" in page
    client.post("/providers/import/check")
    assert not Provider.objects.exists()
    assert "columns are missing" in uploaded(client, b"Who,What\nA,B\n")


def test_the_spreadsheet_has_the_columns_of_the_template(cast: Cast, client: Client):
    cast.sign_in(client, "coordinator")
    uploaded(client, GOOD)
    client.post("/providers/import/check")
    first = [
        [cell.value for cell in next(load_workbook(io.BytesIO(client.get(f"/providers/{name}").content)).active.rows)]
        for name in ("export.xlsx", "import/template.xlsx")
    ]
    assert first[0] == first[1]
