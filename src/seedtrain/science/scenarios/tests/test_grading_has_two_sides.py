"""Releasing a bad batch and rejecting a good one both fail; false alarms, lies and waste cost what they should."""

import json

import pytest

from seedtrain.science.scenarios.grade import grade


def criterion(marks, code):
    return next(item for item in marks["criteria"] if item["code"] == code)


def said(marks, code):
    return [fact["code"] for fact in criterion(marks, code)["evidence"]]


def disposed(log, choice, reasons):
    return log[:-1] + [{**log[-1], "choice": choice, "reasons": reasons}]


@pytest.fixture
def graded(scenario, engine, seed_of):
    return lambda plan, log: grade(scenario, seed_of(plan), log, engine)


def test_the_expert_passes_on_every_plan(scenario, expert_log, graded):
    for plan in scenario["plans"]:
        marks = graded(plan["code"], expert_log(plan["code"]))
        assert marks["passed"], (plan["code"], marks["score"])
        assert marks["score"] >= 90


def test_rejecting_a_good_batch_fails_whatever_else_was_done_well(expert_log, graded):
    for plan in ("all_well", "drift_only", "pump_only"):
        marks = graded(plan, disposed(expert_log(plan), "reject", ["to_be_safe"]))
        assert not marks["passed"]
        assert said(marks, "disposition") == ["disposition_wrong"]


def test_releasing_a_bad_batch_fails_whatever_else_was_done_well(expert_log, graded):
    for choice in ("release", "release_with_deviation"):
        marks = graded("poor_lot", disposed(expert_log("poor_lot"), choice, ["results_within"]))
        assert not marks["passed"]
        assert "bad_batch_released" in said(marks, "patient")
        assert not criterion(marks, "patient")["passed"]


def test_a_fault_that_is_hidden_by_releasing_without_deviation_fails(expert_log, graded):
    marks = graded("drift_only", disposed(expert_log("drift_only"), "release", ["results_within"]))
    assert not criterion(marks, "disposition")["passed"]


def test_holding_a_batch_that_can_be_decided_fails(expert_log, graded):
    assert not graded("all_well", disposed(expert_log("all_well"), "hold", ["to_be_safe"]))["passed"]


def test_a_fault_mended_but_never_reported_fails(expert_log, graded):
    silent = [act for act in expert_log("drift_only") if act["do"] != "deviation"]
    marks = graded("drift_only", silent)
    assert not criterion(marks, "containment")["passed"]
    assert "not_detected" in said(marks, "containment")


def test_a_fault_reported_but_never_mended_loses_what_containment_is_worth(expert_log, graded):
    idle = [act for act in expert_log("drift_only") if act["do"] not in ("repair", "recalibrate")]
    marks, best = graded("drift_only", idle), graded("drift_only", expert_log("drift_only"))
    assert criterion(marks, "containment")["points"] < criterion(best, "containment")["points"] - 8
    assert not marks["passed"]


def test_a_false_alarm_and_a_needless_repair_cost_points(expert_log, graded):
    log = expert_log("all_well")
    alarmist = [
        *log[:-1],
        {
            "at_h": 356,
            "do": "deviation",
            "subject": "ph_probe",
            "classification": "major",
            "containment": [],
            "text": "?",
        },
        {**log[-1], "at_h": 357},
    ]
    marks = graded("all_well", alarmist)
    assert "false_alarm" in said(marks, "containment")
    assert criterion(marks, "containment")["points"] < criterion(graded("all_well", log), "containment")["points"]
    fixer = [{"at_h": 5, "do": "repair", "remedy": "spare_probe"}, *log]
    assert "needless_repair" in said(graded("all_well", fixer), "containment")


def test_reporting_a_result_out_of_limits_is_no_false_alarm(expert_log, graded):
    log = expert_log("poor_lot")
    report = {"at_h": 356, "do": "deviation", "subject": "product", "classification": "critical",
              "containment": ["product_assessed"], "text": "acidic variants"}  # fmt: skip
    marks = graded("poor_lot", [*log[:-1], report, {**log[-1], "at_h": 357}])
    assert "false_alarm" not in said(marks, "containment")
    assert marks["passed"]


def test_invented_values_fail_the_record(expert_log, graded):
    log = json.loads(json.dumps(expert_log("all_well")))
    for act in log:
        if act["do"] == "record" and "viability" in act["values"]:
            act["values"]["viability"] = 88.8
    marks = graded("all_well", log)
    assert not criterion(marks, "record")["passed"]
    assert "untrue_limit" in said(marks, "record")
    assert not marks["passed"]


def test_a_slip_that_is_corrected_with_a_reason_is_true_again(expert_log, graded):
    log = json.loads(json.dumps(expert_log("all_well")))
    k = next(i for i, act in enumerate(log) if act["do"] == "record")
    right = log[k]["values"]["ph"]
    log[k]["values"]["ph"] = 70.1
    wrong = graded("all_well", log)
    assert "entry_untrue" in said(wrong, "record")
    correct = {"at_h": log[k]["at_h"], "do": "correct", "entry": log[k]["entry"], "field": "ph", "value": right,
               "reason": "decimal point slipped"}  # fmt: skip
    mended = graded("all_well", [*log[: k + 1], correct, *log[k + 1 :]])
    assert "entry_untrue" not in said(mended, "record")


def test_entries_left_out_late_or_unwitnessed_are_named(expert_log, graded):
    log = json.loads(json.dumps(expert_log("all_well")))
    entries = [act for act in log if act["do"] == "record"]
    log.remove(entries[0])
    next(act for act in entries if act["entry"] == "shift:147")["second_person"] = False
    found = said(graded("all_well", log), "record")
    assert {"entry_missing", "entry_alone"} <= set(found)


def test_deciding_before_the_results_are_written_down_leaves_that_entry_missing(expert_log, graded):
    log = [act for act in expert_log("all_well") if act.get("entry") != "results:350"]
    facts = criterion(graded("all_well", log), "record")["evidence"]
    assert ["entry_missing"] == [fact["code"] for fact in facts if "350" in fact["text"]["en"]]


def test_starving_the_cells_fails(expert_log, graded):
    hungry = [act for act in expert_log("all_well") if act["do"] != "add"]
    marks = graded("all_well", hungry)
    assert not criterion(marks, "nutrients")["passed"]
    assert not marks["passed"]


def test_hints_and_calls_cost(expert_log, graded):
    log = expert_log("all_well")
    hinted = graded("all_well", [{"at_h": 0, "do": "hint", "hint": "held"}, *log])
    assert hinted["score"] == pytest.approx(graded("all_well", log)["score"] - 3)
    calls = [{"at_h": 2 * k, "do": "call_qa"} for k in range(10)]
    dear = graded("all_well", [*calls, *log])
    assert criterion(dear, "economy")["points"] < criterion(hinted, "economy")["points"]


def test_every_criterion_shows_evidence_points_and_competencies(scenario, expert_log, graded):
    marks = graded("drift_and_pump", expert_log("drift_and_pump"))
    assert [item["code"] for item in marks["criteria"]] == [item["code"] for item in scenario["criteria"]]
    assert sum(item["of"] for item in marks["criteria"]) == 100
    assert all(item["evidence"] and item["competencies"] for item in marks["criteria"])
    json.dumps(marks, allow_nan=False)
