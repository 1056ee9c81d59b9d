"""A yearly marathon at its real size: from the template to certificates, published answers and forty chosen."""

import csv
import datetime
import io
import json
import re
from collections import Counter
from urllib.parse import urlsplit

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.stories import marathon
from tests.stories.installation import Installation
from tests.stories.mail import await_letter
from tests.stories.marathon import Reckoned, Registered
from tests.stories.visitor import PHONE, Visitor, Visitors

SLUG, ZONE = "gmp-marathon-of-the-story", "Africa/Lagos"
RUN = f"/editions/{SLUG}/run"
FIRST_DAY = datetime.datetime.now(datetime.UTC).date() - datetime.timedelta(days=28)  # so that part 1 has been held
FIRST_HOUR, DAYS = 12, (0, 2, 7, 9, 14, 16, 21, 23)  # as the template says
QUIZ_OF, SEATS, MOST_OF_ONE_COUNTRY, WOMEN = 20, 40, 5, 0.5
LECTURER = "lecturer@example.org"


def upload(page: Page, field: str, name: str, content: bytes) -> None:
    page.locator(f"input[name={field}]").set_input_files([{"name": name, "mimeType": "text/csv", "buffer": content}])


def figure(page: Page, label: str) -> str:
    """The number that stands above this label."""
    return page.locator(".stat", has=page.get_by_text(label, exact=True)).locator("b").first.inner_text()


def test_a_marathon_from_the_template_to_the_certificates(fresh: Installation, visitors: Visitors):
    people = marathon.registered()
    expected = marathon.reckon(people)
    coordinator = visitors(fresh).sign_in("coordinator")
    coordinator.speaks("en")
    coordinator.page.context.set_default_timeout(30_000)
    make_and_open(coordinator)
    register(coordinator, people)
    attend(coordinator, people, expected)
    count(coordinator, fresh, people, expected)
    certify(coordinator, visitors, fresh, expected)
    answer(coordinator, visitors, fresh, people)
    choose(coordinator, people, expected)


def make_and_open(coordinator: Visitor) -> None:
    page = coordinator.open("/desk").page
    coordinator.link("Virtual cGMP training marathon").click()
    page.locator("[name=name]").fill("GMP marathon of the story")
    page.locator("[name=slug]").fill(SLUG)
    page.locator("[name=starts_on]").fill(FIRST_DAY.isoformat())
    page.locator("[name=time_zone]").select_option(ZONE)
    coordinator.button("Make the draft").click()
    expect(page).to_have_url(re.compile(f"{RUN}$"))
    coordinator.button("Publish").click()
    coordinator.link("See the public page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("GMP marathon of the story")


def register(coordinator: Visitor, people: list[Registered]) -> None:
    """A sheet with mistakes brings in nobody and names its lines; the mended one brings in everybody."""
    page = coordinator.open(f"{RUN}/registrations/import").page
    upload(page, "file", "registered.csv", marathon.sheet_with_mistakes(people))
    page.locator("[name=state]").select_option("confirmed")
    coordinator.button("Show what is in it").click()
    coordinator.sees("3 lines must be mended before any is stored.")
    wrong = page.locator("tr", has=page.locator(".status.bad"))
    assert [one.inner_text().split()[0] for one in wrong.all()] == ["3", "5", "7"]
    coordinator.open(f"{RUN}/registrations")
    expect(page.get_by_text("Nobody")).to_be_visible()

    coordinator.open(f"{RUN}/registrations/import")
    upload(page, "file", "registered.csv", marathon.sheet(people))
    page.locator("[name=state]").select_option("confirmed")
    coordinator.button("Show what is in it").click()
    coordinator.sees(f"{len(people)} people would be added. Nothing is stored yet.")
    coordinator.button("Add everybody").click()
    coordinator.open(RUN)
    assert figure(page, "Confirmed") == str(len(people))


def start_of(session: int) -> datetime.datetime:
    """By the clock of the event, which the video tool's account keeps too."""
    day = FIRST_DAY + datetime.timedelta(days=DAYS[session - 1])
    return datetime.datetime.combine(day, datetime.time(FIRST_HOUR))


def attend(coordinator: Visitor, people: list[Registered], expected: Reckoned) -> None:
    """Eight reports. In the first, three mistyped names and a robot are settled by a person; the others remember it."""
    page = coordinator.page
    for session in range(1, marathon.SESSIONS + 1):
        coordinator.open(f"{RUN}/sessions/{session}/attendance")
        upload(page, "reports", *marathon.report(people, session, start_of(session)))
        page.locator("[name=zone]").fill(ZONE)
        coordinator.button("Show what is in them").click()
        coordinator.button("Bring them in").click()
        expect(page).to_have_url(re.compile(f"/sessions/{session}/attendance$"))
        if session == 1:
            settle(coordinator, people)
        expect(page.get_by_role("heading", name="Whose lines are these?")).to_have_count(0)
        assert figure(page, "Present") == str(expected.present[session]), session
    upload(page, "reports", *marathon.report(people, session, start_of(session)))
    page.locator("[name=zone]").fill(ZONE)
    coordinator.button("Show what is in them").click()
    expect(page.get_by_text("This file is already counted for this session")).to_be_visible()


def settle(coordinator: Visitor, people: list[Registered]) -> None:
    page = coordinator.page
    for number in marathon.MISTYPED:
        one = people[number - 1]
        guest = page.locator("li", has=page.get_by_role("heading", name=marathon.mistyped(one.who.name), exact=True))
        guest.get_by_role("button", name=f"{one.who.name} ({number})").click()
        expect(guest.get_by_role("button", name=f"{one.who.name} ({number})")).to_have_count(0)
    robot = page.locator("li", has=page.get_by_role("heading", name=marathon.ROBOT.name, exact=True))
    robot.get_by_role("button", name="Nobody: set aside").click()


def count(coordinator: Visitor, at: Installation, people: list[Registered], expected: Reckoned) -> None:
    """The page says what was reckoned, and the command finds the same from the rows."""
    page = coordinator.open(f"{RUN}/numbers").page
    assert figure(page, "Registered") == str(len(people))
    assert figure(page, "Attended at least one session") == str(len(expected.attended))
    assert figure(page, "Average per session") == str(expected.average)
    assert figure(page, "Completed") == str(len(expected.completed))
    sexes = Counter(one.who.sex for one in expected.attended)
    countries = Counter(one.who.country for one in expected.attended)
    told = at.command("numbers", SLUG, "--json")
    assert told.returncode == 0, told.stdout + told.stderr
    both = json.loads(told.stdout)
    assert both["equal"]
    assert both["page"]["by_sex"] == dict(sexes)
    assert both["page"]["by_country"] == dict(countries)
    assert sum(both["page"]["by_region"].values()) == len(expected.attended)
    assert both["page"]["sessions"] == {str(session): number for session, number in expected.present.items()} | {
        code: 0 for code in both["page"]["sessions"] if code.startswith("part-2")
    }


def certify(coordinator: Visitor, visitors: Visitors, at: Installation, expected: Reckoned) -> None:
    """Whoever was in five of eight sessions gets one; its link needs no account, and a stranger finds it genuine."""
    page = coordinator.open(f"{RUN}/certificates").page
    due = len(expected.completed)
    assert figure(page, "Ready to issue") == str(due)
    coordinator.button(f"Issue {due} certificates").click()
    expect(page.get_by_text("Finished.", exact=True)).to_be_visible(timeout=180_000)
    coordinator.open(f"{RUN}/certificates")
    assert [figure(page, name) for name in ("Ready to issue", "Issued")] == ["0", str(due)]
    holder = next(one for one in expected.completed if one.who.language == "fr")
    address = await_letter(at, holder.who.email, r"(http://\S+/certificates/\S+)", seconds=120)
    parts = urlsplit(address)
    reader = visitors(at, "fr", PHONE).open(f"{parts.path}?{parts.query}")
    expect(reader.page.get_by_text(holder.who.name).first).to_be_visible()
    with reader.page.expect_download() as download:
        reader.page.locator("a[href*='signed.json']").click()
    stranger = visitors(at).open("/verify")
    stranger.page.locator("input[type=file]").set_input_files(download.value.path())
    stranger.button("Check").click()
    stranger.sees("Accepted. The credential is genuine, unchanged and within its dates.")


def answer(coordinator: Visitor, visitors: Visitors, at: Installation, people: list[Registered]) -> None:
    """Two ask alike during session 3; one answer by a lecturer without an account, reviewed, published, found."""
    rows = [["Question", "Asker Name", "Asker Email"]]
    rows += [["How long may a sterile filter be kept wetted?", one.who.name, one.who.email] for one in people[:1]]
    rows += [["How long may a sterile filter be kept wet?", one.who.name, one.who.email] for one in people[1:2]]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    page = coordinator.open(f"{RUN}/questions/import").page
    upload(page, "file", "questions.csv", text.getvalue().encode())
    page.locator("[name=session]").select_option("3")
    page.locator("form.form button.main").click()
    coordinator.open(f"{RUN}/faculty")
    page.locator("[name=name]").fill("Rosalind Achterberg")
    page.locator("[name=email]").fill(LECTURER)
    page.locator("[name=role]").select_option("lecturer")
    coordinator.button("Send the invitation").click()
    lecturer = visitors(at, "en", PHONE).open(path_in(at, LECTURER, "/faculty/"))
    lecturer.page.locator("[name=answer][value=yes]").check()
    lecturer.page.locator("[name=has_interests][value=no]").check()
    lecturer.button("Send the answer").click()
    lecturer.sees("You confirmed.")

    coordinator.open(f"{RUN}/questions")
    coordinator.button("Put together into one entry").click()
    coordinator.open(f"{RUN}/answers")
    page.get_by_role("checkbox").first.check()
    page.locator("[name=to]").select_option(label="Rosalind Achterberg")
    coordinator.button("Send the chosen ones").click()
    lecturer.open(path_in(at, LECTURER, "/answers/asked/"))
    lecturer.page.locator("textarea").first.fill("As long as your validation of the hold time shows, and no longer.")
    lecturer.page.locator("form.form button.main").click()
    coordinator.open(f"{RUN}/answers")
    page.get_by_role("link", name="How long may a sterile filter").first.click()
    coordinator.link("Review it").click()
    page.locator("form button.main").click()
    coordinator.button("Publish in the library").click()
    stranger = visitors(at, "en", PHONE).open("/answers")
    stranger.page.locator("input[type=search]").first.fill("sterile filter")
    stranger.page.keyboard.press("Enter")
    stranger.page.get_by_role("link", name="How long may a sterile filter").first.click()
    expect(stranger.page.get_by_text("As long as your validation of the hold time shows")).to_be_visible()
    assert path_in(at, people[1].who.email, "/answers/") == urlsplit(stranger.page.url).path


def path_in(at: Installation, address: str, start: str) -> str:
    """The path of the link in the newest letter to the address that begins so."""
    return await_letter(at, address, rf"{re.escape(at.address)}({re.escape(start)}\S+)")


def choose(coordinator: Visitor, people: list[Registered], expected: Reckoned) -> None:
    """Forty by presence and quiz, at most five of a country and half of them women; each with reasons."""
    points = {one.number: (one.number * 7) % (QUIZ_OF + 1) for one in expected.completed}
    text = io.StringIO()
    csv.writer(text).writerows([["number", "points", "of"], *([n, p, QUIZ_OF] for n, p in points.items())])
    page = coordinator.open(f"{RUN}/selection").page
    upload(page, "file", "quiz.csv", text.getvalue().encode())
    page.locator("[name=code]").fill("quiz-final")
    coordinator.button("Bring in").click()
    page.get_by_role("link", name="Part 2").click()
    for name, value in (("seats", SEATS), ("country", MOST_OF_ONE_COUNTRY), ("women", WOMEN * 100), ("gate", 60)):
        page.locator(f"[name={name}]").fill(str(int(value)))
    coordinator.button("Propose").click()
    expect(page.get_by_text(f"{SEATS} chosen for {SEATS} seats.")).to_be_visible()
    coordinator.button("Compute again and compare").click()
    coordinator.sees("Computed again from what was kept, the list is the same.")
    coordinator.button("Decide: give these places").click()
    coordinator.sees(f"{SEATS} places are given.")
    with page.expect_download() as download:
        coordinator.link("As a spreadsheet").click()
    rows = list(load_workbook(io.BytesIO(download.value.path().read_bytes())).active.iter_rows(values_only=True))[1:]
    chosen = [people[int(row[0]) - 1] for row in rows if row[3] == "yes"]
    assert len(rows) == len(people)
    assert all(row[4] for row in rows), "somebody has no reason"
    assert len(chosen) == SEATS
    assert max(Counter(one.who.country for one in chosen).values()) <= MOST_OF_ONE_COUNTRY
    assert sum(one.who.sex == "female" for one in chosen) >= WOMEN * SEATS
    assert {one.number for one in chosen} <= {one.number for one in expected.completed}
