"""Every key of a scenario file: its kind, its default, whether it must be there (told in docs/scenario-format.md)."""

from __future__ import annotations

from seedtrain.science.processes import registry
from seedtrain.science.scenarios.shapes import (
    COMPETENCY,
    LANGUAGES,
    REQUIRED,
    Choice,
    Code,
    Flag,
    Keys,
    Line,
    Many,
    Names,
    Number,
    Pair,
    Text,
    Whole,
)

HOUR = Number(0, 2000)
COST = Number(0, 1e6)

NAMED = {"code": (Code(), REQUIRED), "name": (Text(160), REQUIRED)}
TRIPS = Keys({"control": (Code(), None), "value": (Number(), 0.0), "pauses": (Flag(), False)})
ALARM = Keys({
    "code": (Code(), REQUIRED), "when": (Choice(("high", "low")), REQUIRED), "limit": (Number(), REQUIRED),
    "deadband": (Number(0), REQUIRED), "delay_h": (HOUR, 0.0),
    "priority": (Choice(("low", "medium", "high")), "medium"), "text": (Text(300), REQUIRED), "trips": (TRIPS, None),
})  # fmt: skip
RECALIBRATE = Keys({
    "measure": (Code(), REQUIRED), "fresh_h": (HOUR, REQUIRED), "time_h": (Number(0, 24), REQUIRED),
    "cost": (COST, 0.0),
})  # fmt: skip
INSTRUMENT = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "of": (Code(), REQUIRED), "unit": (Line(20), REQUIRED),
    "decimals": (Whole(0, 6), REQUIRED), "noise": (Number(0), 0.0), "gain": (Number(), 1.0), "lag_h": (HOUR, 0.0),
    "low": (Number(), -1e9), "high": (Number(), 1e9), "shown": (Pair(), REQUIRED), "error_into": (Code(), None),
    "recalibrate": (RECALIBRATE, None), "alarms": (Many(ALARM, most=6), list),
})  # fmt: skip
CONTROL = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "input": (Code(), REQUIRED), "unit": (Line(20), REQUIRED),
    "decimals": (Whole(0, 6), REQUIRED), "per_unit": (Number(), 1.0), "low": (Number(), REQUIRED),
    "high": (Number(), REQUIRED), "start": (Number(), REQUIRED), "doses": (Flag(), False),
    "locked": (Flag(), False),
})  # fmt: skip
MEASURE = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "of": (Code(), None), "unit": (Line(20), REQUIRED),
    "decimals": (Whole(0, 6), REQUIRED), "cv": (Number(0, 1), 0.0), "sd": (Number(0), 0.0), "bias": (Number(), 0.0),
    "detects_from": (Number(), -1e9), "scatter": (Choice(("normal", "poisson")), "normal"),
    "limits": (Pair(open_ended=True), None),
})  # fmt: skip
CHECK = Keys({
    "code": (Code(), REQUIRED), "name": (Text(80), REQUIRED), "text": (Text(600), REQUIRED),
    "kind": (Choice(("sample", "delivery", "look")), REQUIRED), "of": (Code(), None),
    "time_h": (Number(0, 24), REQUIRED), "after_end": (Flag(), False),
    "delay_h": (HOUR, REQUIRED), "cost": (COST, REQUIRED), "volume_l": (Number(0, 10), 0.0),
    "measures": (Many(MEASURE, 1, 8, "code"), REQUIRED),
})  # fmt: skip
SUBJECT = Keys({**NAMED, "when": (Choice(("fault", "bad", "always")), "fault")})
TOLERANCE = Keys({
    "of": (Code(), REQUIRED), "control": (Code(), REQUIRED), "within": (Number(0), REQUIRED),
    "relative": (Flag(), False),
})  # fmt: skip
VERBS_OF_ORDERS = ("set", "check", "sample", "add", "repair", "proceed", "pause", "open")
DO = Keys({
    "act": (Choice(VERBS_OF_ORDERS), REQUIRED), "control": (Code(), None), "value": (Number(), None),
    "within": (Number(0), 0.0), "check": (Code(), None), "checks": (Many(Code(), 0, 20), list),
    "addition": (Code(), None), "volume_l": (Number(0), None), "keep_l": (Number(0), None), "remedy": (Code(), None),
    "document": (Code(), None),
})  # fmt: skip
FAULT_KINDS = ("sensor_drift", "sensor_bias", "sensor_gain", "sensor_stuck", "sensor_dropout", "delivery", "assay",
               "process")  # fmt: skip
FAULT = Keys({
    **NAMED, "kind": (Choice(FAULT_KINDS), REQUIRED), "how": (Choice(("plus", "times", "set")), "plus"),
    "on": (Code(), REQUIRED), "onset_h": (Pair(0, 2000), REQUIRED), "size": (Pair(), REQUIRED),
    "both_signs": (Flag(), False), "ramp_h": (HOUR, 0.0), "lasts_h": (Pair(0, 1e6), None),
    "cap": (Number(0), 1e9), "subject": (Code(), REQUIRED),
    "classification": (Many(Choice(("minor", "major", "critical")), 1, 3), REQUIRED),
    "containment": (Many(Code()), REQUIRED), "window_h": (HOUR, REQUIRED), "tolerance": (TOLERANCE, None),
    "free_h": (HOUR, None), "worst_h": (HOUR, None), "escalate_h": (HOUR, None), "rare": (Flag(), False),
    "disposition": (Many(Code(), 0, 6), list), "response": (Many(DO, 0, 8), list), "text": (Text(), REQUIRED),
})  # fmt: skip
WATCH = Keys({
    "code": (Code(), REQUIRED), "shows": (Code(), REQUIRED), "reading": (Code(), None), "against": (Code(), None),
    "result": (Code(), None), "over_h": (HOUR, 0.0), "relative": (Flag(), False), "expected": (Number(), 0.0),
    "spread_h": (HOUR, 0.0), "silent": (Flag(), False), "within": (Number(0), REQUIRED),
    "side": (Choice(("both", "above", "below")), "both"),
    "every_h": (Number(0.001, 2000), REQUIRED), "from_h": (HOUR, 0.0), "until_h": (HOUR, 1e9),
    "again": (Whole(0, 10), 0), "if_also": (Many(Code(), 0, 4), list), "if_not": (Many(Code(), 0, 4), list),
})  # fmt: skip
ORDER = Keys({
    **NAMED, "at_h": (HOUR, None), "held": (Code(), None), "after": (Code(), None), "reading": (Code(), None),
    "above": (Number(), None), "below": (Number(), None), "from_h": (HOUR, 0.0), "until_h": (HOUR, 1e9),
    "do": (DO, REQUIRED), "early_h": (HOUR, 0.0), "within_h": (HOUR, REQUIRED),
})  # fmt: skip
CONTROLLER = Keys({
    "code": (Code(), REQUIRED), "instrument": (Code(), REQUIRED), "setpoint": (Code(), REQUIRED),
    "input": (Code(), REQUIRED), "gain": (Number(), REQUIRED), "integral_h": (Number(0), 0.0), "bias": (Number(), 0.0),
    "low": (Number(), REQUIRED), "high": (Number(), REQUIRED),
})  # fmt: skip
FIELD = Keys({
    **NAMED, "unit": (Line(20), REQUIRED), "decimals": (Whole(0, 6), REQUIRED), "source": (Line(), REQUIRED),
    "tolerance": (Number(0), REQUIRED), "fresh_h": (HOUR, 12.0), "limits": (Pair(open_ended=True), None),
})  # fmt: skip
STEP = Keys({
    **NAMED, "text": (Text(600), REQUIRED), "due_h": (Many(HOUR, 1, 60), REQUIRED), "early_h": (HOUR, REQUIRED),
    "grace_h": (HOUR, REQUIRED), "second_person": (Flag(), False), "time_h": (Number(0, 24), 0.0), "cost": (COST, 0.0),
    "fields": (Many(FIELD, 1, 20, "code"), REQUIRED),
})  # fmt: skip
REASON_WHEN = ("faulty", "fault_free", "good", "bad", "fault", "never")
CRITERION = Keys({
    **NAMED, "text": (Text(600), REQUIRED),
    "rule": (Choice(("product", "kept", "containment", "deviation", "record", "disposition", "economy",
                      "orders")), REQUIRED),
    "points": (Number(1, 100), REQUIRED), "gate": (Flag(), False), "pass_at": (Number(0, 1), 0.5),
    "competencies": (Many(Code(COMPETENCY, "a competency code such as USP-CC-01"), 1, 10), REQUIRED),
    "of": (Code(), None), "low": (Number(), 0.0), "high": (Number(), 0.0), "free_h": (HOUR, 0.0),
    "worst_h": (HOUR, 0.0), "most_untrue": (Whole(0, 100), 2),
})  # fmt: skip
TOP_UP = Keys({
    "measure": (Code(), REQUIRED), "contents": (Code(), REQUIRED), "volume": (Code(), REQUIRED),
    "below": (Number(), REQUIRED), "to": (Number(), REQUIRED),
})  # fmt: skip
SCENARIO = Keys({
    "format": (Whole(1, 1), REQUIRED), "code": (Code(), REQUIRED), "version": (Whole(1, 100000), REQUIRED),
    "languages": (Many(Choice(LANGUAGES), 1, 7), REQUIRED), "unreviewed": (Many(Choice(LANGUAGES), 0, 7), list),
    "level": (Choice(("easy", "medium", "hard")), REQUIRED), "minutes": (Whole(1, 600), REQUIRED),
    "pass_score": (Number(1, 100), REQUIRED),
    "title": (Text(120), REQUIRED), "summary": (Text(600), REQUIRED), "story": (Text(), REQUIRED),
    "roles": (Many(Keys({**NAMED, "text": (Text(600), REQUIRED)}), unique="code"), list),
    "documents": (Many(Keys({"code": (Code(), REQUIRED), "title": (Text(160), REQUIRED), "text": (Text(), REQUIRED)}),
                       unique="code"), list),
    "process": (Choice(registry.NAMES), REQUIRED), "case": (Code(), REQUIRED), "parameters": (Names(), dict),
    "initial": (Names(), dict), "inputs": (Names(), dict),
    "vary": (Many(Keys({"in": (Choice(("parameters", "initial")), REQUIRED), "name": (Code(), REQUIRED),
                        "low": (Number(), REQUIRED), "high": (Number(), REQUIRED)}), unique="name"), list),
    "duration_h": (Number(0.1, 1000), REQUIRED), "decide_by_h": (HOUR, REQUIRED),
    "scan_h": (Number(0.005, 4), 1.0), "steps_h": (Many(Number(0.005, 240), 3, 3), lambda: [1.0, 6.0, 24.0]),
    "vessel": (Keys({"low_l": (Number(0), REQUIRED), "high_l": (Number(0), REQUIRED)}), None),
    "instruments": (Many(INSTRUMENT, 1, 20, "code"), REQUIRED), "controls": (Many(CONTROL, 0, 12, "code"), list),
    "recipe": (Many(Keys({"at_h": (HOUR, REQUIRED), "control": (Code(), REQUIRED), "value": (Number(), REQUIRED),
                          "hold": (Code(), None), "text": (Text(300), REQUIRED)})), list),
    "pausable": (Flag(), False), "controllers": (Many(CONTROLLER, 0, 6, "code"), list),
    "sampling": (Keys({"volume_l": (Number(0), 0.0), "time_h": (Number(0, 24), 0.0), "cost": (COST, 0.0)}),
                 lambda: {"volume_l": 0.0, "time_h": 0.0, "cost": 0.0}),
    "checks": (Many(CHECK, 1, 20, "code"), REQUIRED),
    "additions": (Many(Keys({**NAMED, "text": (Text(600), REQUIRED), "contents": (Names(), REQUIRED),
                             "most_l": (Number(0), REQUIRED), "time_h": (Number(0, 24), REQUIRED),
                             "cost": (COST, REQUIRED), "transfer": (Flag(), False), "top_up": (TOP_UP, None)}),
                       unique="code"), list),
    "remedies": (Many(Keys({**NAMED, "text": (Text(600), REQUIRED), "on": (Code(), REQUIRED),
                            "time_h": (Number(0, 24), REQUIRED), "cost": (COST, REQUIRED)}), unique="code"), list),
    "faults": (Many(FAULT, unique="code"), list), "watches": (Many(WATCH, 0, 40, "code"), list),
    "orders": (Many(ORDER, 0, 40, "code"), list),
    "plans": (Many(Keys({"code": (Code(), REQUIRED), "weight": (Number(0), REQUIRED),
                         "faults": (Many(Code()), REQUIRED), "parameters": (Names(), dict)}), 1, 20, "code"),
              REQUIRED),
    "record": (Many(STEP, unique="code"), REQUIRED),
    "deviation": (Keys({"subjects": (Many(SUBJECT, 1, unique="code"), REQUIRED),
                        "containments": (Many(Keys(NAMED), 1, unique="code"), REQUIRED),
                        "time_h": (Number(0, 24), REQUIRED), "cost": (COST, REQUIRED),
                        "closing": (Flag(), False)}), REQUIRED),
    "qa": (Keys({"time_h": (Number(0, 24), REQUIRED), "cost": (COST, REQUIRED),
                 "answer": (Text(900), REQUIRED)}), REQUIRED),
    "product": (Many(Keys({"of": (Code(), REQUIRED), "name": (Text(120), REQUIRED), "unit": (Line(20), REQUIRED),
                           "low": (Number(), -1e9), "high": (Number(), 1e9), "patient": (Flag(), False),
                           "borderline": (Number(0, 0.5), 0.0)}), 1), REQUIRED),
    "disposition": (Keys({
        "choices": (Many(Keys({**NAMED, "text": (Text(300), REQUIRED), "releases": (Flag(), REQUIRED),
                               "early": (Flag(), False)}), 2,
                         unique="code"), REQUIRED),
        "reasons": (Many(Keys({**NAMED, "when": (Choice(REASON_WHEN), REQUIRED), "fault": (Code(), None),
                               "needed": (Flag(), False)}), 1, unique="code"), REQUIRED),
        "right": (Keys({name: (Many(Code(), 1), REQUIRED)
                        for name in ("clean", "clean_with_deviation", "affected", "borderline", "bad")}), REQUIRED),
    }), REQUIRED),
    "hints": (Many(Keys({"code": (Code(), REQUIRED), "text": (Text(600), REQUIRED),
                         "points": (Number(0, 50), REQUIRED)}), unique="code"), list),
    "criteria": (Many(CRITERION, 1, 12, "code"), REQUIRED),
    "lessons": (Many(Keys({"when": (Line(60), REQUIRED), "text": (Text(), REQUIRED)})), list),
})  # fmt: skip
