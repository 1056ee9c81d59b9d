"""Venues and rooms at the desk, and the warnings of what does not fit."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from seedtrain.programmes.models import Edition, Faculty, FacultyState, Room, Session, State, Venue
from seedtrain.programmes.tests import made
from seedtrain.programmes.venues.fitting import fitting
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SOON = timezone.now().replace(microsecond=0) + datetime.timedelta(days=30)


@pytest.fixture
def hall(cast: Cast) -> Room:
    venue = Venue.objects.create(organisation=cast.centre, names={"en": "Campus (fictional)"})
    return Room.objects.create(venue=venue, name="Hall", seats=20)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return made.edition(cast.centre)


def soon(edition: Edition, number: int, hours: float = 0, **more: Any) -> Session:
    return made.session(edition, number, starts_at=SOON + datetime.timedelta(hours=hours), **more)


def test_a_venue_and_its_rooms_are_kept_at_the_desk(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    given = {"names": "en: Campus\nfr: Le campus", "address": "1 Example Road", "time_zone": "Africa/Dakar"}
    given |= {"organisation": str(cast.centre.id), "country": "SEN"}
    given |= {"directions": "Bus 7 to the end.", "accessibility": "A lift to every floor."}
    refused = client.post("/desk/venues/new", given | {"time_zone": "Atlantis"}).content.decode()
    assert "1 Example Road" in refused, "what was typed is kept"
    client.post("/desk/venues/new", given)
    venue = Venue.objects.get()
    page = f"/desk/venues/{venue.id}"
    client.post(page, {"name": "Hall", "seats": "20"})
    assert "Choose another name" in client.post(page, {"name": "hall", "seats": "5"}).content.decode()
    room = venue.rooms.get()
    client.post(f"{page}/rooms/{room.id}", {"name": "Great hall", "seats": "25"})
    client.post(f"{page}/change", given | {"address": "2 Example Road"})
    shown = client.get(page).content.decode()
    for words in ("2 Example Road", "Great hall", "Bus 7 to the end.", "A lift to every floor.", "Senegal"):
        assert words in shown
    session = soon(edition, 1)
    start = {"name": "Session 1", "starts": "2099-09-08T12:00", "minutes": "60", "room": str(room.id)}
    client.post("/editions/marathon-2026/run/sessions/1/change", start)
    session.refresh_from_db()
    assert session.room == room
    client.post(f"{page}/rooms/{room.id}/remove")
    assert Room.objects.exists(), "a session is planned in it"
    client.logout()
    public = client.get("/editions/marathon-2026/sessions/1").content.decode()
    assert "Great hall" in public
    assert "A lift to every floor." in public
    Session.objects.update(room=None)
    cast.sign_in(client, "coordinator")
    client.post(f"{page}/rooms/{room.id}/remove")
    assert not Room.objects.exists()
    verbs = [record.verb for record in Record.objects.filter(kind="venue")]
    assert sorted(verbs) == sorted(
        ["venue.added", "venue.room_added", "venue.room_changed", "venue.changed", "venue.room_removed"]
    )


def test_venues_of_others_are_unknown(client: Client, cast: Cast, hall: Room, edition: Edition):
    Venue.objects.update(organisation=cast.plant)
    cast.sign_in(client, "coordinator")
    assert "Campus (fictional)" not in client.get("/desk/venues").content.decode()
    for address in ("", "/change", f"/rooms/{hall.id}"):
        assert client.post(f"/desk/venues/{hall.venue_id}{address}", {"name": "Mine"}).status_code == 404
    soon(edition, 1)
    assert "Hall" not in client.get("/editions/marathon-2026/run/sessions/1/change").content.decode()


def test_a_room_too_small_is_warned_about(cast: Cast, hall: Room, edition: Edition):
    actor = cast.actor("coordinator")
    session = soon(edition, 1, room=hall)
    assert fitting(actor, edition) == []
    edition.capacity = 25
    assert "20 seats, and 25 people are expected" in fitting(actor, edition)[0]
    session.stage = edition.stages.create(place=2, names={"en": "On site"}, seats=18)
    session.save()
    assert fitting(actor, edition) == [], "only those of the second part come"
    Session.objects.update(starts_at=SOON - datetime.timedelta(days=60), stage=None)
    assert fitting(actor, edition) == [], "what is over needs no warning"


def test_a_room_taken_twice_at_the_same_time_is_warned_about(cast: Cast, hall: Room, edition: Edition):
    actor = cast.actor("coordinator")
    soon(edition, 1, room=hall)
    other = soon(edition, 2, 2, room=hall)
    assert fitting(actor, edition) == [], "one begins when the other ends"
    Session.objects.filter(id=other.id).update(starts_at=SOON + datetime.timedelta(hours=1))
    assert fitting(actor, edition) == [
        "The room Hall is taken twice at the same time: by “Session 1” and by “Session 2”."
    ]
    Session.objects.filter(id=other.id).update(cancelled_at=timezone.now())
    assert fitting(actor, edition) == []
    draft = made.edition(cast.plant, "draft", state=State.DRAFT, names={"en": "Secret"})
    soon(draft, 1, 0.5, room=hall)
    words = fitting(actor, edition)
    assert len(words) == 1
    assert "a session of another edition" in words[0], "a draft of others stays unnamed"
    Edition.objects.filter(id=draft.id).update(state=State.CANCELLED)
    assert fitting(actor, edition) == []


def test_somebody_in_two_places_at_once_is_warned_about(client: Client, cast: Cast, edition: Edition):
    one, elsewhere = soon(edition, 1), soon(made.edition(cast.centre, "workshop", names={"en": "Workshop"}), 1, 1)
    for session, state in ((one, FacultyState.CONFIRMED), (elsewhere, FacultyState.INVITED)):
        part = Faculty.objects.create(edition=session.edition, person=cast["bob"], state=state)
        part.sessions.add(session)
    warned = f"{cast['bob'].name} is in two places at the same time: in “Session 1” and in “Workshop: Session 1”."
    assert fitting(cast.actor("coordinator"), edition) == [warned]
    cast.sign_in(client, "coordinator")
    assert "in two places at the same time" in client.get("/editions/marathon-2026/run").content.decode()
    start = {"name": "Session 1", "starts": f"{SOON:%Y-%m-%dT%H:%M}", "minutes": "120", "counts": "on"}
    answer = client.post("/editions/marathon-2026/run/sessions/1/change", start, follow=True).content.decode()
    assert "Kept." in answer, "it warns and does not refuse"
    assert "in two places at the same time" in answer
    Faculty.objects.filter(edition=edition).update(state=FacultyState.DECLINED)
    assert fitting(cast.actor("coordinator"), edition) == []
