"""What every story relies on: that a page which complains, or which axe would refuse, does not pass unseen."""

import pytest

from tests.stories.axe import overflow_px, violations
from tests.stories.installation import Installation
from tests.stories.visitor import PHONE, Visitors

pytestmark = pytest.mark.only_on("sqlite")  # what a browser does with a page does not depend on the database

INLINE_SCRIPT = (
    "() => { const s = document.createElement('script'); s.text = 'window.broken = 1'; document.body.append(s); }"
)
LOST_FILE = "() => fetch('/static/no-such-file.css').then(() => null)"
BAD_PARTS = """() => {
  const [picture, plank] = [document.createElement("img"), document.createElement("div")];
  picture.src = "/static/base/mark.svg";
  plank.style.minInlineSize = "900px";
  plank.textContent = "a plank";
  document.querySelector("main").append(picture, plank);
}"""


def test_a_breach_of_the_content_policy_and_a_lost_file_are_noticed(fresh: Installation, visitors: Visitors):
    stranger = visitors(fresh).open("/")
    assert not stranger.complaints
    stranger.page.evaluate(INLINE_SCRIPT)
    stranger.page.evaluate(LOST_FILE)
    stranger.page.wait_for_load_state("networkidle")
    assert stranger.page.evaluate("() => window.broken") is None
    told = "\n".join(stranger.complaints)
    assert "Content Security Policy" in told
    assert "404" in told
    stranger.complaints.clear()


def test_what_axe_refuses_and_what_sticks_out_of_a_phone_is_noticed(fresh: Installation, visitors: Visitors):
    stranger = visitors(fresh, size=PHONE).open("/")
    assert not violations(stranger.page)
    assert overflow_px(stranger.page) <= 0
    stranger.page.evaluate(BAD_PARTS)
    assert any(line.startswith("image-alt") for line in violations(stranger.page))
    assert overflow_px(stranger.page) > 0
    stranger.complaints.clear()
