"""Scenario files become versions: loading again changes nothing, a changed file leaves what was played on untouched."""

from pathlib import Path

import pytest

from seedtrain.practice import reference
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.practice.offers import scenarios_for
from seedtrain.practice.tests.play import SYSTEM
from seedtrain.trail.models import Record

pytestmark = pytest.mark.django_db


def changed(scenario: Scenario, folder: Path) -> Path:
    text = (reference.FOLDER / f"{scenario.code}.yaml").read_text(encoding="utf-8")
    assert text.count("pass_score: 70") == 1
    path = folder / f"{scenario.code}.yaml"
    path.write_text(text.replace("pass_score: 70", "pass_score: 75"), encoding="utf-8")
    return path


def test_loading_again_changes_nothing(scenario: Scenario) -> None:
    assert not reference.load_file(SYSTEM, reference.FOLDER / f"{scenario.code}.yaml")
    assert scenario.versions.count() == 1
    assert Record.objects.filter(verb="scenario.loaded", thing=scenario.id).count() == 1


def test_a_changed_file_is_a_new_version_and_attempts_stay_on_theirs(
    scenario: Scenario, attempt: Attempt, tmp_path: Path
) -> None:
    assert reference.load_file(SYSTEM, changed(scenario, tmp_path))
    old = attempt.version
    scenario.refresh_from_db()
    assert scenario.current != old
    assert scenario.current is not None
    assert scenario.current.compiled["pass_score"] == 75
    attempt.refresh_from_db()
    assert attempt.version == old
    assert attempt.version.compiled["pass_score"] == 70


def test_a_scenario_is_offered_for_each_competency_it_serves_and_for_no_other(scenario: Scenario) -> None:
    assert scenario.current is not None
    served = scenario.current.competencies
    assert served
    assert scenarios_for([*served, "NONE-01"]) == {code: [scenario] for code in served}


def test_a_withdrawn_scenario_is_not_offered(scenario: Scenario) -> None:
    assert scenario.current is not None
    served = scenario.current.competencies
    scenario.current = None
    scenario.save()
    assert scenarios_for(served) == {}


def test_the_files_of_an_installation_are_loaded_too_and_a_wrong_one_stops_nothing(
    scenario: Scenario, tmp_path: Path
) -> None:
    text = (reference.FOLDER / f"{scenario.code}.yaml").read_text(encoding="utf-8")
    (tmp_path / "ours.yaml").write_text(text.replace(f"code: {scenario.code}", "code: our_own", 1), encoding="utf-8")
    (tmp_path / "copy.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "spoilt.yaml").write_text("format: 1\ncode: [", encoding="utf-8")
    loaded, wrong = reference.load_own(SYSTEM, tmp_path)
    assert loaded == 1
    assert Scenario.objects.get(code="our_own").current is not None
    assert any("copy.yaml" in told and "choose another" in told for told in wrong)
    assert any("spoilt.yaml, line" in told for told in wrong), wrong
