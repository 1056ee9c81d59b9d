"""Which tab of the desk is marked on a page that has an address of its own."""

import pytest
from django.urls import reverse

from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.tests import made
from tests.cast import Cast


@pytest.mark.parametrize(
    ("page", "more", "tab"),
    [
        ("edition_run", [], "edition_run"),
        ("edition_entries", [], "edition_questions"),
        ("edition_rules", [], "forms"),
        ("edition_follow_up", [], "edition_feedback"),
        ("registrations_import", [], "registrations"),
        ("session_attendance", ["1"], "attendance"),
        ("session_change", ["1"], "edition_run"),
    ],
)
def test_a_page_marks_the_tab_it_belongs_to(cast: Cast, page: str, more: list[str], tab: str) -> None:
    edition = made.edition(cast.centre)
    tabs = tabs_of(edition, reverse(page, args=[edition.slug, *more]))
    assert [one["url"] for one in tabs if one["current"]] == [reverse(tab, args=[edition.slug])]
