"""A browser, and for each module of stories an installation of its own with its server."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.stories.installation import Installation, copied, free_address, live_in, prepare, served
from tests.stories.visitor import Visitors

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
DATABASES = os.environ.get("SEEDTRAIN_DATABASE_URL", "")  # the lane's server; read before anything clears it


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", action="store_true", help="keep a picture of each page in screenshots/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("Chromium is not installed; ./seedtrain test installs it where it may.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The demonstration network, made once and never served: modules take copies."""
    return prepare(Installation(tmp_path_factory.mktemp("prepared") / "fresh", free_address()), DATABASES)


@pytest.fixture(scope="session")
def demonstration_in_use(
    demonstration: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Installation]:
    """The same, in which somebody has practised and received a credential."""
    folder = tmp_path_factory.mktemp("prepared") / "lived_in"
    with copied(demonstration, folder, free_address(after=demonstration.address), DATABASES) as copy:
        live_in(copy)
        yield copy


@pytest.fixture(scope="module")
def fresh(demonstration: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration as a visitor first meets it, served; what a module does to it is gone afterwards."""
    folder = tmp_path_factory.mktemp("stories") / "fresh"
    with copied(demonstration, folder, demonstration.address, DATABASES) as copy, served(copy):
        yield copy


@pytest.fixture(scope="module")
def lived_in(demonstration_in_use: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demonstration with an attempt, evidence, a credential and an invitation in it, served."""
    folder = tmp_path_factory.mktemp("stories") / "lived_in"
    with copied(demonstration_in_use, folder, demonstration_in_use.address, DATABASES) as copy, served(copy):
        yield copy


@pytest.fixture
def visitors(browser: Browser) -> Iterator[Visitors]:
    """Opens browsers for people; afterwards no page may have complained (scripts, content policy, failed answers)."""
    made = Visitors(browser)
    yield made
    complaints = made.leave()
    assert not complaints, "\n".join(complaints)
