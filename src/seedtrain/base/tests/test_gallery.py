"""The gallery shows every part, in every language, within the policy and the budget."""

import gzip
import re
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from seedtrain.base.templatetags import page

COMPONENTS = (
    "train filled level notice badge status tabs filter table pages facts rows time numbers stat plot instruments "
    "tile empty form field wrong errorlist drop-file more tools button vessels place head foot"
)
PACKAGE = Path(settings.PACKAGE)
pytestmark = pytest.mark.django_db


SIDES = ("/gallery", "/gallery/forms", "/gallery/plots")


@pytest.fixture
def shown(client: Client) -> dict[str, str]:
    answers = {address: client.get(address) for address in SIDES}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: answer.content.decode() for address, answer in answers.items()}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_it_opens_in_every_language_and_direction(client: Client, language: str) -> None:
    client.cookies["language"] = language
    html = client.get("/gallery").content.decode()
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html


def test_it_shows_every_badge_status_and_component(shown: dict[str, str]) -> None:
    everything = "".join(shown.values())
    assert [word for _icon, word, _meaning in page.BADGES.values() if str(word) not in everything] == []
    for css in COMPONENTS.split():
        assert re.search(rf'class="([a-z -]* )?{css}[ "]', everything), css


def test_no_page_carries_an_inline_style_script_or_handler(shown: dict[str, str]) -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)[^>]*>")
    assert [inline.findall(html) for html in shown.values()] == [[], [], []]


def test_no_template_of_the_house_carries_one_either() -> None:
    forbidden = re.compile(
        r"<style|\sstyle=\"|\son(click|load|change|submit|input)=|<script(?![^>]*(\bsrc=|application/))"
    )
    found = [
        str(p.relative_to(PACKAGE)) for p in PACKAGE.rglob("templates/**/*.html") if forbidden.search(p.read_text())
    ]
    assert found == []


@pytest.mark.parametrize("address", SIDES)
def test_ids_are_unique_and_headings_skip_no_rank(shown: dict[str, str], address: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', shown[address])
    assert len(ids) == len(set(ids))
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])", shown[address])]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert max(later - earlier for earlier, later in pairwise(ranks)) <= 1


def test_a_chosen_theme_is_written_into_the_page(client: Client) -> None:
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in client.get("/gallery").content.decode()
    client.cookies["theme"] = '"><script>'
    assert "data-theme=" not in client.get("/gallery").content.decode().split("<head>")[0]


def test_a_first_visit_of_a_public_page_stays_within_25_kb(client: Client) -> None:
    html = client.get("/account/sign-in").content
    parts = [Path(str(finders.find(f"base/{name}"))).read_bytes() for name in ("seedtrain.css", "page.js", "mark.svg")]
    sizes = [len(gzip.compress(part)) for part in (html, *parts)]
    assert sum(sizes) < 25_000


def test_a_further_page_stays_within_8_kb(shown: dict[str, str]) -> None:
    assert {
        address: size for address, html in shown.items() if (size := len(gzip.compress(html.encode()))) > 8_000
    } == {}


def test_pages_keep_the_filters_of_the_address(client: Client) -> None:
    html = client.get("/gallery", {"q": "a b&c", "page": "3"}).content.decode()
    assert 'href="?q=a+b%26c&amp;page=4"' in html
