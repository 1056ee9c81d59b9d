"""Those who do nothing, reject all or call QA for all never pass; the expert does; the novice sets difficulty.

Every shipped scenario is played here on a few batches; `./seedtrain practice calibrate all` plays hundreds of each.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from seedtrain.science.scenarios.calibrate import calibrate, shortcomings, wilson
from seedtrain.science.scenarios.format import read

FOLDER = Path(__file__).parents[3] / "practice" / "scenarios"
SEEDS = 8


@cache
def played(path):
    """A small calibration of one shipped scenario."""
    return calibrate(read(path), SEEDS, checks=False)


@pytest.fixture(params=sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def found(path):
    return played(path)


def test_a_player_without_judgement_never_passes_and_the_expert_does(found):
    rates = {row["policy"]: row["pass_rate"] for row in found["players"]}
    assert [rates[policy] for policy in ("do_nothing", "reject_all", "call_qa_for_all")] == [0, 0, 0]
    assert rates["expert"] >= 0.9
    assert rates["novice"] < 1 or found["level"] == "easy"


def test_the_watches_find_faults_and_leave_normal_runs_alone(found):
    detectable = [fault for fault in found["faults"] if not fault["rare"]]
    drawn = sum(fault["drawn"] for fault in detectable)
    assert sum(fault["found"] for fault in detectable) >= 0.9 * drawn
    assert found["normal"]["flagged"] <= 1


def test_a_fault_can_be_seen_in_two_independent_ways(found):
    for fault in found["faults"]:
        if not fault["rare"] and fault["drawn"]:
            shown = [look for look, seen in fault["visible_after_h"].items() if seen["share"] >= 0.5]
            assert len(shown) >= 2, (fault["code"], fault["visible_after_h"])


def test_shortcomings_are_told_in_words():
    found = played(FOLDER / "mab_fed_batch_drift.yaml")
    assert not [told for told in shortcomings(found) if "novice" not in told]
    spoilt = {**found, "players": [{**row, "pass_rate": 0.5} for row in found["players"]]}
    assert len(shortcomings(spoilt)) >= 4


def test_an_interval_of_a_share_holds_the_share():
    low, high = wilson(15, 20)
    assert 0.5 < low < 0.75 < high < 0.9
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_kept_calibration_is_of_this_version_and_has_nothing_to_complain_of(path):
    """200 batches of each player, by `./seedtrain practice calibrate all --keep`: after a change, run it again."""
    kept = json.loads((FOLDER / "calibration" / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert kept["digest"] == read(path)["digest"], f"./seedtrain practice calibrate {path.stem} --keep"
    assert kept["seeds"] >= 200
    assert shortcomings(kept) == []
