"""The core pages are whole without JavaScript: sign-in, path, matrix, people, countries, verification, debrief."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.stories.installation import Installation
from tests.stories.visitor import PHONE, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what a browser does with a page does not depend on the database


def test_a_trainee_reads_her_path_and_her_debrief(lived_in: Installation, visitors: Visitors):
    trainee = visitors(lived_in, "fr", PHONE, java_script_enabled=False).sign_in("trainee")
    expect(trainee.heading("My path")).to_be_visible()
    expect(trainee.page.locator("table.list tbody tr").first).to_be_visible()
    trainee.open(f"/practice/attempts/{lived_in.examples['attempt_id']}/debrief")
    expect(trainee.page.locator("figure svg").first).to_be_visible()
    expect(trainee.page.locator("main table").first).to_be_attached()
    trainee.page.locator("header details.menu summary").click()
    trainee.page.locator("header details.menu").get_by_role("link", name=trainee.said("My path")).click()
    expect(trainee.heading("My path")).to_be_visible()


def test_the_control_room_says_what_it_needs(lived_in: Installation, visitors: Visitors):
    trainee = visitors(lived_in, "ar", PHONE, java_script_enabled=False).sign_in("trainee-ar")
    trainee.open(f"/practice/attempts/{lived_in.examples['begun_id']}")
    needs = trainee.said("The control room needs JavaScript; every other page works without. Your attempt is kept.")
    assert needs in trainee.page.content()  # Chromium shows it only where scripts are off in its own settings


def test_a_manager_reads_matrix_and_people(lived_in: Installation, visitors: Visitors):
    manager = visitors(lived_in, java_script_enabled=False).sign_in("manager").open("/matrix")
    manager.page.get_by_label("Job", exact=True).select_option("upstream-operator")
    manager.button("Show").click()
    expect(manager.page.locator("table.matrix tbody tr")).to_have_count(7)
    manager.open("/people").page.get_by_label("Name or staff number").fill("Awa")
    manager.button("Show").click()
    expect(manager.page.locator("main tbody tr")).to_have_count(1)


def test_a_stranger_reads_countries_and_checks_a_credential(lived_in: Installation, visitors: Visitors, tmp_path: Path):
    stranger = visitors(lived_in, java_script_enabled=False).open("/countries")
    expect(stranger.heading("Countries and areas")).to_be_visible()
    stranger.page.locator("main input[type=search]").fill("Senegal")
    stranger.button("Show").click()
    expect(stranger.page.get_by_role("link", name="Senegal")).to_be_visible()
    address = f"{lived_in.address}/credentials/{lived_in.examples['credential_id']}.json"
    (tmp_path / "credential.json").write_bytes(stranger.page.request.get(address).body())
    stranger.open("/verify").page.locator("input[type=file]").set_input_files(tmp_path / "credential.json")
    stranger.button("Check").click()
    expect(stranger.page.locator("#verdict > .notice").first).to_have_class("notice good")


def test_the_language_changes_by_a_button(lived_in: Installation, visitors: Visitors):
    stranger = visitors(lived_in, "ar", java_script_enabled=False)
    stranger.speaks("en")
    stranger.open("/").page.locator("header details.drop").first.locator("summary").click()
    stranger.page.locator("button[lang=ar]").click()
    assert stranger.page.get_attribute("html", "dir") == "rtl"


def test_a_stranger_chooses_the_zone_in_which_she_reads_times(lived_in: Installation, visitors: Visitors):
    page = f"/editions/{lived_in.examples['edition_slug']}"
    stranger = visitors(lived_in, java_script_enabled=False).open(page)
    expect(stranger.page.locator("[data-own-zone]")).to_be_hidden()  # it needs a script
    stranger.page.get_by_role("link", name="Choose a time zone").click()
    stranger.page.locator("#zone").select_option("Asia/Tokyo")
    stranger.button("Show").click()
    expect(stranger.page).to_have_url(f"{lived_in.address}{page}")
    expect(stranger.page.locator("main")).to_contain_text("21:00 (Tokyo)")


def test_with_javascript_her_own_zone_is_one_press_away(lived_in: Installation, visitors: Visitors):
    page = f"/editions/{lived_in.examples['edition_slug']}"
    stranger = visitors(lived_in, timezone_id="Asia/Tokyo").open(page)
    stranger.page.locator("[data-own-zone]").click()
    expect(stranger.page.locator("main")).to_contain_text("21:00 (Tokyo)")
    expect(stranger.page.locator("[data-own-zone]")).to_be_hidden()
