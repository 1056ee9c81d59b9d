"""The made-up participants and reports that the demonstration and the stories are told with."""

import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from seedtrain.base.text import LANGUAGES
from seedtrain.formats.attendance import read
from seedtrain.programmes.demonstration.people import participants
from seedtrain.programmes.demonstration.reports import Came, teams, zoom

START = datetime.datetime(2026, 9, 8, 12, tzinfo=datetime.UTC)


def test_no_two_participants_are_alike():
    who = list(islice(participants(), 10_000))
    assert len({one.name for one in who}) == len({one.email for one in who}) == 10_000
    assert {one.language for one in who} == set(LANGUAGES)
    assert who[:5] == list(islice(participants(), 5))


@pytest.mark.parametrize("write", [zoom, teams])
def test_a_report_is_read_as_it_was_meant(write):
    came = [Came("Adjoa Mensa", "adjoa@example.org", 1, 59), Came("أميرة حجازي", "", 2, 100)]
    report = read(write(came, START), expected=(START, START + datetime.timedelta(hours=2)), zone=ZoneInfo("UTC"))
    assert report.tool == write.__name__
    assert [(r.name, r.email) for r in report.rows] == [(c.name, c.email) for c in came]
    assert [(r.left_at - r.joined_at).seconds // 60 for r in report.rows] == [59, 100]
