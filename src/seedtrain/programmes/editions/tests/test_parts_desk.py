"""The parts of an edition at the desk: their order, who comes in, and what is refused."""

import datetime

import pytest
from django.test import Client

from seedtrain.programmes.models import Edition, Selection, Stage, StagePlace
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PARTS = "/editions/marathon-2026/run/parts"
MERIT = {"merit": "on", "attended": "60", "quiz": "40", "practice": "0", "gate": "50", "women": "30", "country": "2"}


@pytest.fixture
def edition(cast: Cast, client: Client) -> Edition:
    cast.sign_in(client, "coordinator")
    return made.edition(cast.centre)


def add(client: Client, name: str, **more: str) -> Stage:
    client.post(f"{PARTS}/new", {"names": name, "kind": "online", **more})
    return Stage.objects.get(names__en=name)


def order(edition: Edition) -> list[tuple[int, str]]:
    return [(stage.place, stage.names["en"]) for stage in edition.stages.all()]


def test_parts_are_added_put_in_order_and_removed(client: Client, edition: Edition):
    first, second, third = (add(client, name) for name in ("Online", "Workshop", "Practice"))
    client.post(f"{PARTS}/{third.id}/move", {"up": "1"})
    assert order(edition) == [(1, "Online"), (2, "Practice"), (3, "Workshop")]
    client.post(f"{PARTS}/{first.id}/move", {"up": "1"})
    assert order(edition)[0] == (1, "Online"), "the first stays the first"
    client.post(f"{PARTS}/{first.id}/move", {"remove": "1"})
    assert order(edition) == [(1, "Practice"), (2, "Workshop")]
    assert Record.objects.filter(verb="edition.parts_changed").count() == 5
    client.logout()
    page = client.get("/editions/marathon-2026").content.decode()
    assert page.index("Practice") < page.index("Workshop")
    assert second.id


def test_a_part_comes_last_also_where_places_have_gaps(client: Client, edition: Edition):
    edition.stages.create(place=2, names={"en": "On site"})
    add(client, "Practice")
    assert [name for _place, name in order(edition)] == ["On site", "Practice"]


def test_the_gate_is_said_in_words_and_a_selection_begins_with_it(client: Client, edition: Edition):
    everybody = add(client, "Online")
    assert everybody.gate == {}
    chosen = add(client, "On site", seats="20", **MERIT)
    assert chosen.gate["weights"] == {"attended": 60, "quiz": 40, "practice": 0}
    page = client.get(PARTS).content.decode()
    for words in (
        "Everybody confirmed comes in.",
        "sessions attended 60; quiz 40",
        "At least 50 % in sessions attended.",
        "At most 2 of one country.",
        "At least 30 % of the seats for sex female.",
        "20 seats",
    ):
        assert words in page, words
    again = client.get(f"{PARTS}/{chosen.id}").content.decode()
    assert 'value="60"' in again
    assert "checked" in again
    weightless = {"names": "On site", "kind": "on_site", "merit": "on", **dict.fromkeys(("attended", "quiz"), "0")}
    answer = client.post(f"{PARTS}/{chosen.id}", weightless | {"practice": "0", "gate": "0", "women": "0"})
    assert "Give at least one criterion a weight" in answer.content.decode()


def test_what_would_leave_sessions_or_people_without_a_part_is_refused(client: Client, edition: Edition):
    stage = add(client, "Workshop", starts_on="2026-09-08", ends_on="2026-09-10", seats="2")
    session = made.session(edition, 2, stage=stage)
    page = f"{PARTS}/{stage.id}"
    given = {"names": "Workshop", "kind": "online", "ends_on": "2026-09-08", "seats": "2"}
    assert "1 session of this part lies outside these days" in client.post(page, given).content.decode()
    answer = client.post(f"{page}/move", {"remove": "1"}, follow=True).content.decode()
    assert "1 session belongs to this part" in answer
    session.delete()
    registration = made.registration(edition)
    StagePlace.objects.create(stage=stage, registration=registration)
    assert (
        "People were chosen for this part" in client.post(f"{page}/move", {"remove": "1"}, follow=True).content.decode()
    )
    other = made.registration(edition, "Kofi")
    StagePlace.objects.create(stage=stage, registration=other)
    answer = client.post(page, given | {"ends_on": "2026-09-10", "seats": "1"}).content.decode()
    assert "2 people hold a place in this part" in answer
    stage.refresh_from_db()
    assert (stage.seats, stage.ends_on) == (2, datetime.date(2026, 9, 10))
    StagePlace.objects.all().delete()
    Selection.objects.create(stage=stage, seats=1, rules={}, inputs={}, results={})
    client.post(f"{page}/move", {"remove": "1"})
    assert Stage.objects.filter(id=stage.id).exists(), "a proposal was made for it"


def test_nobody_changes_the_parts_of_another_organisation_s_edition(client: Client, cast: Cast, edition: Edition):
    stage = add(client, "Online")
    Edition.objects.update(owner=cast.plant)
    for address in (f"{PARTS}/new", f"{PARTS}/{stage.id}", f"{PARTS}/{stage.id}/move"):
        assert client.post(address, {"names": "Mine", "kind": "online"}).status_code == 404
    assert order(edition) == [(1, "Online")]
