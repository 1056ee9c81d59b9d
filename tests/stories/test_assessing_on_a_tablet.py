"""An assessor signs on a tablet beside the equipment, corrects what was wrong, and is told where she may not sign."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from tests.stories.axe import overflow_px, violations_in_both_themes
from tests.stories.installation import Installation
from tests.stories.visitor import PHONE, Visitor, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what a page looks like does not depend on the database

TABLET = {"width": 768, "height": 1024}
TOUCH_PX = 40  # the smallest height of what a gloved finger presses
CODE, OTHER = "USP-CC-01", "DSP-CH-01"  # she holds the first, confirmed; not the second


@pytest.fixture
def edition(fresh: Installation) -> tuple[str, dict[str, UUID]]:
    """The hub's call, in which two competencies (by code) are assessed and everybody is confirmed."""
    competencies = {}
    found = fresh.ask("SELECT id, slug FROM programmes_edition WHERE slug LIKE %s", "hub-hands-on-%")
    ((edition, slug),) = found
    fresh.change("UPDATE programmes_registration SET state = 'confirmed' WHERE edition_id = %s", edition)
    ((session,),) = fresh.ask("SELECT id FROM programmes_session WHERE edition_id = %s ORDER BY place LIMIT 1", edition)
    for code in (CODE, OTHER):
        ((competency,),) = fresh.ask(
            "SELECT c.id FROM standards_competency c JOIN standards_framework f ON f.id = c.framework_id "
            "WHERE c.code = %s AND f.code = 'bio-starter'",
            code,
        )
        fresh.change(
            "INSERT INTO programmes_session_competencies (session_id, competency_id) VALUES (%s, %s)",
            session,
            competency,
        )
        competencies[code] = UUID(str(competency))
    return str(slug), competencies


def looks_right(page: Page) -> None:
    """On the tablet and on a phone: nothing sticks out, axe finds nothing, and what is pressed is large enough."""
    for size in (TABLET, PHONE):
        page.set_viewport_size(size)
        assert overflow_px(page) <= 0, f"{page.url} is wider than {size['width']} px"
        assert violations_in_both_themes(page) == []
        for one in page.locator("main form label:has(input), main form .choice label, main .columns .button").all():
            box = one.bounding_box()
            assert box is not None and box["height"] >= TOUCH_PX, one.inner_text()
    page.set_viewport_size(TABLET)


def sheet_of(visitor: Visitor, edition: str, person: str, competency: UUID, level: int) -> None:
    visitor.open(f"/editions/{edition}/run/practical")
    looks_right(visitor.page)
    visitor.page.get_by_role("link", name=person, exact=True).first.click()
    looks_right(visitor.page)
    visitor.page.locator(f'main a[href*="competency={competency}&level={level}"]').click()


def test_she_signs_is_refused_and_corrects(
    fresh: Installation, edition: tuple[str, dict[str, UUID]], visitors: Visitors
) -> None:
    slug, competencies = edition
    assessor = visitors(fresh, size=TABLET, has_touch=True).sign_in("assessor")
    assessor.speaks("en")
    page = assessor.open(f"/editions/{slug}/run/practical").page
    person = page.locator("main .columns .button").first.inner_text()

    sheet_of(assessor, slug, person, competencies[CODE], 2)
    looks_right(page)
    for box in page.locator("[name=seen]").all():
        box.tap()
    page.get_by_label("Shown", exact=True).check()
    page.get_by_label("Equipment").fill("Bioreactor of the training suite")
    page.get_by_label("Your password").fill("not hers")
    assessor.button("Sign").tap()
    assessor.sees("This is not your password. Nothing was signed; what you ticked is kept. Type it again.")
    expect(page.locator("[name=seen]").first).to_be_checked()
    looks_right(page)
    page.get_by_label("Your password").fill(fresh.password)
    assessor.button("Sign").tap()
    assessor.sees("Signed, in your name.")

    page.locator("main .rows a").first.click()
    looks_right(page)
    assessor.link("Correct by a new sheet").click()
    looks_right(page)
    page.get_by_label("Why the earlier sheet is wrong").fill("It was another participant.")
    page.get_by_label("Not yet", exact=True).check()
    page.get_by_label("Your password").fill(fresh.password)
    assessor.button("Sign").tap()
    expect(page.locator("main .rows .status").nth(1)).to_have_text(re.compile("Corrected"))

    sheet_of(assessor, slug, person, competencies[OTHER], 3)
    expect(page.get_by_text("An assessor holds")).to_be_visible()
    looks_right(page)
