"""The batch record: which entries are due when, what was written, and whether it is on time, complete and true."""

SOON_H = 2.0  # how long a reading counts as the present one; less where the whole process is short
SAME_H = 1e-6  # a scan shown at an hour belongs to it, however the hour was added up


def due(scenario):
    """Every entry of the record in order of time: {"entry", "step", "due_h", "open_h", "late_h"}."""
    found = []
    for step in scenario["record"]:
        for due_h in step["due_h"]:
            found.append({"entry": step["code"] + ":" + "{:g}".format(due_h), "step": step["code"], "due_h": due_h,
                          "open_h": due_h - step["early_h"], "late_h": due_h + step["grace_h"]})  # fmt: skip
    return sorted(found, key=lambda entry: (entry["due_h"], entry["step"]))


def find(scenario, entry):
    """The due entry of that name with its step, or (None, None)."""
    for item in due(scenario):
        if item["entry"] == entry:
            return item, step_of(scenario, item["step"])
    return None, None


def step_of(scenario, code):
    """The step of that code."""
    for step in scenario["record"]:
        if step["code"] == code:
            return step
    return None


def status(item, written, at_h):
    """not_open, open, overdue, done or done_late."""
    if written:
        return "done_late" if written["late"] else "done"
    if at_h < item["open_h"]:
        return "not_open"
    return "open" if at_h <= item["late_h"] else "overdue"


def outside(field, value):
    """Whether a written number lies outside the field's limits."""
    if value is None or isinstance(value, str) or field["limits"] is None:
        return False
    low, high = field["limits"]
    return (low is not None and value < low) or (high is not None and value > high)


def soon_h(scenario):
    """How old a reading may be that is written down as the present one."""
    return min(SOON_H, max(2.0 * scenario["scan_h"], scenario["duration_h"] / 24.0))


def believable(world, field, value, at_h):
    """Whether some reading or result that the writer could have had before her says this value."""
    for seen in sources(world, field, at_h):
        if abs(seen - value) <= field["tolerance"] + 1e-9:
            return True
    return False


def sources(world, field, at_h):
    """Values the field could truthfully hold when written at `at_h`: recent readings, fresh results, settings."""
    kind, code = field["source"].split(":")
    soon = soon_h(world["scenario"])
    if kind == "instrument":
        readings, scans = world["readings"][code], world["scans"]
        shown = [readings[i] for i in range(len(scans)) if at_h - soon <= scans[i] <= at_h + SAME_H]
        shown = shown or ([readings[-1]] if at_h >= scans[-1] else [])
        return [value for value in shown if value is not None]
    if kind == "control":
        return [
            setting["value"]
            for setting in world["settings_log"]
            if setting["control"] == code and setting["at_h"] <= at_h and setting["until_h"] > at_h - soon
        ]
    found = []
    for drawn in world["samples"] + world["checks"]:
        for result in drawn["results"]:
            fresh = result["ready_h"] <= at_h and at_h - drawn["at_h"] <= field["fresh_h"]
            if result["measure"] == code and fresh and result["value"] is not None:
                found.append(result["value"])
    return found
