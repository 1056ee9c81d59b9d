"""Keyboard alone: sign in, begin practice, let time pass, draw a sample, write the record. The focus is always seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.stories.installation import Installation
from tests.stories.visitor import Visitor, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what a browser does with a page does not depend on the database

FOCUSED = """() => {
  const at = document.activeElement;
  const marks = (node) => { const style = getComputedStyle(node); return style.boxShadow !== "none"
    || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0); };
  const box = at.getBoundingClientRect();
  return {
    tag: at.localName, id: at.id, name: at.getAttribute("name") || "", value: at.getAttribute("value") || "",
    text: (at.getAttribute("aria-label") || at.innerText || "").trim(), form: at.form?.dataset.form || "",
    marked: [at, at.closest(".tile"), at.closest("label")].some((node) => node && marks(node)),
    inside: box.bottom > 0 && box.top < innerHeight,
  };
}"""
MOST_TABS = 120

Focus = dict[str, object]


class Keyboard:
    """Hands that only type. Each step asserts that the focus is somewhere and can be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def focus(self) -> Focus:
        found: Focus = self.page.evaluate(FOCUSED)
        assert found["tag"] != "body", "the focus is lost"
        return found

    def tab_to(self, wanted: Callable[[Focus], bool], what: str, key: str = "Tab") -> None:
        passed = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press(key)
            if self.page.evaluate("() => document.activeElement === document.body"):
                continue  # the end of the page: the next key begins at its top again
            found = self.focus()
            assert found["marked"], f"nobody sees that the focus is on {found}"
            assert found["inside"], f"the focus is outside of the window: {found}"
            if wanted(found):
                return
            passed.append(found["text"] or found["name"] or found["tag"])
        pytest.fail(f"{what} cannot be reached with {key}; passed {passed[:60]}")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)


def test_practice_needs_no_mouse(fresh: Installation, visitors: Visitors):
    trainee = visitors(fresh, reduced_motion="reduce").open("/account/sign-in")
    trainee.speaks("en")
    trainee.page.reload()
    keys = Keyboard(trainee.page)
    sign_in(fresh, trainee, keys)
    begin(trainee, keys)
    run_until_something_is_due(trainee, keys)
    draw_sample(trainee, keys)
    write_record(trainee, keys)


def sign_in(at: Installation, trainee: Visitor, keys: Keyboard) -> None:
    keys.press("Tab")
    assert keys.focus()["text"] == "Skip to the content"
    keys.tab_to(lambda focus: focus["name"] == "login", "the address")
    keys.type("trainee@example.org")
    keys.tab_to(lambda focus: focus["name"] == "password", "the password")
    keys.type(at.password)
    keys.press("Enter")
    expect(trainee.heading("My path")).to_be_visible()


def begin(trainee: Visitor, keys: Keyboard) -> None:
    keys.tab_to(lambda focus: focus["text"] == "Practise", "the next step")
    keys.press("Enter")
    expect(trainee.heading("The situation")).to_be_visible()
    keys.tab_to(lambda focus: focus["text"] == "Begin", "the button that begins")
    keys.press("Enter")
    expect(trainee.page.locator("#room")).to_be_visible()


def run_until_something_is_due(trainee: Visitor, keys: Keyboard) -> None:
    """One hour by the button, then on by single keys until the first entry of the record is due."""
    clock = trainee.page.locator("#clock")
    keys.tab_to(lambda focus: str(focus["text"]).startswith("Forward") and "+1" in str(focus["text"]), "one hour on")
    keys.press("Enter")
    expect(clock).to_contain_text("01:00")
    assert keys.focus()
    keys.press("k")
    expect(clock).not_to_contain_text("01:00")
    for _ in range(12):
        if trainee.page.locator("#tab-record .count").count():
            return
        before = clock.inner_text()
        keys.press("f")
        expect(clock).not_to_have_text(before)
        expect(trainee.page.locator("#run")).to_have_attribute("aria-pressed", "false")
        assert keys.focus()
    pytest.fail("No entry of the record fell due.")


def draw_sample(trainee: Visitor, keys: Keyboard) -> None:
    keys.press("2")
    assert keys.focus()
    keys.tab_to(lambda focus: focus["name"] == "checks", "the first check")
    keys.press("Space")
    keys.tab_to(lambda focus: focus["text"] == "Draw the sample", "the button that draws")
    keys.press("Enter")
    expect(trainee.page.locator("#news")).to_contain_text("The sample is drawn.")
    expect(trainee.page.locator("#samples [data-key=S1]")).to_be_visible()
    assert keys.focus()


def write_record(trainee: Visitor, keys: Keyboard) -> None:
    keys.press("3")
    assert keys.focus()
    entry = trainee.page.locator("#record form[data-form=record]").first
    fields = entry.locator("[inputmode=decimal]").count()
    assert fields
    for number in range(fields):
        keys.tab_to(lambda focus: focus["tag"] == "input" and focus["form"] == "record", f"field {number + 1}")
        keys.type("7")
    keys.tab_to(lambda focus: focus["text"] == "Write this entry", "the button that writes")
    keys.press("Enter")
    expect(trainee.page.locator("#news")).to_contain_text("The entry is written.")
    assert keys.focus()
