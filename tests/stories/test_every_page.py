"""Every page, in English and Arabic, light and dark, wide and on a phone: axe finds nothing, nothing sticks out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from seedtrain.site.commands import ROOT
from tests.stories.addresses import EVERYBODY, Place, pages
from tests.stories.axe import overflow_px, violations_in_both_themes
from tests.stories.installation import Installation
from tests.stories.visitor import DESK, PHONE, Visitor, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what a page looks like and weighs does not depend on the database

SCREENSHOTS = ROOT / "screenshots"
FEWEST_PAGES = 55  # a walk that finds fewer has lost its way


@pytest.fixture(scope="module")
def everybody(lived_in: Installation, browser: Browser) -> Iterator[dict[str, Visitor]]:
    """A browser for each person who opens pages, signed in."""
    visitors = Visitors(browser)
    made = {who: visitors(lived_in, reduced_motion="reduce") for who in EVERYBODY}
    for who, visitor in made.items():
        if who:
            visitor.sign_in(who)
    yield made
    assert not (complaints := visitors.leave()), "\n".join(complaints)


@pytest.fixture(scope="module")
def places(lived_in: Installation, everybody: dict[str, Visitor]) -> list[Place]:
    found = pages(lived_in, {who: visitor.page for who, visitor in everybody.items()})
    assert len(found) >= FEWEST_PAGES
    return found


@pytest.mark.parametrize(("language", "size"), [("en", DESK), ("ar", PHONE)], ids=["English", "Arabic"])
def test_every_page_is_accessible_in_both_themes(
    everybody: dict[str, Visitor],
    places: list[Place],
    language: str,
    size: dict[str, int],
    request: pytest.FixtureRequest,
):
    for visitor in everybody.values():
        visitor.speaks(language)
    keep = SCREENSHOTS if request.config.getoption("--screenshots", default=False) else None
    found = [line for place in places for line in judge(everybody[place.who], place, size, keep)]
    assert not found, f"{len(places)} pages were judged:\n" + "\n".join(found)


def judge(visitor: Visitor, place: Place, size: dict[str, int], keep: Path | None) -> list[str]:
    page = visitor.page
    page.set_viewport_size(size)
    visitor.open(place.path)
    found = violations_in_both_themes(page)
    if page.get_attribute("html", "dir") != ("rtl" if visitor.language == "ar" else "ltr"):
        found.append("the page does not run in the direction of its language")
    if keep:
        page.set_viewport_size(DESK)
        take(visitor, keep / f"{file_name(place)}.{visitor.language}.1280.png")
    page.set_viewport_size(PHONE)
    if (beyond := overflow_px(page)) > 0:
        found.append(f"wider than a phone by {beyond} px")
    if keep:
        take(visitor, keep / f"{file_name(place)}.{visitor.language}.360.png")
    return [f"{place.path} ({place.who or 'stranger'}): {line}" for line in found]


def take(visitor: Visitor, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    visitor.page.screenshot(path=path, full_page=True)


def file_name(place: Place) -> str:
    readable = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", place.path.strip("/") or "home")
    return re.sub(r"[^A-Za-z0-9_-]+", ".", f"{place.who or 'stranger'}.{readable}")
