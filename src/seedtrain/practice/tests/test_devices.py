"""An attempt kept on a device: who plays it where, and what is believed of what the device hands in."""

import ast
import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from seedtrain.base.access import Refused
from seedtrain.base.text import LANGUAGES
from seedtrain.practice import actions as practice
from seedtrain.practice.device import actions, engine, files, journal
from seedtrain.practice.device.package import package
from seedtrain.practice.device.words import DOUBTS, WORDS, device_words
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.qualifications.models import Evidence
from seedtrain.science.processes import registry
from seedtrain.science.scenarios import session
from seedtrain.trail.models import Record
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Journal = list[tuple[float, dict[str, Any] | None]]  # hour reached, act


@pytest.fixture
def alice(cast: Cast, client: Client) -> Client:
    client.cookies["language"] = "en"
    return cast.sign_in(client, "alice")


@pytest.fixture
def kept(cast: Cast, attempt: Attempt) -> Attempt:
    """Alice's, kept an hour ago at hour 5."""
    attempt = practice.act(cast.actor("alice"), attempt, [], 0, 5.0)
    attempt = actions.keep(cast.actor("alice"), attempt)
    return dated(attempt)


def dated(attempt: Attempt) -> Attempt:
    attempt.kept_at = timezone.now() - timedelta(hours=1)
    attempt.save()
    return attempt


def rejected(attempt: Attempt) -> Journal:
    """A run of two steps: on to hour 10, the batch rejected."""
    reasons = [attempt.version.compiled["disposition"]["reasons"][-1]["code"]]
    return [(10.0, None), (10.0, {"do": "dispose", "choice": "reject", "reasons": reasons})]


def handed(attempt: Attempt, steps: Journal, begun: datetime | None = None, **more: Any) -> dict[str, Any]:
    """What the device sends: a step each second from `begun` (half an hour ago) on, sealed."""
    begun = begun or timezone.now() - timedelta(minutes=30)
    moments = [begun + timedelta(seconds=n) for n in range(len(steps))]
    lines = [json.dumps([at.timestamp() * 1000, *step]) for at, step in zip(moments, steps, strict=True)]
    body = {
        "key": attempt.kept_key,
        "lines": lines,
        "seal": journal.seal(attempt.kept_key, lines),
        "now": timezone.now().timestamp() * 1000,
        "grade": None,
        "engine": engine.digest(attempt.version.compiled["process"]),
    }
    return body | more


def hand_in(cast: Cast, attempt: Attempt, body: dict[str, Any]) -> Attempt:
    return actions.hand_in_kept(cast.actor("alice"), attempt, journal.read(body))


def as_journal(log: list[dict[str, Any]]) -> Journal:
    """The steps that lead to a log: time until each act, then the act."""
    steps: Journal = []
    for act in log:
        bare = {key: value for key, value in act.items() if key != "at_h"}
        steps += [(act["at_h"], None), (act["at_h"], bare)]
    return steps


def test_a_kept_attempt_is_played_on_the_device_only(cast: Cast, alice: Client, kept: Attempt) -> None:
    with pytest.raises(Refused, match="kept on a device"):
        practice.act(cast.actor("alice"), kept, [], 0, 9.0)
    with pytest.raises(Refused, match="kept on a device"):
        practice.hand_in(cast.actor("alice"), kept)
    address = f"/practice/attempts/{kept.id}"
    assert alice.get(address).headers["Location"] == f"/practice/{kept.version.scenario.code}"
    assert alice.post(address + "/play", "{}", "application/json").status_code in {400, 403}
    assert alice.get(address + "/kept").status_code == 200


def test_an_attempt_that_is_taken_back_goes_on_from_where_it_was_kept(cast: Cast, alice: Client, kept: Attempt) -> None:
    body = handed(kept, rejected(kept))
    alice.post(f"/practice/attempts/{kept.id}/take-back")
    kept.refresh_from_db()
    assert (kept.kept_at, kept.reached_h, kept.log) == (None, 5.0, [])
    with pytest.raises(Refused, match="taken back"):
        hand_in(cast, kept, body)
    assert actions.keep(cast.actor("alice"), kept).kept_key != body["key"]
    with pytest.raises(Refused, match="taken back"):
        hand_in(cast, kept, body)


def test_a_kept_attempt_can_be_given_up_when_the_device_is_lost(cast: Cast, kept: Attempt) -> None:
    body = handed(kept, rejected(kept))
    practice.abandon(cast.actor("alice"), kept)
    with pytest.raises(Refused, match="given up"):
        hand_in(cast, kept, body)


def test_a_run_that_is_over_is_not_kept(cast: Cast, won: Attempt) -> None:
    with pytest.raises(Refused, match="over"):
        actions.keep(cast.actor("alice"), won)


def test_the_grade_of_a_run_from_a_device_is_the_servers_own(cast: Cast, won: Attempt) -> None:
    log, won.log, won.reached_h = won.log, [], 0.0
    won.save()
    here = dated(actions.keep(cast.actor("alice"), won))
    points = {
        c["code"]: c["points"] for c in Attempt(version=won.version, seed=won.seed, log=log).regrade()["criteria"]
    }
    grade = {"passed": True, "score": 100.0, "criteria": points}
    done = hand_in(cast, here, handed(here, as_journal(log), grade=grade))
    assert done.device and done.device["doubt"] is None, done.device["doubt"]
    assert done.log == log
    assert done.result is not None
    assert done.result["passed"]
    assert done.device is not None
    assert done.device["doubt"] is None
    differing = [row for row in done.device["differences"] if row["what"] == "criterion"]
    assert not differing
    assert Evidence.objects.filter(source_id=done.id).exists()
    data = json.loads(Record.objects.get(verb="attempt.handed_in").data)
    assert data["on_device"] is True
    assert data["log_sha256"] == practice.log_digest(done)


def test_another_grade_on_the_device_is_told_and_does_not_count(cast: Cast, client: Client, kept: Attempt) -> None:
    grade = {"passed": True, "score": 99.0, "criteria": {}}
    done = hand_in(cast, kept, handed(kept, rejected(kept), grade=grade, engine="another"))
    assert done.result is not None
    assert not done.result["passed"]
    client.cookies["language"] = "en"
    page = cast.sign_in(client, "bob").get(f"/practice/attempts/{done.id}/debrief").content.decode()
    assert "Passed: yes on the device, no here" in page
    assert "changed since the attempt was kept" in page


def edited(body: dict[str, Any]) -> None:
    body["lines"][0] = body["lines"][0].replace("10.0", "11.0")


def foreign(body: dict[str, Any]) -> None:
    body["seal"] = journal.seal("0" * 32, body["lines"])


def resealed(body: dict[str, Any], key: str) -> None:
    body["seal"] = journal.seal(key, body["lines"])


@pytest.mark.parametrize("change", [edited, foreign, lambda body: body["lines"].pop()])
def test_a_journal_changed_where_it_lay_is_no_pass(cast: Cast, kept: Attempt, change: Any) -> None:
    body = handed(kept, rejected(kept))
    change(body)
    assert doubt_of(hand_in(cast, kept, body)) == "seal"


def doubt_of(attempt: Attempt) -> str:
    """Why the run is not believed; what is not believed passes nothing and leaves the server's log as it was."""
    assert attempt.result is not None
    assert attempt.device is not None
    assert attempt.device["doubt"] is not None
    assert not attempt.result["passed"]
    assert (attempt.log, attempt.reached_h) == ([], 5.0)
    assert attempt.device["journal"]
    assert not Evidence.objects.exists()
    return str(attempt.device["doubt"]["code"])


SAMPLE = {"do": "sample", "checks": ["cells"]}
LONG = timedelta(days=2)


@pytest.mark.parametrize(
    ("steps", "shift", "why"),
    [
        ([(4.0, None), (9.0, None)], timedelta(0), "hours_back"),
        ([(9.0, None), (8.0, SAMPLE)], timedelta(0), "hours_back"),
        ([(9.0, None), (9.0, SAMPLE), (9.0, SAMPLE)], timedelta(0), "impossible"),
        ([(5.0, {"do": "set", "control": "ph", "value": 12.0})], timedelta(0), "impossible"),
        ([(5.0, {"do": "conjure"})], timedelta(0), "impossible"),
        ([(1e5, None)], timedelta(0), "after_end"),
        ([(9.0, None)], -LONG, "before_kept"),
        ([(9.0, None)], LONG, "in_future"),
        ([(9.0, 7)], timedelta(0), "unreadable"),
        ([(float("nan"), None)], timedelta(0), "unreadable"),
        ([(9.0, {"do": "note", "text": "\ud800"})], timedelta(0), "unreadable"),
        ([(9.0, {"do": "set", "control": "ph", "value": float("inf")})], timedelta(0), "unreadable"),
    ],
)
def test_what_cannot_have_happened_is_told_apart(
    cast: Cast, kept: Attempt, steps: Journal, shift: timedelta, why: str
) -> None:
    begun = timezone.now() - timedelta(minutes=30) + shift
    body = handed(kept, steps, begun)
    assert doubt_of(hand_in(cast, kept, body)) == why


def test_a_clock_set_back_during_the_run_is_told_apart(cast: Cast, kept: Attempt) -> None:
    body = handed(kept, rejected(kept))
    (first_ms, *first), (_, *last) = (json.loads(line) for line in body["lines"])
    body["lines"] = [json.dumps([first_ms, *first]), json.dumps([first_ms - 3.6e6, *last])]
    resealed(body, kept.kept_key)
    assert doubt_of(hand_in(cast, kept, body)) == "clock_back"


def test_a_device_whose_clock_is_wrong_throughout_is_believed(cast: Cast, kept: Attempt) -> None:
    off = timedelta(days=400)
    now = timezone.now() - off
    body = handed(kept, rejected(kept), now - timedelta(minutes=30), now=now.timestamp() * 1000)
    done = hand_in(cast, kept, body)
    assert done.device is not None
    assert done.device["doubt"] is None


def test_the_trainer_reads_why_a_run_is_not_believed(cast: Cast, client: Client, kept: Attempt) -> None:
    steps: Journal = [(9.0, None), (9.0, SAMPLE), (9.0, SAMPLE)]
    hand_in(cast, kept, handed(kept, steps))
    client.cookies["language"] = "en"
    page = cast.sign_in(client, "bob").get(f"/practice/attempts/{kept.id}/debrief").content.decode()
    assert "Played on a device, and not believed" in page
    assert "Act 2 of the log cannot have happened: You are busy" in page
    assert "Not passed" in page


def test_what_is_not_decided_stays_on_the_device(cast: Cast, kept: Attempt) -> None:
    with pytest.raises(Refused, match="decided"):
        hand_in(cast, kept, handed(kept, [(9.0, None)]))
    kept.refresh_from_db()
    assert (kept.handed_in_at, kept.log) == (None, [])


def test_handing_in_twice_counts_once(alice: Client, kept: Attempt) -> None:
    address, body = f"/practice/attempts/{kept.id}/hand-in-kept", json.dumps(handed(kept, rejected(kept)))
    first = alice.post(address, body, "application/json")
    second = alice.post(address, body, "application/json")
    assert first.json() == second.json() == {"debrief": f"/practice/attempts/{kept.id}/debrief"}
    assert Record.objects.filter(verb="attempt.handed_in").count() == 1


@pytest.mark.parametrize("name", ["bob", "mariam", "charlie"])
def test_nobody_else_gets_the_package_or_hands_it_in(cast: Cast, client: Client, kept: Attempt, name: str) -> None:
    cast.sign_in(client, name)
    address, body = f"/practice/attempts/{kept.id}/", json.dumps(handed(kept, rejected(kept)))
    assert client.get(address + "kept.json").status_code == 404
    assert client.get(address + "kept").status_code == 404
    assert client.post(address + "take-back").status_code == 404
    assert client.post(address + "hand-in-kept", body, "application/json").status_code == 404
    for do in (actions.keep, actions.take_back):
        with pytest.raises(Refused):
            do(cast.actor(name), kept)


ENDLESS = (
    b'{"key": "", "lines": [], "seal": "", "now": 0, "engine": "",'
    b' "grade": {"passed": true, "score": 1e999, "criteria": {}}}'
)


@pytest.mark.parametrize("body", [ENDLESS, b"", b"[]", b"{}", b'{"lines": 1}', b"\xff", b'{"key": "\\u0000"}'])
def test_what_cannot_be_read_is_refused_in_words(alice: Client, kept: Attempt, body: bytes) -> None:
    answer = alice.post(f"/practice/attempts/{kept.id}/hand-in-kept", body, "application/json")
    assert answer.status_code == 400
    assert answer.json()["text"]


def test_the_package_is_there_only_while_the_attempt_is_kept(cast: Cast, alice: Client, attempt: Attempt) -> None:
    address = f"/practice/attempts/{attempt.id}"
    assert alice.get(address + "/kept.json").status_code == 404
    assert alice.get(address + "/kept").headers["Location"] == address
    actions.keep(cast.actor("alice"), attempt)
    assert alice.get(address + "/kept.json").json()["run"]["seed"] == attempt.seed


def test_keeping_and_taking_back_leave_one_record_each(cast: Cast, kept: Attempt) -> None:
    actions.take_back(cast.actor("alice"), kept)
    verbs = [record.verb for record in Record.objects.order_by("id") if record.kind == "attempt"]
    assert verbs == ["attempt.begun", "attempt.kept", "attempt.taken_back"]


def test_keep_begins_an_attempt_and_says_where_its_parts_are(alice: Client, scenario: Scenario) -> None:
    told = alice.post(f"/practice/{scenario.code}/keep").json()
    attempt = Attempt.objects.get()
    assert attempt.is_kept
    for address in (told["package"], *told["pages"]):
        assert alice.get(address).status_code == 200
    assert alice.post(f"/practice/{scenario.code}/keep").status_code == 403  # it is kept somewhere already
    assert "Kept on a device" in alice.get(f"/practice/{scenario.code}").content.decode()


def test_the_plan_names_every_file_with_its_bytes(alice: Client, scenario: Scenario) -> None:
    plan = alice.get(f"/practice/{scenario.code}/keep.json").json()
    urls = {file["url"] for file in plan["files"]}
    for name in ("micropython/micropython.wasm", "device/kept.js", "device/shelf.js", "room.js", "room.css"):
        assert f"/static/practice/{name}" in urls
    assert all(file["bytes"] > 0 for file in plan["files"])
    assert plan["own_bytes"] > 10_000
    assert not Attempt.objects.exists()  # looking begins nothing


def test_a_package_speaks_the_readers_language_or_english(cast: Cast, attempt: Attempt) -> None:
    kept = actions.keep(cast.actor("alice"), attempt)
    french = package(kept, "fr")
    control = french["run"]["scenario"]["controls"][0]
    assert set(control["name"]) == {"fr"}
    assert set(package(kept, "ru")["run"]["scenario"]["controls"][0]["name"]) == {"en"}
    assert french["run"]["templates"] == {}
    assert "lessons" not in french["run"]["scenario"]
    assert "after_the_end" in package(kept, "ru")["run"]["templates"]


def test_a_scenario_for_a_device_gives_the_same_run_and_grade(cast: Cast, won: Attempt) -> None:
    compiled, log = won.version.compiled, won.log
    there = package(won, "fr")["run"]
    for at_h in (0.0, 100.0, log[-1]["at_h"]):
        upto = [act for act in log if act["at_h"] <= at_h]
        whole = session.Session(compiled, won.seed, upto, at_h, "fr")
        assert session.Session(there["scenario"], won.seed, upto, at_h, "fr").state() == whole.state()
    grade = session.Session(there["scenario"], won.seed, log, log[-1]["at_h"], "fr").grade()
    here = won.regrade()
    assert (grade["score"], grade["passed"]) == (here["score"], here["passed"])


def test_the_science_and_the_pages_know_the_same_languages() -> None:
    assert session.LANGUAGES == LANGUAGES


def bare(source: str) -> str:
    """A module's meaning, without its docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return ast.dump(tree)


@pytest.mark.parametrize("name", ["common", *registry.NAMES])
def test_a_parcel_holds_the_sources_to_the_letter_but_for_what_people_read(name: str) -> None:
    parcel = json.loads(engine.parcel(name))
    for path, source in parcel.items():
        whole = (engine.ROOT / path).read_text("utf-8")
        assert bare(source) == bare(whole), path
        assert len(source.splitlines()) == len(whole.splitlines())
    assert len(json.dumps(parcel)) < 250_000


def test_a_file_for_ever_is_known_by_its_digest_only(client: Client) -> None:
    name = files.name_of("fedbatch")
    answer = client.get(f"/practice/engine/{name}")
    assert "immutable" in answer.headers["Cache-Control"]
    assert "wasm-unsafe-eval" in client.get(files.address("worker")).headers["Content-Security-Policy"]
    for unknown in (name.replace("fedbatch-", "fedbatch-0"), "fedbatch.json", "-", "../settings.py", "x-y.json"):
        assert client.get(f"/practice/engine/{unknown}").status_code == 404
    assert "wasm-unsafe-eval" not in client.get("/").headers["Content-Security-Policy"]


def test_the_service_worker_answers_for_kept_pages_alone(client: Client, settings: Any) -> None:
    answer = client.get("/practice/service-worker.js")
    assert answer.headers["Content-Type"] == "text/javascript"
    script = answer.content.decode()
    assert f"({settings.STATIC_URL.strip('/')}|practice" in script
    assert len(script) < 2_200


def test_every_word_the_scripts_ask_for_is_there_and_every_doubt_has_words(settings: Any) -> None:
    folder = settings.PACKAGE / "practice" / "static" / "practice" / "device"
    text = "".join(file.read_text("utf-8") for file in folder.glob("*.js"))
    unused = [name for name in device_words() if f'"{name}"' not in text]
    assert not unused
    assert set(WORDS) == set(device_words())
    source = (settings.PACKAGE / "practice" / "device" / "journal.py").read_text("utf-8")
    assert not [code for code in DOUBTS if f'"{code}"' not in source]


def test_what_is_shipped_of_micropython_is_what_was_published(settings: Any) -> None:

    folder = settings.PACKAGE / "practice" / "static" / "practice" / "micropython"
    origin = (folder / "ORIGIN.md").read_text("utf-8")
    for name in ("micropython.mjs", "micropython.wasm"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() in origin
