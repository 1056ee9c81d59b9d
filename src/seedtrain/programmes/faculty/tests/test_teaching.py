"""What somebody who teaches finds when she signs in, and what waits at a coordinator's desk."""

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.programmes.faculty.waiting import waiting_for
from seedtrain.programmes.models import Edition, EntryState, FacultyState
from seedtrain.programmes.tests import made
from tests.cast import Cast


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(cast.centre)


def page_of(cast: Cast, name: str, address: str) -> str:
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = "en"
    return client.get(address).content.decode()


def test_her_parts_stand_on_one_page_with_what_waits(cast: Cast, edition: Edition) -> None:
    session = made.session(edition, join_link="https://example.org/join")
    part = edition.faculty.create(person=cast.people["bob"])
    part.sessions.add(session)
    assert [name for _words, name in waiting_for(cast.actor("bob"))] == ["teaching"]
    page = page_of(cast, "bob", reverse("teaching"))
    assert "Answer the invitation" in page and "https://example.org/join" not in page
    part.state = FacultyState.CONFIRMED
    part.save()
    entry = edition.entries.create(questions_said={"en": "How often?"}, assigned_to=cast.people["bob"])
    page = page_of(cast, "bob", reverse("teaching"))
    assert "1 question to answer" in page and "https://example.org/join" in page and "Answer the invitation" not in page
    entry.state, entry.answered_by = EntryState.ANSWERED, cast.people["bob"]
    entry.save()
    assert waiting_for(cast.actor("bob")) == []  # nobody reviews her own answer
