"""A coordinator plans messages on the desk; what does not fit together is said beside its field."""

import pytest
from django.test import Client

from seedtrain.programmes.models import Edition
from seedtrain.programmes.planned.shape import ShapeError, checked
from seedtrain.programmes.tests import made
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
PAGE = "/editions/marathon-2026/run/planned"
GIVEN = {
    "wording": "session_reminder",
    "number": "24",
    "unit": "hours",
    "side": "before",
    "anchor": "session",
    "states": ["confirmed"],
    "presence": "",
}


@pytest.fixture
def edition(cast: Cast) -> Edition:
    edition = made.edition(cast.centre, time_zone="Asia/Seoul")
    made.session(edition, 1)
    made.registration(edition)
    return edition


def test_a_message_is_planned_seen_changed_and_removed(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "coordinator")
    assert client.post(f"{PAGE}/new", GIVEN).status_code == 302
    page = client.get(PAGE).content.decode()
    assert "24 hours before" in page
    assert "7 September 2026" in page, "a day before the session"
    code = Edition.objects.get().messages[0]["id"]
    preview = client.get(f"{PAGE}/{code}/preview?language=fr").content.decode()
    assert "commence le" in preview
    assert client.post(f"{PAGE}/{code}", GIVEN | {"number": "2", "unit": "days"}).status_code == 302
    assert Edition.objects.get().messages == [
        {
            "id": code,
            "wording": "session_reminder",
            "when": {"before": "session", "days": 2},
            "to": {"states": ["confirmed"]},
        }
    ]
    assert client.post(f"{PAGE}/{code}/remove").status_code == 302
    assert Edition.objects.get().messages == []
    assert client.get(f"{PAGE}/{code}").status_code == 404
    assert Record.objects.filter(verb="edition.messages_planned").count() == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"wording": "joining_link", "states": ["confirmed", "waiting"]}, "confirmed participants only"),
        ({"anchor": "start"}, "sent relative to"),
        ({"presence": "absent"}, "only after a session"),
        ({"states": []}, "required"),
        ({"number": "400", "unit": "days"}, "from 0 to 365"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    client: Client, cast: Cast, edition: Edition, change: dict[str, object], words: str
):
    cast.sign_in(client, "coordinator")
    answer = client.post(f"{PAGE}/new", GIVEN | change)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Edition.objects.get().messages == []


def test_others_do_not_learn_of_it(client: Client, cast: Cast, edition: Edition):
    cast.sign_in(client, "mariam")
    assert client.get(PAGE).status_code in {403, 404}
    assert client.post(f"{PAGE}/new", GIVEN).status_code in {403, 404}


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("text", ""),
        ({"wording": "free_message"}, "wording"),
        ({"wording": "session_reminder"}, "when"),
        ({"wording": "session_reminder", "when": {"before": "session"}}, "when"),
        ({"wording": "session_reminder", "when": {"before": "session", "hours": -1}}, "when.hours"),
        ({"wording": "session_reminder", "when": {"before": "lunch", "hours": 1}}, "when.before"),
        ({"wording": "session_reminder", "when": {"before": "session", "hours": 1, "minutes": 5}}, "when.minutes"),
        ({"wording": "session_reminder", "when": {"before": "session", "hours": 1}, "to": {"stage": 0}}, "to.stage"),
    ],
)
def test_a_wrong_shape_names_its_key(given: object, where: str):
    with pytest.raises(ShapeError) as told:
        checked(given)
    assert told.value.where == where
