"""A training manager reads who is qualified for what, narrows it down, and takes it along as a spreadsheet."""

from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.stories.installation import Installation
from tests.stories.visitor import Visitor, Visitors

JOB = "upstream-operator"


def shown(manager: Visitor) -> dict[str, int]:
    """Person → number of competencies with a stated level, as the matrix on the screen has it."""
    rows = manager.page.locator("table.matrix tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").count() for row in rows}


def sheet(manager: Visitor, folder: Path) -> list[dict[str, object]]:
    with manager.page.expect_download() as download:
        manager.link("Spreadsheet").click()
    path = folder / "matrix.xlsx"
    download.value.save_as(path)
    head, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_matrix_and_its_spreadsheet_tell_the_same(lived_in: Installation, visitors: Visitors, tmp_path: Path):
    manager = visitors(lived_in).sign_in("manager")
    manager.page.get_by_role("navigation").get_by_role("link", name="Matrix").click()
    expect(manager.page.locator("table.list tbody tr")).to_have_count(17)  # everybody at the plant who has a job
    manager.page.get_by_label("Job", exact=True).select_option(JOB)
    manager.button("Show").click()
    table = shown(manager)
    rows = sheet(manager, tmp_path)
    assert {row["Person"] for row in rows} == set(table)
    assert "Awa Ndiaye" in table
    for person, cells in table.items():
        assert sum(row["Person"] == person for row in rows) == cells
    met, total = manager.page.locator(".numbers").inner_text().split("\n")[0].split("/")
    assert int(total) == len(rows)
    assert int(met) == sum(row["State"] != "gap" for row in rows)


def test_filters_narrow_the_matrix_and_say_so_where_nobody_is_left(lived_in: Installation, visitors: Visitors):
    manager = visitors(lived_in).sign_in("manager").open(f"/matrix?job_role={JOB}")
    everybody = shown(manager)
    manager.page.get_by_label("Name").fill("seck")
    manager.button("Show").click()
    assert set(shown(manager)) == {"Abdou Seck"} < set(everybody)
    manager.page.get_by_label("Name").fill("Nobody of this name")
    manager.button("Show").click()
    expect(manager.heading("Nobody matches")).to_be_visible()
    manager.link("Show everybody").click()
    expect(manager.page.locator("table.list tbody tr")).to_have_count(17)
