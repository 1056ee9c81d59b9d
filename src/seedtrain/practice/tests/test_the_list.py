"""The scenarios on offer: by process, narrowed down by the address, and light even when there are many; the models."""

import gzip
import re

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.practice.models import Scenario, ScenarioVersion
from seedtrain.practice.tests.play import lost
from seedtrain.practice.tests.runs import handed_in, short_scenario
from seedtrain.science.processes import registry
from tests.cast import Cast

pytestmark = pytest.mark.django_db
MOST_BYTES = 8_000  # of a further page over the wire, the headers aside


@pytest.fixture
def alice(cast: Cast, client: Client) -> Client:
    client.cookies["language"] = "en"
    return cast.sign_in(client, "alice")


def listed(client: Client, query: str = "") -> list[str]:
    text = client.get("/practice" + query).content.decode()
    return re.findall(r'<h3><a href="/practice/([a-z_0-9]+)">', text)


def another(scenario: Scenario, code: str, **changes: object) -> Scenario:
    """The same scenario once more under another code, with some values changed."""
    assert scenario.current is not None
    compiled = scenario.current.compiled | {"code": code} | changes
    made = Scenario.objects.create(code=code, names={"en": code.replace("_", " ").capitalize()})
    made.current = ScenarioVersion.objects.create(
        scenario=made, version="1", digest=code, compiled=compiled, competencies=compiled["competencies"]
    )
    made.save()
    return made


def test_scenarios_stand_under_their_process_in_plain_words(alice: Client, scenario: Scenario) -> None:
    short_scenario()
    text = alice.get("/practice").content.decode()
    for name, code in (("fedbatch", scenario.code), ("sterilisation", short_scenario().code)):
        heading = text.index(f"<h2>{registry.card(name)['name']['en']}</h2>")
        assert heading < text.index(f'href="/practice/{code}"', heading)
    assert reverse("models") in text


def test_the_address_narrows_the_list_down(alice: Client, scenario: Scenario) -> None:
    another(scenario, "easy_one", level="easy", languages=["en", "pt"])
    short = short_scenario()
    assert set(listed(alice)) == {scenario.code, "easy_one", short.code}
    assert listed(alice, "?level=easy") == ["easy_one"]
    assert listed(alice, "?language=pt") == ["easy_one"]
    assert listed(alice, "?process=sterilisation") == [short.code]
    assert set(listed(alice, "?process=fedbatch&language=en")) == {scenario.code, "easy_one"}
    assert listed(alice, "?level=nonsense") == listed(alice)
    assert "No scenario fits" in alice.get("/practice?language=pt&process=sterilisation").content.decode()


def test_what_was_passed_can_be_left_out(cast: Cast, alice: Client) -> None:
    short = short_scenario()
    assert listed(alice, "?unpassed=1") == [short.code]
    for seed in range(30):
        result = handed_in(cast, "alice", short, "expert", seed).result
        assert result is not None
        if result["passed"]:
            break
    assert listed(alice, "?unpassed=1") == []
    assert listed(alice) == [short.code]


def test_an_attempt_that_failed_leaves_the_scenario_among_those_to_pass(cast: Cast, alice: Client, attempt) -> None:
    lost(cast, attempt)
    assert listed(alice, "?unpassed=1") == [attempt.version.scenario.code]


def test_fifteen_scenarios_weigh_no_more_than_a_page_may(alice: Client, scenario: Scenario) -> None:
    for number in range(14):
        summary = {
            "en": f"{number}: lead a process of another kind; every reading looks normal. Is reading {number} true?"
        }
        another(scenario, f"scenario_{number}", summary=summary, level=("easy", "medium", "hard")[number % 3])
    page = alice.get("/practice").content
    assert len(listed(alice)) == 15
    assert len(gzip.compress(page)) <= MOST_BYTES


def test_every_process_model_has_a_page_with_its_sources_and_marks(alice: Client, scenario: Scenario) -> None:
    every = alice.get("/practice/models").content.decode()
    from_here = set(re.findall(r'href="/practice/models/([a-z_]+)"', every))
    assert "fedbatch" in from_here
    for name in from_here:
        page = alice.get(f"/practice/models/{name}").content.decode()
        for case in registry.cases(name).values():
            assert case["source"].split("&")[0][:40].strip() in page
        for fault in registry.tables(name).FAULTS:
            assert fault[0] in page
        assert "Training model" in page
    assert scenario.names["en"] in alice.get("/practice/models/fedbatch").content.decode()


def test_there_is_no_page_for_what_is_no_model(alice: Client) -> None:
    assert alice.get("/practice/models/nothing").status_code == 404


def test_the_card_stands_on_every_page_of_the_simulator(cast: Cast, alice: Client, attempt) -> None:
    link = 'href="/practice/models/fedbatch"'
    assert link in alice.get(f"/practice/{attempt.version.scenario.code}").content.decode()
    assert link in alice.get(f"/practice/attempts/{attempt.id}").content.decode()
    done = lost(cast, attempt)
    assert link in alice.get(f"/practice/attempts/{done.id}/debrief").content.decode()
