"""The pages of practice, and what the control room's script is answered."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from seedtrain.practice.models import Attempt, Scenario
from seedtrain.practice.tests.play import lost, post
from tests.cast import Cast

pytestmark = pytest.mark.django_db
NOTE = {"do": "note", "text": "Quiet night."}


@pytest.fixture
def alice(cast: Cast, client: Client) -> Client:
    client.cookies["language"] = "en"
    return cast.sign_in(client, "alice")


def island(text: str, name: str) -> Any:
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', text)
    assert found, name
    return json.loads(found[1])


def test_the_list_says_what_a_scenario_serves_and_how_one_stands(cast: Cast, alice: Client, attempt: Attempt) -> None:
    page = alice.get("/practice").content.decode()
    assert attempt.version.scenario.names["en"] in page
    assert "Not tried yet" in page
    assert f"/practice/attempts/{attempt.id}" in page
    lost(cast, attempt)
    assert "Tried, not passed yet" in alice.get("/practice").content.decode()


def test_without_scenarios_the_list_says_why(alice: Client) -> None:
    assert "No scenarios yet" in alice.get("/practice").content.decode()


def test_the_briefing_shows_every_criterion_with_its_points_and_the_model_card(
    alice: Client, scenario: Scenario
) -> None:
    page = alice.get(f"/practice/{scenario.code}").content.decode()
    assert scenario.current is not None
    for criterion in scenario.current.compiled["criteria"]:
        assert criterion["name"]["en"] in page
    assert "Training model" in page
    assert "Amribt 2013" in page


def test_begin_leads_into_the_control_room(alice: Client, scenario: Scenario) -> None:
    answer = alice.post(f"/practice/{scenario.code}/begin")
    assert answer.headers["Location"] == f"/practice/attempts/{Attempt.objects.get().id}"


def test_the_control_room_tells_nothing_that_gives_the_answer_away(alice: Client, attempt: Attempt) -> None:
    page = alice.get(f"/practice/attempts/{attempt.id}").content.decode()
    about, state = island(page, "about"), island(page, "state")
    assert "seed" not in json.dumps([about, state])
    assert "error_into" in json.dumps(attempt.version.compiled)  # names the probe that can be wrong
    assert "error_into" not in page
    compiled = attempt.version.compiled
    secrets = [fault["text"]["en"] for fault in compiled["faults"]]
    secrets += [hint["text"]["en"] for hint in compiled["hints"]] + [compiled["qa"]["answer"]["en"]]
    for secret in secrets:
        assert json.dumps(secret)[1:-1] not in page


def test_every_word_the_script_asks_for_is_there(alice: Client, attempt: Attempt, settings: Any) -> None:
    words = island(alice.get(f"/practice/attempts/{attempt.id}").content.decode(), "words")
    folder = settings.PACKAGE / "practice" / "static" / "practice"
    asked = {name for file in folder.glob("*.js") for name in re.findall(r'\bsay\(\s*"(\w+)"', file.read_text("utf-8"))}
    assert asked
    assert asked <= set(words)


@pytest.mark.parametrize("name", ["bob", "mariam", "charlie", "inspector"])
def test_nobody_else_enters_the_control_room(cast: Cast, client: Client, attempt: Attempt, name: str) -> None:
    cast.sign_in(client, name)
    assert client.get(f"/practice/attempts/{attempt.id}").status_code == 404
    assert post(client, attempt, [NOTE]).status_code == 404
    assert client.post(f"/practice/attempts/{attempt.id}/hand-in").status_code == 404
    assert client.post(f"/practice/attempts/{attempt.id}/abandon").status_code == 404
    attempt.refresh_from_db()
    assert attempt.log == []


def test_an_act_is_answered_with_the_run(alice: Client, attempt: Attempt) -> None:
    answer = post(alice, attempt, [NOTE], target_h=3)
    assert answer.status_code == 200
    told = answer.json()
    assert told["length"] == 1
    assert told["run"]["at_h"] == 3
    assert len(told["run"]["times_h"]) == len(told["run"]["instruments"]["ph"])


def test_only_the_scans_that_the_page_lacks_are_sent(alice: Client, attempt: Attempt) -> None:
    whole = post(alice, attempt, [], target_h=10).json()
    attempt.refresh_from_db()
    since = len(whole["run"]["times_h"])
    more = post(alice, attempt, [], target_h=14, since=since).json()
    assert more["since"] == since
    assert more["run"]["times_h"] == [11.0, 12.0, 13.0, 14.0]


def test_running_on_stops_at_what_asks_for_attention(alice: Client, attempt: Attempt) -> None:
    told = post(alice, attempt, [], target_h=300, stop=True).json()
    first = min(entry["due_h"] for entry in told["run"]["record"])
    assert told["stop"]["at_h"] == told["run"]["at_h"] == first
    assert told["stop"]["why"][0]["what"] == "entry"


def test_the_time_of_an_act_is_the_servers_whatever_the_page_says(alice: Client, attempt: Attempt) -> None:
    post(alice, attempt, [], target_h=10)
    attempt.refresh_from_db()
    post(alice, attempt, [{**NOTE, "at_h": 2.0}])
    attempt.refresh_from_db()
    assert attempt.log == [{**NOTE, "at_h": 10.0}]


def test_a_double_press_counts_once_and_is_shown_where_the_attempt_stands(alice: Client, attempt: Attempt) -> None:
    assert post(alice, attempt, [NOTE]).status_code == 200
    second = post(alice, attempt, [NOTE])
    assert second.status_code == 409
    assert second.json()["length"] == 1


def test_a_window_left_behind_in_time_does_nothing(alice: Client, attempt: Attempt) -> None:
    post(alice, attempt, [], target_h=10)
    behind = post(alice, attempt, [NOTE])
    assert behind.status_code == 409
    assert behind.json()["run"]["at_h"] == 10


def test_an_impossible_act_is_refused_in_words_and_not_kept(alice: Client, attempt: Attempt) -> None:
    answer = post(alice, attempt, [{"do": "set", "control": "ph", "value": 12}])
    assert answer.status_code == 422
    assert "between 6.6 and 7.4" in answer.json()["text"]
    attempt.refresh_from_db()
    assert attempt.log == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"expected": 0}',
        b'{"expected": 0, "at_h": 0, "target_h": NaN, "acts": []}',
        b'{"expected": 0, "at_h": 0, "target_h": 1e999, "acts": []}',
        b'{"expected": 0, "at_h": 0, "target_h": 1, "acts": [7]}',
        b'{"expected": 0, "at_h": 0, "target_h": 1, "acts": {"do": 1}}',
        b"\xff",
        b"[" * 150_000,
        b" " * 250_000,
    ],
)
def test_what_cannot_be_read_is_answered_in_words(alice: Client, attempt: Attempt, body: bytes) -> None:
    answer = alice.post(f"/practice/attempts/{attempt.id}/play", body, "application/json")
    assert answer.status_code == 400
    assert answer.json()["text"]


def test_the_answer_of_qa_comes_with_the_call(alice: Client, attempt: Attempt) -> None:
    run = post(alice, attempt, [{"do": "call_qa", "text": "Help?"}]).json()["run"]
    assert run["calls"][0]["answer"] == attempt.version.compiled["qa"]["answer"]["en"]


def test_a_taken_hint_is_told_and_the_others_are_not(alice: Client, attempt: Attempt) -> None:
    first, second = attempt.version.compiled["hints"][:2]
    told = json.dumps(post(alice, attempt, [{"do": "hint", "hint": first["code"]}]).json(), ensure_ascii=False)
    assert first["text"]["en"] in told
    assert second["text"]["en"] not in told


def test_handing_in_leads_to_the_debrief_also_when_pressed_twice(cast: Cast, alice: Client, won: Attempt) -> None:
    for _ in range(2):
        answer = alice.post(f"/practice/attempts/{won.id}/hand-in")
        assert answer.headers["Location"] == f"/practice/attempts/{won.id}/debrief"
    page = alice.get(f"/practice/attempts/{won.id}")
    assert page.headers["Location"] == f"/practice/attempts/{won.id}/debrief"
    assert "Passed" in alice.get("/practice").content.decode()


def test_giving_up_leads_back_to_the_briefing(alice: Client, attempt: Attempt) -> None:
    answer = alice.post(f"/practice/attempts/{attempt.id}/abandon")
    assert answer.headers["Location"] == f"/practice/{attempt.version.scenario.code}"
    assert alice.get(f"/practice/attempts/{attempt.id}").status_code == 302


def test_others_of_the_organisation_see_an_attempt_only_once_it_is_handed_in(cast: Cast, attempt: Attempt) -> None:
    def seen(name: str) -> bool:
        return Attempt.objects.visible_to(cast.actor(name)).filter(id=attempt.id).exists()

    assert [name for name in ("alice", "bob", "mariam", "charlie", "carlos") if seen(name)] == ["alice"]
    lost(cast, attempt)
    assert [name for name in ("alice", "bob", "mariam", "charlie", "carlos") if seen(name)] == [
        "alice",
        "bob",
        "mariam",
    ]


def test_a_scenario_said_in_another_language_tells_the_page_so(cast: Cast, client: Client, attempt: Attempt) -> None:
    cast.sign_in(client, "alice")
    client.cookies["language"] = "ru"
    page = client.get(f"/practice/attempts/{attempt.id}").content.decode()
    assert island(page, "about")["said_in"] == "en"
    client.cookies["language"] = "ar"
    page = client.get(f"/practice/attempts/{attempt.id}").content.decode()
    assert island(page, "about")["said_in"] == "ar"
