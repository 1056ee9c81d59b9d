"""A participant with an Arabic phone, from the public page to the certificate. She never signs in."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from tests.stories.axe import overflow_px, violations
from tests.stories.installation import Installation
from tests.stories.mail import await_letter
from tests.stories.time_passes import let_begin, let_end
from tests.stories.visitor import PHONE, Visitor, Visitors

NAME, ADDRESS = "نورا البكري", "noura@example.org"
JOIN = "https://video.example.org/week-of-quality"
QUESTION = "كم مرة يجب أن نراجع الإجراءات التشغيلية القياسية؟"


def fine(visitor: Visitor) -> None:
    """Nothing that axe finds, nothing wider than the phone, in Arabic from the right."""
    assert not violations(visitor.page), visitor.path
    assert overflow_px(visitor.page) <= 0, visitor.path
    assert visitor.page.get_attribute("html", "dir") == "rtl"


@pytest.fixture
def slug(fresh: Installation) -> str:
    ((found,),) = fresh.ask("SELECT slug FROM programmes_edition WHERE slug LIKE %s", "week-of-quality%")
    return str(found)


def test_a_participant_in_arabic_from_the_call_to_the_certificate(fresh: Installation, visitors: Visitors, slug: str):
    participant = visitors(fresh, "ar", PHONE, reduced_motion="reduce")
    coordinator = visitors(fresh).sign_in("coordinator")
    coordinator.speaks("en")
    register(participant, slug)
    own_page = confirm_address(participant, fresh)
    first, *others = sessions_of(fresh, slug)
    let_begin(fresh, slug, datetime.timedelta(minutes=5))
    tell_the_link(coordinator, slug, first)
    join_and_ask(participant, own_page, slug, first)
    check_in(participant, coordinator, own_page, slug, first)
    let_end(fresh, slug, days_ago=2)
    attend(coordinator, participant, slug, own_page, others)
    give_feedback(participant, own_page)
    receive_certificate(participant, coordinator, fresh, slug)


def register(participant: Visitor, slug: str) -> None:
    participant.open("/programmes")
    fine(participant)
    participant.page.locator(f"a[href='/editions/{slug}']").first.click()
    fine(participant)
    participant.link("Register").click()
    fine(participant)
    participant.page.locator("[name=name]").fill(NAME)
    participant.page.locator("[name=email]").fill(ADDRESS)
    participant.button("Go on to the questions").click()
    fine(participant)
    participant.button("Hand in").click()  # with nothing filled in: told what is missing, nothing lost
    expect(participant.page.locator(".field.wrong, [aria-invalid=true]").first).to_be_visible()
    fine(participant)
    page = participant.page
    page.locator("[name=country]").select_option("TUN")
    page.locator("[name=sex][value=female]").check()
    page.locator("[name=employer]").fill("مختبرات الياسمين (خيالية)")
    page.locator("[name=job_title]").fill("مسؤولة ضمان الجودة")
    expect(page.locator("[name=area_of_work]").first).to_be_hidden()  # asked of manufacturers only
    page.locator("[name=kind_of_organisation][value=manufacturer]").check()
    page.locator("[name=area_of_work][value=qa]").check()
    page.locator("[name=consent]").check()
    participant.button("Hand in").click()
    expect(participant.heading("Look into your mail")).to_be_visible()
    fine(participant)


def confirm_address(participant: Visitor, at: Installation) -> str:
    """The mail's link opens her own page; a press there makes the registration count."""
    path = await_letter(at, ADDRESS, rf"{re.escape(at.address)}(/mine/\S+)")
    participant.open(path)
    fine(participant)
    participant.button("This is my address").click()
    participant.sees("Your address is confirmed.")
    participant.sees("Confirmed")
    fine(participant)
    assert path == await_letter(at, ADDRESS, rf"{re.escape(at.address)}(/mine/\S+)")
    return path


def sessions_of(at: Installation, slug: str) -> list[str]:
    """The codes of those that count, in their order."""
    statement = (
        "SELECT s.code FROM programmes_session s JOIN programmes_edition e ON e.id = s.edition_id "
        "WHERE e.slug = %s AND s.counts ORDER BY s.starts_at"
    )
    return [str(code) for (code,) in at.ask(statement, slug)]


def tell_the_link(coordinator: Visitor, slug: str, session: str) -> None:
    coordinator.open(f"/editions/{slug}/run/sessions/{session}/change")
    coordinator.page.locator("[name=join_link]").fill(JOIN)
    coordinator.page.locator("form.form button.main").click()
    coordinator.sees("Kept.")


def join_and_ask(participant: Visitor, own_page: str, slug: str, session: str) -> None:
    """The joining link is on her page and in her calendar; a stranger's calendar has none. Then she asks."""
    participant.open(own_page)
    expect(participant.link("Join the session")).to_have_attribute("href", JOIN)
    hers = participant.page.request.get(participant.link("Put the sessions into my calendar").get_attribute("href"))
    assert JOIN in hers.text().replace("\r\n ", "")
    for path in (f"/editions/{slug}/sessions/{session}", f"/editions/{slug}/calendar.ics"):
        assert JOIN not in participant.page.request.get(path).text().replace("\r\n ", "")
    participant.link("Ask the faculty").click()
    fine(participant)
    participant.page.locator("[name=text]").fill(QUESTION)
    participant.button("Ask").click()
    participant.sees("Waits for an answer")
    expect(participant.page.get_by_text(QUESTION).first).to_be_visible()
    fine(participant)


def check_in(participant: Visitor, coordinator: Visitor, own_page: str, slug: str, session: str) -> None:
    """She types the six figures that the session shows; others' figures are refused and nothing is lost."""
    coordinator.open(f"/editions/{slug}/run/sessions/{session}/code")
    figures = coordinator.page.locator(".shown-code .figures").inner_text()
    participant.open(own_page)
    participant.page.locator("[name=figures]").fill("000000" if figures != "000000" else "000001")
    participant.button("Check in").click()
    expect(participant.page.locator("[name=figures]")).to_be_visible()
    participant.page.locator("[name=figures]").fill(figures)
    participant.button("Check in").click()
    participant.sees("Checked in")
    participant.open(own_page)
    fine(participant)
    coordinator.open(f"/editions/{slug}/run/sessions/{session}/attendance")
    expect(coordinator.page.locator(".stat b").first).to_have_text("1")


def attend(coordinator: Visitor, participant: Visitor, slug: str, own_page: str, sessions: list[str]) -> None:
    """Of the others the coordinator knows by hand, and says why."""
    participant.open(own_page)
    number = participant.page.locator(".number").first.inner_text().strip("#")
    for session in sessions:
        coordinator.open(f"/editions/{slug}/run/sessions/{session}/attendance")
        coordinator.page.locator("[name=numbers]").fill(number)
        coordinator.page.locator("[name=mark]").select_option("present")
        coordinator.page.locator("[name=source]").select_option("hand")
        coordinator.page.locator("[name=reason]").fill("Joined from a shared screen in the meeting room.")
        coordinator.page.locator("form", has=coordinator.page.locator("[name=numbers]")).locator("button").click()


def give_feedback(participant: Visitor, own_page: str) -> None:
    participant.open(own_page)
    expect(participant.heading("Your feedback")).to_be_visible()
    participant.link("Feedback on the whole").click()
    fine(participant)
    participant.page.locator("[name=useful][value='5']").check()
    participant.button("Send").click()
    fine(participant)
    participant.open(own_page)
    expect(participant.link("Feedback on the whole")).to_have_count(0)


def receive_certificate(participant: Visitor, coordinator: Visitor, at: Installation, slug: str) -> None:
    coordinator.open(f"/editions/{slug}/run/certificates")
    coordinator.page.locator("form[action$='/issue'] button.main").click()
    expect(coordinator.page.get_by_text("Finished.", exact=True)).to_be_visible(timeout=60_000)
    participant.open(await_letter(at, ADDRESS, rf"{re.escape(at.address)}(/certificates/\S+)"))
    expect(participant.page.get_by_text(NAME).first).to_be_visible()
    participant.sees("Certificate of participation")
    fine(participant)
    paper = participant.page.request.get(participant.page.locator("a[href*='paper.pdf']").get_attribute("href"))
    assert paper.body().startswith(b"%PDF")
