"""What we write, ical.js (by others, in Node) reads as a calendar client does."""

import datetime
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from seedtrain.formats.calendar import Event, feed, invitation

NODE_TESTS = Path(__file__).parents[5] / "tests" / "node"
NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
needs_node = pytest.mark.skipif(
    not (NODE_TESTS / "node_modules" / "ical.js").is_dir() or NODE is None,
    reason="the independent reader is not installed: run `npm ci` in tests/node",
)
PARIS = ZoneInfo("Europe/Paris")
SESSION = Event(
    uid="01@example.org",
    sequence=1,
    changed_at=datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC),
    begins=datetime.datetime(2026, 10, 20, 9, tzinfo=PARIS),
    minutes=120,
    name="Cleaning; rinse, swab \\ both",
    description="First line\nSecond line, 清洁验证 " + "long " * 40,
    url="https://example.org/editions/m/sessions/1",
    organiser_name="Centro Exemplo (fictional)",
    organiser_email="hub@example.org",
)


def read(*calendars: str) -> list[dict[str, Any]]:
    found = subprocess.run(
        [str(NODE), "read_calendar.mjs"],
        cwd=NODE_TESTS,
        input=json.dumps(calendars),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    events: list[dict[str, Any]] = json.loads(found.stdout)
    return events


@needs_node
def test_every_sign_survives():
    (event,) = read(feed([SESSION], "Marathon"))
    assert (event["summary"], event["description"]) == (SESSION.name, SESSION.description)
    assert event["organizer"] == "mailto:hub@example.org"


@needs_node
@pytest.mark.parametrize("day", [20, 24, 25, 27])
def test_the_local_time_stays_over_the_change_of_the_clock(day: int):
    begins = datetime.datetime(2026, 10, day, 9, tzinfo=PARIS)
    (event,) = read(feed([replace(SESSION, begins=begins)], "Marathon"))
    assert event["local"] == f"2026-10-{day}T09:00:00"
    assert event["begins"] == begins.timestamp()
    assert event["ends"] - event["begins"] == 7200


@needs_node
@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul", "Asia/Kolkata", "America/Sao_Paulo", "Africa/Dakar"])
def test_the_instant_is_the_same_in_every_zone(zone: str):
    begins = datetime.datetime(2027, 3, 28, 1, 30, tzinfo=datetime.UTC).astimezone(ZoneInfo(zone))
    (event,) = read(feed([replace(SESSION, begins=begins)], "Marathon"))
    assert event["begins"] == begins.timestamp()


@needs_node
def test_a_higher_sequence_replaces_and_a_late_older_one_does_not():
    moved = replace(SESSION, sequence=2, begins=SESSION.begins + datetime.timedelta(days=1))
    old, new = invitation(SESSION, "a@example.org")[0], invitation(moved, "a@example.org")[0]
    for order in ((old, new), (new, old)):
        (event,) = read(*order)
        assert event["begins"] == moved.begins.timestamp()


@needs_node
def test_a_cancellation_removes_the_session_from_mail_and_from_feeds():
    gone = replace(SESSION, sequence=2, cancelled=True)
    text, method = invitation(gone, "a@example.org")
    assert method == "CANCEL"
    assert read(invitation(SESSION, "a@example.org")[0], text) == []
    assert read(feed([SESSION], "M"), feed([gone], "M")) == []


@needs_node
def test_the_joining_link_is_there_only_where_it_was_put():
    assert "conference" not in feed([SESSION], "M").casefold()
    (event,) = read(feed([replace(SESSION, join_link="https://video.example.org/1?a=b,c;d")], "M"))
    assert event["conference"] == "https://video.example.org/1?a=b,c;d"
    assert event["location"] == "https://video.example.org/1?a=b,c;d"


@needs_node
def test_an_invitation_names_whoever_is_invited():
    (event,) = read(invitation(SESSION, "a@example.org", "Adjoa; “Mensa”")[0])
    assert event["attendees"] == ["mailto:a@example.org"]


def test_lines_end_and_fold_as_the_standard_says():
    content = feed([SESSION], "Marathon").encode()
    lines = content.split(b"\r\n")
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_the_same_sessions_are_the_same_bytes():
    assert feed([SESSION], "Marathon") == feed([SESSION], "Marathon")


def test_an_empty_feed_is_still_a_calendar():
    assert "BEGIN:VCALENDAR" in feed([], "Marathon")
