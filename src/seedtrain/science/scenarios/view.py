"""What a learner may see of a run, as plain JSON-able data: no truth, no fault, no result before it is ready."""

from seedtrain.science.scenarios import entries
from seedtrain.science.signals import alarm


def view(world, at_h):
    """The run at `at_h` as its learner sees it. README.md of this folder shows the shape."""
    scenario = world["scenario"]
    return {
        "scenario": scenario["code"], "version": scenario["version"], "seed": world["seed"],
        "at_h": at_h, "day": int(at_h // 24), "harvested": at_h >= scenario["duration_h"],
        "ended_h": world["ended_h"], "ended_by": _ended_by(world),
        "busy_until_h": world["busy_until_h"], "busy_with": world["busy_with"], "cost": world["cost"],
        "volume_drawn_l": sum(sample["volume_l"] for sample in world["samples"]),
        "times_h": world["scans"][:],
        "instruments": [{"code": i["code"], "value": world["readings"][i["code"]][-1],
                         "trend": world["readings"][i["code"]][:]} for i in scenario["instruments"]],
        "settings": dict(world["settings"]), "planned": dict(world["planned"]),
        "settings_log": [{key: change[key] for key in ("control", "value", "at_h", "by")}
                         for change in world["settings_log"]],
        "commanded_l": dict(world["commanded_l"]),
        "alarms": [_alarm(occurrence, at_h) for occurrence in world["alarms"]],
        "samples": [_drawn(sample, at_h) for sample in world["samples"]],
        "checks": [_drawn(check, at_h) for check in world["checks"]],
        "record": [_entry(world, item, at_h) for item in entries.due(scenario)],
        "deviations": _copies(world["deviations"]), "calibrations": _copies(world["calibrations"]),
        "repairs": _copies(world["repairs"]), "additions": _copies(world["additions"]),
        "calls": _copies(world["calls"]), "hints": _copies(world["hints"]), "notes": _copies(world["notes"]),
        "opened": _copies(world["opened"]),
        "program": {key: world["program"][key] for key in ("late_h", "stopped_h", "held", "phase")},
        "trips": _copies(world["trips"]),
        "disposition": dict(world["disposition"]) if world["disposition"] else None,
    }  # fmt: skip


def _copies(items):
    return [dict(item) for item in items]


def _ended_by(world):
    if world["ended_h"] is None:
        return None
    return "disposition" if world["disposition"] else "time"


def _alarm(occurrence, at_h):
    seen = dict(occurrence)
    seen["state"] = alarm.state(occurrence, at_h)
    return seen


def _drawn(drawn, at_h):
    """A sample or check with the results that are ready; those that are not show only when they will be."""
    seen = {key: drawn[key] for key in drawn if key != "results"}
    seen["results"] = []
    for result in drawn["results"]:
        shown = {"measure": result["measure"], "ready_h": result["ready_h"], "ready": result["ready_h"] <= at_h}
        if shown["ready"]:
            shown["value"] = result["value"]
        seen["results"].append(shown)
    return seen


def _entry(world, item, at_h):
    seen = dict(item)
    written = world["entries"].get(item["entry"])
    seen["status"] = entries.status(item, written, at_h)
    seen["written"] = None
    if written:
        seen["written"] = dict(written)
        seen["written"]["values"] = dict(written["values"])
        seen["written"]["corrections"] = _copies(written["corrections"])
    return seen
