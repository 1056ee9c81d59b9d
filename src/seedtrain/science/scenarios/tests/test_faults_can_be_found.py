"""Every fault leaves two clues, and the reference detector finds it in time while leaving normal runs alone."""

import pytest

from seedtrain.science.scenarios import detector
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.twins import first_seen

CALIBRATION, NORMAL, FAULTY = range(5000, 5100), range(7000, 7100), range(110)


@pytest.fixture(scope="module")
def thresholds(scenario, engine):
    """The detector's thresholds, calibrated on whole normal runs that no other test here looks at."""
    worlds = [detector.untouched(scenario, seed, [], engine) for seed in CALIBRATION]
    return {fault["on"]: detector.threshold(worlds, fault["on"]) for fault in scenario["faults"]}


def test_at_most_5_percent_of_whole_normal_runs_are_flagged_by_either_look(scenario, engine, thresholds):
    flagged = 0
    for seed in NORMAL:
        world = detector.untouched(scenario, seed, [], engine)
        flagged += any(detector.found_h(world, on, limit) is not None for on, limit in thresholds.items())
    assert flagged / len(NORMAL) <= 0.05


def test_at_least_95_percent_of_faults_are_found_inside_their_window(scenario, engine, thresholds):
    found = {fault["code"]: [] for fault in scenario["faults"]}
    windows = {fault["code"]: fault["window_h"] for fault in scenario["faults"]}
    for seed in FAULTY:
        faults = draw(scenario, seed)["faults"]
        world = detector.untouched(scenario, seed, None, engine) if faults else None
        for fault in faults:
            at_h = detector.found_h(world, fault["on"], thresholds[fault["on"]], fault["onset_h"])
            found[fault["code"]].append(at_h is not None and at_h - fault["onset_h"] <= windows[fault["code"]])
    for code, hits in found.items():
        assert len(hits) > 20, code
        assert sum(hits) / len(hits) >= 0.95, code


@pytest.mark.parametrize("plan", ["drift_only", "pump_only"])
def test_each_fault_leaves_two_independent_clues_inside_its_window(scenario, engine, plan):
    windows = {fault["code"]: fault["window_h"] for fault in scenario["faults"]}
    seeds = [seed for seed in range(80) if draw(scenario, seed)["plan"] == plan][:6]
    for seed in seeds:
        fault = draw(scenario, seed)["faults"][0]
        seen = first_seen(scenario, seed, [], fault, engine)
        end_h = fault["onset_h"] + windows[fault["code"]]
        clues = [clue["code"] for clue in seen if clue["at_h"] is not None and clue["at_h"] <= end_h]
        assert len(clues) >= 2, (seed, seen)
        assert fault["on"] not in clues, "the faulty instrument itself must not show it"


def test_a_drift_moves_the_true_ph_while_the_probe_shows_its_set_point(scenario, engine, seed_of):
    world = detector.untouched(scenario, seed_of("drift_only"), None, engine)
    assert abs(world["truths"][-1]["ph"] - 7.0) > 0.2
    assert all(abs(shown - 7.0) < 0.06 for shown in world["readings"]["ph"])


def test_fault_free_batches_are_among_the_plans_and_both_signs_of_drift_are_drawn(scenario):
    drawn = [draw(scenario, seed) for seed in range(200)]
    assert sum(not batch["faults"] for batch in drawn) >= 40
    sizes = [fault["size"] for batch in drawn for fault in batch["faults"] if fault["code"] == "ph_drift"]
    assert min(sizes) < 0 < max(sizes)
