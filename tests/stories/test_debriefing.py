"""Looking back: a trainee replays her run, compares two attempts and takes the PDF; a trainer looks at a class."""

import csv
import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from tests.stories.axe import overflow_px, violations_in_both_themes
from tests.stories.control_room import ControlRoom
from tests.stories.installation import Installation
from tests.stories.visitor import DESK, PHONE, Visitor, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what is kept of an attempt is tried on both in practice/tests

SCENARIO = "mab_fed_batch_drift"
CLASS = "sterilisation_monday_load"  # the demonstration holds four attempts at it


def fine(visitor: Visitor) -> None:
    assert not violations_in_both_themes(visitor.page)
    assert overflow_px(visitor.page) <= 0


def cursor(visitor: Visitor) -> float:
    """Where the replay stands, in per cent: one place in the lanes and in all plots."""
    places = {line.get_attribute("x1") or "" for line in visitor.page.locator(".replayed-plots line.now").all()}
    (place,) = places
    return float(place.removesuffix("%"))


def rejected_at_once(trainee: Visitor) -> None:
    """A second attempt, decided about without a look."""
    trainee.open(f"/practice/{SCENARIO}").button("Begin").click()
    trainee.page.wait_for_url("**/practice/attempts/*")
    room = ControlRoom(trainee)
    room.dispose({"choice": "reject", "reasons": ["results_outside"]})
    expect(trainee.heading("Debrief")).to_be_visible()


@pytest.mark.parametrize(("language", "size"), [("fr", DESK), ("ar", PHONE)], ids=["French", "Arabic"])
def test_a_trainee_replays_her_run(
    lived_in: Installation, visitors: Visitors, language: str, size: dict[str, int]
) -> None:
    trainee = visitors(lived_in, language, size).sign_in("trainee")
    trainee.speaks(language)
    trainee.open(f"/practice/attempts/{lived_in.examples['attempt_id']}/debrief")
    box = trainee.page.locator("[data-replay]")
    moment = box.locator("output")
    at_the_end = moment.text_content()
    box.scroll_into_view_if_needed()
    box.locator("select").select_option("10")
    box.locator("[data-go=play]").click()
    expect(trainee.button("Pause")).to_be_visible()
    expect(moment).not_to_have_text(at_the_end or "")
    expect(trainee.page.locator(".readout").first).to_contain_text(trainee.said("True"))
    trainee.button("Pause").click()
    stopped = cursor(trainee)
    assert 0 < stopped < 100
    trainee.button("To the next act or alarm").click()
    after = cursor(trainee)
    assert after > stopped
    expect(box.locator(".last")).not_to_be_empty()
    box.locator("input[type=range]").focus()
    trainee.page.keyboard.press("PageDown")
    assert cursor(trainee) < after
    box.locator("summary").click()
    expect(box.locator(".values tbody tr").first).to_be_visible()
    plots = trainee.page.locator(".replayed-plots svg line.now")
    assert box.locator(".values tbody tr").count() == plots.count() - 1  # the lanes are none
    fine(trainee)


def test_with_less_motion_a_replay_goes_from_act_to_act(lived_in: Installation, visitors: Visitors) -> None:
    trainee = visitors(lived_in, "en", reduced_motion="reduce").sign_in("trainee")
    trainee.speaks("en")
    trainee.open(f"/practice/attempts/{lived_in.examples['attempt_id']}/debrief")
    stops = {float(row.get_attribute("data-at") or "") for row in trainee.page.locator("tr[data-at]").all()}
    box = trainee.page.locator("[data-replay]")
    box.locator("select").select_option("10")
    box.locator("[data-go=play]").click()
    expect(box.locator("input[type=range]")).not_to_have_value("0")
    trainee.button("Pause").click()
    at = float(box.locator("input[type=range]").input_value())
    assert min(abs(at - stop) for stop in stops) < 0.05


def test_a_trainee_compares_two_attempts_and_takes_the_paper(
    lived_in: Installation, visitors: Visitors, tmp_path: Path
) -> None:
    trainee = visitors(lived_in, "en", PHONE).sign_in("trainee")
    trainee.speaks("en")
    rejected_at_once(trainee)
    trainee.link("Compare").click()
    expect(trainee.heading("Choose two attempts")).to_be_visible()
    boxes = trainee.page.locator("input[name=attempt]")
    expect(boxes).to_have_count(2)
    for box in boxes.all():
        box.check()
    fine(trainee)
    trainee.button("Compare").click()
    expect(trainee.heading("Points by criterion")).to_be_visible()
    trainee.page.get_by_label("Variable").select_option(index=1)
    trainee.button("Show").click()
    expect(trainee.page.locator("figure.plot svg.lines:not(.lanes)")).to_be_visible()
    fine(trainee)
    trainee.page.locator(".sides a").first.click()
    expect(trainee.heading("Debrief")).to_be_visible()
    with trainee.page.expect_download() as download:
        trainee.link("PDF").click()
    download.value.save_as(tmp_path / "debrief.pdf")
    reader = pypdf.PdfReader(tmp_path / "debrief.pdf")
    assert "Awa Ndiaye" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_trainer_looks_at_a_class(lived_in: Installation, visitors: Visitors) -> None:
    trainer = visitors(lived_in, "en").sign_in("trainer")
    trainer.speaks("en")
    trainer.open(f"/practice/{CLASS}").link("Class").click()
    expect(trainer.page.locator(".class-table tbody tr")).to_have_count(4)
    for heading in ("Scores", "Time to discovery", "What was missed most"):
        expect(trainer.heading(heading)).to_be_visible()
    fine(trainer)
    answer = trainer.page.request.get(lived_in.address + f"/practice/{CLASS}/class.csv")
    assert len(list(csv.DictReader(io.StringIO(answer.body().decode("utf-8-sig"))))) == 4
    for box in trainer.page.locator("input[name=attempt]").all()[:2]:
        box.check()
    trainer.button("Compare the two that are ticked").click()
    expect(trainer.heading("Points by criterion")).to_be_visible()
    expect(trainer.page.locator(".sides li")).to_have_count(2)
    trainer.open(f"/practice/{CLASS}/calibration")
    expect(trainer.heading("How hard it is")).to_be_visible()
    fine(trainer)
