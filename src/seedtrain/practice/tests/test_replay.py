"""What a replay and a printed debrief hold, and that only those get them who may read the debrief."""

import io
import json
from typing import Any

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.practice.debrief.plots import plots_of
from seedtrain.practice.debrief.story import story_of
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.practice.tests.runs import handed_in, seeds_with_faults, short_scenario
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(db: None) -> Scenario:
    return short_scenario()


@pytest.fixture
def run(cast: Cast, short: Scenario) -> Attempt:
    assert short.current is not None
    return handed_in(cast, "alice", short, "expert", seeds_with_faults(short.current.compiled, 1)[0])


def data(cast: Cast, attempt: Attempt, name: str = "alice") -> Any:
    return cast.sign_in(Client(), name).get(reverse("replay", args=[attempt.id]))


def test_rows_stand_in_the_order_of_the_plots_with_values_at_every_time(cast: Cast, run: Attempt) -> None:
    told, drawn = data(cast, run).json(), plots_of(story_of(run))
    assert [row["name"] for row in told["rows"]] == [one.plot.title for one in drawn]
    for row, one in zip(told["rows"], drawn, strict=True):
        assert len(row["true"]) == len(told["times"])
        assert len(row["sensor"]) in (0, len(told["times"]))
        assert len(row["sample"]) == len(one.lines[4].points)


def test_set_points_and_alarms_are_told_from_when_they_held(cast: Cast, run: Attempt) -> None:
    told, story = data(cast, run).json(), story_of(run)
    assert len(told["settings"]) == len(story.run["settings_log"])
    assert len(told["alarms"]) == len(story.told["alarms"])
    assert all(raised <= (back or raised) for raised, back, _words in told["alarms"])


def test_it_weighs_little(cast: Cast, run: Attempt) -> None:
    assert len(json.dumps(data(cast, run).json())) < 60_000


def test_who_may_not_read_the_debrief_gets_no_values_and_no_pdf(cast: Cast, run: Attempt) -> None:
    for name in ("charlie", "carlos", "coordinator"):
        assert data(cast, run, name).status_code == 404
        address = reverse("debrief_paper", args=[run.id])
        assert cast.sign_in(Client(), name).get(address).status_code == 404
    assert data(cast, run, "bob").status_code == 200


def test_an_open_attempt_tells_nothing_of_the_truth(cast: Cast, run: Attempt) -> None:
    run.handed_in_at = None
    run.save()
    for name in ("replay", "debrief_paper"):
        answer = cast.sign_in(Client(), "alice").get(reverse(name, args=[run.id]))
        assert answer.status_code == 404


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_the_pdf_says_who_what_and_how_it_was_graded(cast: Cast, run: Attempt, language: str) -> None:
    client = cast.sign_in(Client(), "bob")
    client.cookies["language"] = language
    answer = client.get(reverse("debrief_paper", args=[run.id]))
    assert answer.headers["Content-Type"] == "application/pdf"
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert cast["alice"].name in text
    assert run.version.digest[:20] in text
    assert str(run.seed) in text
    if language == "en":
        assert run.result is not None
        for mark in run.result["criteria"]:
            assert mark["name"]["en"] in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"][:2] == language[:2]
