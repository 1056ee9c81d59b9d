"""A hub's hands-on course: a call, twenty seats of thirty who apply, weeks on site, signed practice, half a year on."""

import csv
import datetime
import io
import re
from itertools import islice

import pytest
from playwright.sync_api import Page, expect

from seedtrain.programmes.demonstration.people import HEADINGS, Participant, participants, row
from tests.stories.axe import overflow_px, violations
from tests.stories.installation import Installation
from tests.stories.mail import await_letter
from tests.stories.time_passes import let_begin, let_end, let_pass
from tests.stories.visitor import PHONE, Visitor, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # a whole course runs on both in onsite/tests/test_a_whole_course_on_site.py

SLUG, NAME = "hands-on-of-the-story", "Hands-on course of the story"
RUN = f"/editions/{SLUG}/run"
TABLET = {"width": 768, "height": 1024}
APPLIED, SEATS, SKIPPED = 30, 20, 100  # people whom the demonstration does not know
NOT_YET = 7  # the number of the one participant who does not show it
FAILS = "Touched the face without changing gloves; once more next week."
FIRST_DAY = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=100)


def fine(visitor: Visitor) -> None:
    assert not violations(visitor.page), visitor.path
    assert overflow_px(visitor.page) <= 0, visitor.path


def figure(page: Page, label: str) -> str:
    return page.locator(".stat", has=page.get_by_text(label, exact=True)).locator("b").first.inner_text()


def test_a_hands_on_course_from_the_call_to_the_follow_up(fresh: Installation, visitors: Visitors):
    who = list(islice(participants(), SKIPPED, SKIPPED + APPLIED))
    hub = visitors(fresh).sign_in("hub")
    call(hub)
    apply(hub, who)
    accept(hub)
    first = who[0]
    place = hold_seat(visitors, fresh, first)
    invite_assessor(hub, visitors, fresh)
    write_letters(hub, visitors, fresh, first, place)
    let_begin(fresh, SLUG, datetime.timedelta(days=22))
    attend(hub)
    participant = visitors(fresh, "en", PHONE)
    keep_log(participant, place)
    assess(visitors(fresh, size=TABLET).sign_in("assessor"), who)
    let_end(fresh, SLUG, days_ago=1)
    decide(hub)
    certify(hub, fresh, who)
    follow_up(hub, participant, visitors, fresh, first)


def call(hub: Visitor) -> None:
    """A draft from the template, of an accredited course, published."""
    page = hub.open("/desk").page
    hub.link("Hub hands-on course").click()
    for name, value in (("name", NAME), ("slug", SLUG), ("starts_on", FIRST_DAY.isoformat())):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=time_zone]").select_option("Asia/Seoul")
    hub.button("Make the draft").click()
    set_course(hub)
    hub.open(RUN)
    hub.button("Publish").click()
    hub.open(f"/editions/{SLUG}")
    expect(hub.link("Register")).to_be_visible()  # the call is open


def apply(hub: Visitor, who: list[Participant]) -> None:
    """Thirty, of whom a person decides."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADINGS, *map(row, who)])
    page = hub.open(f"{RUN}/registrations/import").page
    page.locator("input[name=file]").set_input_files(
        [{"name": "applied.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode()}]
    )
    page.locator("[name=state]").select_option("submitted")
    hub.button("Show what is in it").click()
    hub.button("Add everybody").click()


def run_to_its_end(visitor: Visitor) -> None:
    expect(visitor.page.get_by_text(re.compile(r"^Finished\.$"))).to_be_visible(timeout=60_000)


def accept(hub: Visitor) -> None:
    """Twenty-one are ticked and twenty get a seat: nobody is placed twice. Ten are declined, with the reason."""
    page = hub.open(f"{RUN}/registrations?sort=number").page
    for number in range(1, SEATS + 2):
        page.locator(f"[name=number][value='{number}']").check()
    hub.button("Confirm").click()
    page.locator("form button.main").click()
    run_to_its_end(hub)
    hub.open(RUN)
    assert figure(page, "Confirmed") == str(SEATS)
    hub.open(f"{RUN}/registrations?state=submitted")
    page.locator("[name=which]").select_option("all")
    hub.button("Decline").click()
    page.locator("[name=reason]").fill("All twenty seats are taken this year; the next call opens in spring.")
    page.locator("form button.main, form button.danger").click()
    run_to_its_end(hub)
    hub.open(f"{RUN}/registrations?state=declined")
    hub.sees(f"{APPLIED - SEATS} registrations")


def hold_seat(visitors: Visitors, at: Installation, one: Participant) -> str:
    """She takes the seat by the link in her mail; who was declined reads why."""
    path = await_letter(at, one.email, rf"{re.escape(at.address)}(/mine/\S+)")
    participant = visitors(at, "en", PHONE).open(path)
    participant.button("Accept my place").click()
    participant.sees("The place is yours. Thank you for telling us.")
    fine(participant)
    return path


def invite_assessor(hub: Visitor, visitors: Visitors, at: Installation) -> None:
    page = hub.open(f"{RUN}/faculty").page
    page.locator("[name=name]").fill("Ingrid Solheim")
    page.locator("[name=email]").fill("assessor@example.org")
    page.locator("[name=role]").select_option("assessor")
    hub.button("Send the invitation").click()
    invited = visitors(at, "en", PHONE).open(path_in(at, "assessor@example.org", "/faculty/"))
    invited.page.locator("[name=answer][value=yes]").check()
    invited.page.locator("[name=has_interests][value=no]").check()
    invited.button("Send the answer").click()
    invited.sees("You confirmed.")


def path_in(at: Installation, address: str, start: str) -> str:
    return await_letter(at, address, rf"{re.escape(at.address)}({re.escape(start)}\S+)", says=NAME)


def write_letters(hub: Visitor, visitors: Visitors, at: Installation, one: Participant, place: str) -> None:
    """Twenty invitations; hers leads to her travel page, and whoever holds the paper finds it genuine."""
    page = hub.open(f"{RUN}/onsite/letters").page
    page.locator("form", has=page.locator("[name=kind][value=invitation]")).locator("button").click()
    run_to_its_end(hub)
    hub.open(f"{RUN}/onsite/letters")
    hub.sees("everybody who comes has one")
    address = page.locator("ul.rows a[href^='/letters/']").first.get_attribute("href")
    stranger = visitors(at, "en", PHONE).open(str(address))
    expect(stranger.page.get_by_text("Genuine")).to_be_visible()
    fine(stranger)
    participant = visitors(at, "en", PHONE).open(place + "/travel")
    letter = participant.page.locator("a[href*='paper.pdf']").first.get_attribute("href")
    assert participant.page.request.get(str(letter)).body().startswith(b"%PDF")
    arrives = datetime.datetime.combine(FIRST_DAY + datetime.timedelta(days=20), datetime.time(15, 40))
    participant.page.locator("[name=arrives_at]").fill(f"{arrives:%Y-%m-%dT%H:%M}")
    participant.page.locator("[name=arrives_by]").fill("XX 123")
    participant.page.locator("[name=diet]").fill("no fish")
    participant.button("Save").click()
    participant.sees("Kept. You can change it until you travel.")
    fine(participant)
    hub.open(f"{RUN}/onsite")
    hub.sees("no fish")
    expect(hub.page.get_by_text(one.name).first).to_be_visible()


def attend(hub: Visitor) -> None:
    """Paper sheets of all sessions, typed in."""
    page = hub.open(f"{RUN}/attendance").page
    for address in [link.get_attribute("href") for link in page.locator("table a[href$='/attendance']").all()]:
        hub.open(str(address))
        page.locator("[name=numbers]").fill(f"1-{SEATS}")
        page.locator("[name=mark]").select_option("present")
        page.locator("[name=source]").select_option("paper")
        page.locator("form", has=page.locator("[name=numbers]")).locator("button").click()
        assert figure(page, "Present") == str(SEATS)


def keep_log(participant: Visitor, place: str) -> None:
    participant.open(place + "/log")
    participant.page.locator("[name=text]").fill("Gowned for grade C, moved two carboys through the airlock.")
    participant.button("Save this day").click()
    participant.sees("Waits for a countersignature")
    fine(participant)


def assess(assessor: Visitor, who: list[Participant]) -> None:
    """On a tablet: the day in the log is countersigned; each is assessed and signed for; one does not show it yet."""
    assessor.open(f"/editions/{SLUG}/run/practical/log")
    assessor.button("Countersign").click()
    expect(assessor.heading("Countersigned")).to_be_visible()
    fine(assessor)
    page = assessor.page
    for number, one in enumerate(who[:SEATS], start=1):
        assessor.open(f"{RUN}/practical")
        page.get_by_role("link", name=one.name, exact=True).click()
        page.locator("a[href*='competency=']").first.click()
        if number == NOT_YET:
            page.locator("[name=outcome][value=not_yet]").check()
            page.locator("[name=note]").fill(FAILS)
        else:
            for box in page.locator("[name=seen]").all():
                box.check()
            page.locator("[name=outcome][value=shown]").check()
        page.locator("[name=equipment]").fill("Gowning room of the pilot plant")
        if number == 1:
            page.locator("[name=password]").fill("not her password")
            assessor.button("Sign", exact=True).click()
            assessor.sees("This is not your password.")
            expect(page.locator("[name=equipment]")).to_have_value("Gowning room of the pilot plant")
            fine(assessor)
        page.locator("[name=password]").fill(assessor.at.password)
        assessor.button("Sign", exact=True).click()
        expect(page.locator("[name=password]")).to_have_count(0)
    assessor.open(f"{RUN}/practical")
    expect(page.locator("a[href^='/assessments/']")).to_have_count(SEATS)


def decide(hub: Visitor) -> None:
    """As the rules propose: all but one passed."""
    page = hub.open(f"{RUN}/onsite/results").page
    for box in page.locator("[name=chosen]").all():
        box.check()
    hub.button("Decide").click()
    expect(page.locator("td .status.good", has_text="Passed")).to_have_count(SEATS - 1)


def certify(hub: Visitor, at: Installation, who: list[Participant]) -> None:
    """Participation for all twenty; achievement for the nineteen who showed it, naming the competency."""
    page = hub.page
    for kind, number in (("participation", SEATS), ("achievement", SEATS - 1)):
        hub.open(f"{RUN}/certificates?kind={kind}")
        assert figure(page, "Ready to issue") == str(number)
        hub.button(f"Issue {number} certificates").click()
        run_to_its_end(hub)
    hub.open(f"{RUN}/certificates?kind=achievement")
    failed = page.locator("tr", has=page.get_by_text(who[NOT_YET - 1].name))
    expect(failed.get_by_text("Not met")).to_be_visible()
    passed = page.locator("tr", has=page.get_by_text(who[0].name)).locator("a[href^='/certificates/']")
    hub.open(str(passed.get_attribute("href")))
    expect(page.get_by_text("level 3").first).to_be_visible()


def follow_up(hub: Visitor, participant: Visitor, visitors: Visitors, at: Installation, one: Participant) -> None:
    """Half a year on she says what she applied, and lets her superior be asked, who agrees."""
    let_pass(at, SLUG, datetime.timedelta(days=184))
    path = await_letter(at, one.email, rf"{re.escape(at.address)}(/mine/\S+/follow-up/6)", seconds=90)
    page = participant.open(path).page
    fine(participant)
    page.locator("[name=applied][value=yes], [name=applied][value=true], [name=applied][value=True]").first.check()
    page.locator("[name=what]").fill("Our gowning procedure follows the order we practised.")
    page.locator("[name=employer_name]").fill("A superior (fictional)")
    page.locator("[name=employer_email]").fill("superior@example.org")
    participant.button("Send").click()
    superior = visitors(at, "en", PHONE).open(path_in(at, "superior@example.org", "/employer/"))
    fine(superior)
    superior.page.locator("[name=applied]").first.check()
    superior.button("Send").click()
    hub.open(f"{RUN}/follow-up")
    six = hub.page.locator("tr", has=hub.page.get_by_role("rowheader", name="6", exact=True)).first
    expect(six.get_by_role("cell").nth(0)).to_have_text(str(SEATS))
    expect(six.get_by_role("cell").nth(1)).to_have_text("1")


def set_course(hub: Visitor) -> None:
    """Only accredited courses are offered."""
    page = hub.open(f"{RUN}/setup").page
    course = page.locator("[name=course_version]")
    label = course.locator("option", has_text="hands-on-mrna").inner_text()
    course.select_option(label=label)
    page.locator("form.form button.main").click()
    hub.sees("Kept.")
