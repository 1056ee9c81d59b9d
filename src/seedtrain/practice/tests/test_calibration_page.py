"""How hard a scenario is: shown to those who train or coordinate, and only for the version that was measured."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.practice import calibration
from seedtrain.practice.models import Scenario
from tests.cast import Cast

pytestmark = pytest.mark.django_db


PASSED = {"do_nothing": 0, "reject_all": 0, "call_qa_for_all": 0, "expert": 40, "novice": 31}


def player(policy: str, passed: int, runs: int = 40) -> dict[str, Any]:
    rate = passed / runs
    return {
        "policy": policy, "passed": passed, "runs": runs, "pass_rate": rate, "low": max(0, rate - 0.1),
        "high": min(1, rate + 0.1), "mean_score": 60.0, "scores": [35.0 + 60 * rate] * runs,
        "by_plan": {"all_well": [passed // 2, runs // 2], "drift_only": [passed - passed // 2, runs // 2]},
    }  # fmt: skip


def sample(scenario: Scenario) -> dict[str, Any]:
    """A measurement such as the command line writes."""
    assert scenario.current is not None
    look = {
        "ph_offline": {"kind": "check", "p50": 20.0, "share": 1.0},
        "ph": {"kind": "instrument", "p50": None, "share": 0.0},
    }
    return {
        "scenario": scenario.code, "version": 2, "digest": scenario.current.digest, "seeds": 40, "level": "medium",
        "aim": 0.75,
        "players": [player(policy, passed) for policy, passed in PASSED.items()],
        "faults": [
            {"code": "ph_drift", "drawn": 20, "found": 20, "found_rate": 1.0, "window_h": 96.0, "rare": False,
             "found_after_h": {"p10": 16.5, "p50": 37.0, "p90": 47.0}, "visible_after_h": look},
            {"code": "feed_pump", "drawn": 0, "found": 0, "found_rate": None, "window_h": 96.0, "rare": False,
             "found_after_h": {"p10": None, "p50": None, "p90": None}, "visible_after_h": {}},
        ],
        "normal": {"runs": 40, "flagged": 1, "flagged_rate": 0.025},
        "checks": [
            {"code": "titre", "name": {"en": "Titre"}, "pass_rate_without": 1.0, "value": -0.01, "cost": 15.0},
            {"code": "ph_offline", "name": {"en": "Offline pH"}, "pass_rate_without": 0.65, "value": 0.35, "cost": 4.0},
        ],
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(calibration, "FOLDER", tmp_path)
    return tmp_path


def page(cast: Cast, name: str, scenario: Scenario, language: str = "en") -> str:
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = language
    answer = client.get(reverse("calibration", args=[scenario.code]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["bob", "mariam", "coordinator", "celia"])
def test_pass_rates_stand_against_the_aim_of_the_level(cast: Cast, scenario: Scenario, folder: Path, name: str) -> None:
    (folder / f"{scenario.code}.json").write_text(json.dumps(sample(scenario)))
    shown = page(cast, name, scenario)
    assert "The novice passes 78\u202f% of the runs; this level aims at 75\u202f%." in shown
    assert "Worth most: Offline pH. Without it the expert passes 65\u202f%." in shown
    assert "Of 40 runs in which nothing was wrong, the expert raised a deviation in 1 (2.5\u202f%)" in shown
    assert "37\u202fh" in shown


def test_the_check_worth_most_stands_first_with_its_cost(cast: Cast, scenario: Scenario, folder: Path) -> None:
    (folder / f"{scenario.code}.json").write_text(json.dumps(sample(scenario)))
    shown = page(cast, "bob", scenario)
    assert shown.index("Offline pH (costs 4)") < shown.index("Titre (costs 15)")


def test_without_a_measurement_the_command_is_told(cast: Cast, scenario: Scenario, folder: Path) -> None:
    shown = page(cast, "bob", scenario)
    assert "Not measured yet" in shown
    assert f"./seedtrain practice calibrate {scenario.code}" in shown


@pytest.mark.parametrize("broken", ["{", "[]", '{"digest": 1}'])
def test_a_file_that_cannot_be_read_is_no_measurement(
    cast: Cast, scenario: Scenario, folder: Path, broken: str
) -> None:
    (folder / f"{scenario.code}.json").write_text(broken)
    assert "Not measured yet" in page(cast, "bob", scenario)


def test_a_measurement_of_another_version_says_nothing_of_this_one(
    cast: Cast, scenario: Scenario, folder: Path
) -> None:
    (folder / f"{scenario.code}.json").write_text(json.dumps(sample(scenario) | {"digest": "0" * 64, "version": 1}))
    shown = page(cast, "bob", scenario)
    assert "There is a measurement, of version 1" in shown
    assert "The novice passes" not in shown


def test_trainees_are_not_told_what_may_go_wrong(cast: Cast, scenario: Scenario, folder: Path) -> None:
    for name in ("alice", "charlie", "reviewer"):
        client = cast.sign_in(Client(), name)
        assert client.get(reverse("calibration", args=[scenario.code])).status_code == 403
    assert (
        reverse("calibration", args=[scenario.code])
        not in cast.sign_in(Client(), "alice").get(reverse("scenario", args=[scenario.code])).content.decode()
    )
