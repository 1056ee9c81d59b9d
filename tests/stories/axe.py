"""axe-core on the page that a visitor looks at: WCAG 2.2 A and AA, and the rules' own best practices."""

from functools import cache

import pytest
from playwright.sync_api import Page

from seedtrain.site.commands import ROOT

SOURCE = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async ({ tags, rules }) => {
  document.getAnimations().forEach((animation) => animation.finish()); // a colour on its way is not the page's colour
  const found = await axe.run(document, {
    runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: tags },
    ...(rules ? {} : { rules: { "target-size": { enabled: true } } }),
    resultTypes: ["violations"],
    preload: false, // only a rule that is not run would want the style sheets again
  });
  return found.violations.map(({ id, help, nodes }) => `${id} (${help}): ` + nodes.slice(0, 3).map(
    (node) => node.target.join(" ") + " " + node.html.slice(0, 160) + " " + (node.any[0]?.message ?? "")).join(" | "));
}"""
OF_COLOUR = ["color-contrast", "link-in-text-block"]  # all that another theme can change


@cache
def source() -> str:
    if not SOURCE.exists():
        pytest.skip("axe-core is not installed; ./seedtrain test installs it from tests/node.")
    return SOURCE.read_text()


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds, a line for each broken rule."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    return page.evaluate(RUN, {"tags": TAGS, "rules": rules})


def violations_in_both_themes(page: Page) -> list[str]:
    """All rules in the light theme; in the dark one those that colour decides."""
    page.emulate_media(color_scheme="light")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    dark = [f"dark: {line}" for line in violations(page, OF_COLOUR)]
    page.emulate_media(color_scheme="light")
    return found + dark


def overflow_px(page: Page) -> int:
    """By how much the page is wider than its window."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
