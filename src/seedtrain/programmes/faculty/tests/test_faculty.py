"""Somebody is invited to teach by mail, answers without an account, and declares interests with a yes."""

import re

import pytest
from django.test import Client

from seedtrain.base.access import Refused
from seedtrain.messages.models import Mail
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.faculty import actions
from seedtrain.programmes.faculty.links import token_of
from seedtrain.programmes.models import Edition, Faculty
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
LINK = "https://video.example.org/j/123"
ADDRESS = "lena@example.org"


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre)
    made.session(edition, 1, join_link=LINK)
    return edition


@pytest.fixture
def part(cast: Cast, edition: Edition) -> Faculty:
    return actions.invite(
        cast.actor("coordinator"),
        edition,
        name="Lena Ortiz",
        email=ADDRESS,
        role="lecturer",
        sessions=edition.sessions.all(),
    )


def test_an_invitation_is_answered_from_the_mail_without_an_account(client: Client, part: Faculty):
    mail = Mail.objects.get()
    found = re.search(r"/faculty/\S+", mail.body)
    assert found, "the mail carries the link"
    page = client.get(found.group())
    assert b"Lena Ortiz" in page.content
    assert LINK not in page.content.decode(), "not before a yes"
    client.post(found.group(), {"answer": "yes", "has_interests": "no"})
    part.refresh_from_db()
    assert (part.state, part.has_interests) == ("confirmed", False)
    assert LINK in client.get(found.group()).content.decode()


def test_nobody_confirms_without_a_declaration(client: Client, part: Faculty):
    with pytest.raises(EditionError, match="whether you have interests"):
        actions.confirm(part, has_interests=None)
    with pytest.raises(EditionError, match="which interests"):
        actions.confirm(part, has_interests=True, interests=" ")
    page = client.post(f"/faculty/{token_of(part)}", {"answer": "yes"})
    assert b"whether you have interests" in page.content
    part.refresh_from_db()
    assert part.state == "invited"


def test_a_declared_interest_is_read_and_managed_by_those_who_run_the_edition(
    client: Client, cast: Cast, edition: Edition, part: Faculty
):
    part = actions.confirm(part, has_interests=True, interests="Shares in a maker of filters.")
    address = f"/editions/{edition.slug}/run/faculty/{part.id}/interest"
    assert cast.sign_in(client, "mariam").get(address).status_code in {403, 404}
    cast.sign_in(client, "coordinator")
    assert b"maker of filters" in client.get(address).content
    client.post(address, {"managed": "Speaks on other topics only."})
    part.refresh_from_db()
    assert part.managed == "Speaks on other topics only."
    assert b"maker of filters" not in client.get(f"/editions/{edition.slug}").content


def test_a_new_invitation_closes_the_earlier_link(client: Client, cast: Cast, part: Faculty):
    earlier = f"/faculty/{token_of(part)}"
    actions.decline(part)
    part = actions.invite_again(cast.actor("coordinator"), part)
    assert client.get(earlier).status_code == 404
    assert client.get(f"/faculty/{token_of(part)}").status_code == 200
    assert Mail.objects.count() == 2


def test_an_answer_is_given_once(part: Faculty):
    actions.confirm(part, has_interests=False)
    with pytest.raises(EditionError, match="answered already"):
        actions.decline(part)


def test_the_coordinator_invites_from_the_page_and_another_organisation_cannot(
    client: Client, cast: Cast, edition: Edition
):
    address = f"/editions/{edition.slug}/run/faculty"
    given = {"name": "Lena Ortiz", "email": ADDRESS, "role": "moderator"}
    cast.sign_in(client, "coordinator").post(address, given)
    assert edition.faculty.get().role == "moderator"
    assert b"already" in client.post(address, given).content
    assert b"Lena Ortiz" in client.get(address).content
    with pytest.raises(Refused):
        actions.invite(cast.actor("mariam"), edition, name="X", email="x@example.org", role="lecturer")


def test_the_trail_names_nobody(part: Faculty):
    record = Record.objects.get(verb="faculty.invited")
    assert ADDRESS not in record.data
    assert "Lena" not in record.data
