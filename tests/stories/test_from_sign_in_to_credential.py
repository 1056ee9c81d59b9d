"""A trainee on a phone, in French and in Arabic: sign-in, path, practice, debrief, confirmation, signed credential."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.stories.axe import overflow_px, violations
from tests.stories.control_room import ControlRoom, experts_log
from tests.stories.installation import Installation
from tests.stories.visitor import PHONE, Visitor, Visitors

# A batch with both faults in it, so that every kind of act is needed; language → who, and which course of events
TRAINEES = {"fr": ("trainee", "trainer", 6), "ar": ("trainee-ar", "trainer-ar", 9)}
ALL_ACTS = {"sample", "check", "record", "add", "repair", "deviation", "dispose"}


@pytest.mark.parametrize("language", TRAINEES)
def test_a_trainee_practises_and_carries_a_credential_away(
    fresh: Installation, visitors: Visitors, language: str, tmp_path: Path
):
    login, trainers_login, seed = TRAINEES[language]
    trainee = visitors(fresh, language, PHONE, reduced_motion="reduce").sign_in(login)
    assert trainee.page.get_attribute("html", "lang") == language
    assert trainee.page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    find_practice(trainee)
    begin(trainee)
    choose_course(fresh, trainee, seed)
    assert ControlRoom(trainee).play(experts_log(seed)) == ALL_ACTS
    read_debrief(trainee)

    trainee.link("See it on my path").click()
    expect(trainee.heading("Your next step")).to_be_visible()
    expect(trainee.button("Receive my credential")).to_have_count(0)  # not before a trainer has confirmed

    confirm_everything(visitors(fresh, language).sign_in(trainers_login))

    trainee.page.reload()
    trainee.page.get_by_role("button", name=trainee.said("Receive my credential")).first.click()
    trainee.sees("Signed. Anybody can check it, also without a network.")
    fine(trainee)
    take_away(trainee, tmp_path)
    assert fresh.command("verify", str(tmp_path / "credential.json")).returncode == 0
    assert fresh.command("trail", "verify").returncode == 0


def fine(visitor: Visitor) -> None:
    """Nothing that axe finds, nothing wider than the phone, no key of a text instead of the text."""
    assert not violations(visitor.page)
    assert overflow_px(visitor.page) <= 0


def find_practice(trainee: Visitor) -> None:
    """By the next step, which leads to a briefing, and by the menu to the batch that the credential asks for."""
    expect(trainee.heading("My path")).to_be_visible()
    expect(trainee.heading("Your next step")).to_be_visible()
    if trainee.language == "fr":
        trainee.link("Practise").click()
        expect(trainee.heading("The situation")).to_be_visible()
    menu = trainee.page.locator("header details.menu")
    menu.locator("summary").click()
    menu.get_by_role("link", name=trainee.said("Practice"), exact=True).click()
    trainee.page.locator("a[href$='/practice/mab_fed_batch_drift']").first.click()


def begin(trainee: Visitor) -> None:
    expect(trainee.heading("The situation")).to_be_visible()
    trainee.button("Begin").click()
    trainee.page.wait_for_url("**/practice/attempts/*")
    trainee.sees("The batch is yours. Read the handover under Papers, then let the clock run.")
    fine(trainee)
    forward = trainee.page.locator("[data-do=step][data-hours='1']")
    forward.click()
    expect(trainee.page.locator("#clock")).to_contain_text("01:00")


def choose_course(at: Installation, trainee: Visitor, seed: int) -> None:
    """The server draws what happens in a batch; a story needs a batch in which something does."""
    attempt = trainee.path.rsplit("/", 1)[1]
    at.change("UPDATE practice_attempt SET seed = %s, reached_h = 0 WHERE id = %s", seed, attempt)


def read_debrief(trainee: Visitor) -> None:
    expect(trainee.heading("Debrief")).to_be_visible()
    expect(trainee.page.locator("main .notice.good").first).to_contain_text("100")
    expect(trainee.heading("What it proves")).to_be_visible()
    expect(trainee.heading("Truth, sensor and record")).to_be_visible()
    expect(trainee.page.locator("figure svg").first).to_be_visible()
    fine(trainee)


def confirm_everything(trainer: Visitor) -> None:
    trainer.page.get_by_role("navigation").get_by_role("link", name=trainer.said("To confirm")).first.click()
    boxes = trainer.page.locator("input[name=chosen]")
    expect(boxes.first).to_be_visible()
    trainer.link("See the run").first.click()
    expect(trainer.heading("Debrief")).to_be_visible()
    trainer.page.go_back()
    for box in boxes.all():
        box.check()
    trainer.button("Confirm what is ticked").click()
    expect(trainer.heading("Nothing waits")).to_be_visible()


def take_away(trainee: Visitor, folder: Path) -> None:
    """The two files, as the holder downloads them."""
    with trainee.page.expect_download() as download:
        trainee.link("Signed file (JSON)").click()
    download.value.save_as(folder / "credential.json")
    (proof,) = json.loads((folder / "credential.json").read_text())["proof"]
    assert proof["cryptosuite"] == "eddsa-rdfc-2022"
    address = trainee.link("Certificate (PDF)").get_attribute("href") or ""
    assert trainee.page.request.get(address).body().startswith(b"%PDF-")
