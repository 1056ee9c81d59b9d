"""People come by invitation, are added by hand where they have no e-mail, or from a spreadsheet: all or none."""

import email
import re
from email.policy import default
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import expect

from tests.stories.axe import violations
from tests.stories.installation import Installation
from tests.stories.visitor import PHONE, Visitors

PASSWORD = "a passphrase of her own"


def link_in_mail(at: Installation) -> str:
    """The address in the newest message, which this installation writes to a folder."""
    newest = max((at.folder / "mail").iterdir(), key=lambda path: path.stat().st_mtime)
    message = email.message_from_bytes(newest.read_bytes(), policy=default)
    text = message.get_body(("plain",)).get_content()
    found = re.search(rf"{at.address}(/invitation/\S+)", text)
    assert found, text
    return found[1]


def test_an_invitation_leads_to_an_account(fresh: Installation, visitors: Visitors):
    manager = visitors(fresh).sign_in("manager").open("/people")
    manager.link("Invite").click()
    manager.page.get_by_label("E-mail").fill("newcomer@example.org")
    manager.page.get_by_label("Name").fill("Ndèye Diouf")
    manager.page.get_by_label("Role").select_option("trainee")
    manager.page.get_by_label("Language").select_option("fr")
    manager.button("Send the invitation").click()
    manager.sees("newcomer@example.org")

    newcomer = visitors(fresh, "fr", PHONE).open(link_in_mail(fresh))
    expect(newcomer.heading("Your invitation")).to_be_visible()
    assert not violations(newcomer.page)
    newcomer.page.locator("[name=password]").fill(PASSWORD)
    newcomer.page.locator("[name=again]").fill(PASSWORD + "!")
    newcomer.button("Accept").click()
    newcomer.sees("The two passwords differ. Type the same one twice.")
    assert not violations(newcomer.page)
    newcomer.page.locator("[name=password]").fill(PASSWORD)
    newcomer.page.locator("[name=again]").fill(PASSWORD)
    newcomer.button("Accept").click()
    newcomer.page.wait_for_url("**/path")
    expect(newcomer.heading("My path")).to_be_visible()
    expect(newcomer.heading("No job yet")).to_be_visible()


def test_somebody_without_an_address_is_kept_by_her_manager(fresh: Installation, visitors: Visitors):
    manager = visitors(fresh).sign_in("manager").open("/people")
    manager.link("Add a person").click()
    manager.page.get_by_label("Name").fill("Yacine Thioune")
    manager.page.get_by_label("Staff number").fill("B-117")
    manager.button("Add").click()
    expect(manager.page.get_by_role("heading", name="Yacine Thioune", level=1)).to_be_visible()
    manager.open("/people?words=B-117")
    expect(manager.page.get_by_role("row", name="Yacine Thioune")).to_contain_text("None")


def test_a_spreadsheet_with_one_bad_line_changes_nothing(fresh: Installation, visitors: Visitors, tmp_path: Path):
    manager = visitors(fresh).sign_in("manager").open("/people")
    before = manager.page.locator("main").inner_text()
    manager.link("Import from a spreadsheet").click()
    bring = manager.page.locator("input[type=file]")

    bring.set_input_files(sheet_of(tmp_path / "bad.xlsx", "Klingon"))
    manager.button("Show what is in it").click()
    manager.sees("1 line must be mended before any is stored.")
    expect(manager.page.get_by_role("row", name="Khadim Ba")).to_contain_text("Klingon")
    expect(manager.button("Add everybody")).to_have_count(0)
    assert not violations(manager.page)
    assert manager.open("/people").page.locator("main").inner_text() == before

    manager.link("Import from a spreadsheet").click()
    bring.set_input_files(sheet_of(tmp_path / "good.xlsx", "fr"))
    manager.button("Show what is in it").click()
    manager.button("Add everybody").click()
    manager.sees("2 people are added.")
    assert fresh.command("trail", "verify").returncode == 0


def sheet_of(path: Path, language: str) -> Path:
    book = Workbook()
    for line in (["Name", "Role", "Language"], ["Coumba Sy", "trainee", "fr"], ["Khadim Ba", "trainee", language]):
        book.worksheets[0].append(line)
    book.save(path)
    return path
