"""The walk over every page: in which theme and size axe looks at it, and that nothing is wider than a phone."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from seedtrain.site.commands import ROOT
from tests.stories.addresses import EVERYBODY, Place, pages
from tests.stories.axe import overflow_px, source, violations, violations_in_both_themes
from tests.stories.installation import Installation
from tests.stories.visitor import DESK, PHONE, Visitor, Visitors

SCREENSHOTS = ROOT / "screenshots"
FEWEST_PAGES = 200  # a walk that finds fewer has lost its way


def walk(at: Installation, browser: Browser, language: str, keep: bool) -> list[str]:
    """What is wrong with the pages in a language: Arabic on a phone in the dark theme, others at a desk in both."""
    visitors = Visitors(browser)
    try:
        everybody = {who: arrives(visitors, at, who) for who in EVERYBODY}
        places = pages(at, {who: visitor.page for who, visitor in everybody.items()})
        assert len(places) >= FEWEST_PAGES
        for visitor in everybody.values():
            visitor.speaks(language)
        found = [line for place in places for line in judge(everybody[place.who], place, SCREENSHOTS if keep else None)]
    finally:
        complaints = visitors.leave()
    return found + complaints


def arrives(visitors: Visitors, at: Installation, who: str) -> Visitor:
    visitor = visitors(at, reduced_motion="reduce")
    visitor.page.context.add_init_script(source())  # costs less than to hand it to each page anew
    return visitor.sign_in(who) if who else visitor


def judge(visitor: Visitor, place: Place, keep: Path | None) -> list[str]:
    page, arabic = visitor.page, visitor.language == "ar"
    page.set_viewport_size(PHONE if arabic else DESK)
    page.emulate_media(color_scheme="dark" if arabic else "light")
    visitor.open(place.path)
    found = violations(page) if arabic else violations_in_both_themes(page)
    if page.get_attribute("html", "dir") != ("rtl" if arabic else "ltr"):
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
