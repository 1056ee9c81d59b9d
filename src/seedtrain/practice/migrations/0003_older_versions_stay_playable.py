"""Versions compiled before programmes, interlocks, orders and watches get these keys with nothing in them, so that the
attempts played on them can still be opened, debriefed and regraded. Digests stay: what was practised is the same.
"""

from django.db import migrations

TOP = {"steps_h": [1.0, 6.0, 24.0], "pausable": False, "controllers": [], "orders": []}
FAULT = {"how": "plus", "ramp_h": 0.0, "lasts_h": None, "escalate_h": None, "rare": False, "disposition": [],
         "response": []}  # fmt: skip


def completed(compiled):
    """The compiled scenario with every key that the engine reads."""
    for key, value in TOP.items():
        compiled.setdefault(key, value)
    for part, defaults in (
        ("checks", {"after_end": False}), ("recipe", {"hold": None}), ("faults", FAULT),
        ("additions", {"transfer": False, "top_up": None}), ("controls", {"locked": False}),
    ):  # fmt: skip
        for item in compiled[part]:
            for key, value in defaults.items():
                item.setdefault(key, value)
    for instrument in compiled["instruments"]:
        for alarm in instrument["alarms"]:
            alarm.setdefault("trips", None)
    for check in compiled["checks"]:
        for measure in check["measures"]:
            measure.setdefault("scatter", "normal")
    for choice in compiled["disposition"]["choices"]:
        choice.setdefault("early", False)
    compiled["deviation"].setdefault("closing", False)
    compiled.setdefault("watches", [watch for fault in compiled["faults"] for watch in watches_of(compiled, fault)])
    return compiled


def watches_of(compiled, fault):
    """How the expert looked before a scenario said so: probe against sample, weighing of what a pump delivered."""
    common = {"shows": fault["code"], "against": None, "over_h": 0.0, "spread_h": 0.0, "silent": False,
              "relative": False, "side": "both", "every_h": 24.0, "from_h": 20.0, "until_h": compiled["duration_h"] - 12.0, "if_also": [],
              "if_not": []}  # fmt: skip
    for instrument in compiled["instruments"]:
        if instrument["code"] == fault["on"] and instrument["recalibrate"]:
            yield {**common, "code": "probe_" + fault["code"], "reading": instrument["code"],
                   "result": instrument["recalibrate"]["measure"], "expected": 0.0, "within": 0.05,
                   "again": 1}  # fmt: skip
    for check in compiled["checks"]:
        if check["kind"] == "delivery" and check["of"] == fault["on"]:
            low, high = check["measures"][0]["limits"] or [88.0, 112.0]
            yield {**common, "code": "weighed_" + fault["code"], "reading": None, "expected": 100.0,
                   "result": check["measures"][0]["code"], "within": (high - low) / 2, "again": 0}  # fmt: skip


def complete(apps, schema_editor):
    for version in apps.get_model("practice", "ScenarioVersion").objects.all():
        version.compiled = completed(version.compiled)
        version.save(update_fields=["compiled"])


class Migration(migrations.Migration):
    dependencies = [("practice", "0002_kept_on_a_device")]
    operations = [migrations.RunPython(complete, migrations.RunPython.noop)]
