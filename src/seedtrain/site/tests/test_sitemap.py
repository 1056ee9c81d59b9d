"""The sitemap names every public page and nothing that a stranger may not see."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from seedtrain.catalogue.tests.made import draft as unpublished
from seedtrain.catalogue.tests.made import published
from seedtrain.programmes.models import Edition, Entry, EntryState, State
from seedtrain.programmes.tests import made
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def told(client: Client) -> dict[str, str]:
    """Path -> day of the last change, empty where none is said."""
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    found = {}
    for url in ElementTree.fromstring(answer.content).iterfind("s:url", NAMES):
        address = url.findtext("s:loc", "", NAMES)
        assert address.startswith(settings.ADDRESS)
        found[urlsplit(address).path] = url.findtext("s:lastmod", "", NAMES)
    return found


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre)
    made.session(edition)
    return edition


def entry(edition: Edition, number: int, state: str) -> Entry:
    said = {"en": "Said."}
    now = timezone.now()
    return Entry.objects.create(
        edition=edition,
        number=number,
        questions_said=said,
        answers=said,
        state=state,
        published_at=now,
        changed_at=now,
    )


def test_public_pages_are_named_and_a_stranger_can_open_each(client: Client, cast: Cast, edition: Edition):
    published(cast.centre)
    entry(edition, 1, EntryState.PUBLISHED)
    found = told(client)
    expected = {"/", "/programmes", "/programmes/marathon", "/editions/marathon-2026", "/courses/intro", "/answers/1"}
    expected |= {"/editions/marathon-2026/sessions/1", "/standards/who-trs-986-2", "/frameworks/bio-starter"}
    assert expected <= found.keys()
    today = timezone.now().date().isoformat()
    assert found["/editions/marathon-2026/sessions/1"] == found["/answers/1"] == today
    assert {path: status for path in found if (status := client.get(path).status_code) != 200} == {}


def test_nothing_private_is_named(client: Client, cast: Cast, edition: Edition):
    hidden = made.edition(cast.centre, "secret", state=State.DRAFT, programme=made.programme(cast.centre, "hid"))
    made.session(hidden)
    unpublished(cast.centre)
    for number, state in enumerate(set(EntryState.values) - {"published"}, start=1):
        entry(edition, number, state)
    made.registration(edition)
    found = told(client)
    names = ("secret", "hid", "/run", "/mine", "/desk", "/people", "/answers/", "/courses/", "/account", "/faculty")
    assert [path for path in found if any(name in path for name in names)] == []
    coordinator = cast.sign_in(Client(), "coordinator")
    assert told(coordinator) == found, "the same for everybody"


def test_robots_are_led_to_the_sitemap(client: Client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {settings.ADDRESS}/sitemap.xml" in answer.content.decode().splitlines()
