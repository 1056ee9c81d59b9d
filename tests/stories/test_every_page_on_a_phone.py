"""Every page in Arabic on a phone, in the dark theme: axe finds nothing, nothing sticks out."""

import pytest
from playwright.sync_api import Browser

from tests.stories.installation import Installation
from tests.stories.walk import walk

pytestmark = pytest.mark.only_on("sqlite")  # what a page looks like and weighs does not depend on the database


def test_every_page_is_accessible_on_a_phone_in_arabic(
    lived_in: Installation, browser: Browser, request: pytest.FixtureRequest
):
    found = walk(lived_in, browser, "ar", keep=request.config.getoption("--screenshots", default=False))
    assert not found, "\n".join(found)
