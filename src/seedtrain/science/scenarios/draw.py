"""What the seed decides before anybody acts: the batch's own parameters and the faults lying in wait (portable)."""

from seedtrain.science.numerics import noise
from seedtrain.science.signals.sensor import stream_of


def _between(seed, name, low, high):
    return low + (high - low) * noise.uniform(seed, stream_of("draw " + name), 0)


def _one_of(seed, name, items):
    """One item with probability in proportion to its `weight`."""
    left = noise.uniform(seed, stream_of("draw " + name), 0) * sum(item["weight"] for item in items)
    for item in items:
        left -= item["weight"]
        if left < 0:
            return item
    return items[-1]


def _fault(seed, fault):
    name = "fault " + fault["code"]
    size = _between(seed, name + " size", fault["size"][0], fault["size"][1])
    if fault["both_signs"] and noise.uniform(seed, stream_of("draw " + name + " sign"), 0) < 0.5:
        size = -size
    onset_h = _between(seed, name + " onset", fault["onset_h"][0], fault["onset_h"][1])
    lasts_h = 1e9
    if fault["lasts_h"]:
        lasts_h = _between(seed, name + " lasts", fault["lasts_h"][0], fault["lasts_h"][1])
    return {"code": fault["code"], "kind": fault["kind"], "how": fault["how"], "on": fault["on"], "onset_h": onset_h,
            "end_h": onset_h + lasts_h, "ramp_h": fault["ramp_h"], "size": size, "cap": fault["cap"]}  # fmt: skip


def draw(scenario, seed):
    """Returns {"plan": code, "faults": [...], "parameters": {...}, "initial": {...}} for this seed."""
    plan = _one_of(seed, "plan", scenario["plans"])
    faults = [_fault(seed, fault) for fault in scenario["faults"] if fault["code"] in plan["faults"]]
    values = {"parameters": {}, "initial": {}}
    for varied in scenario["vary"]:
        values[varied["in"]][varied["name"]] = _between(seed, "vary " + varied["name"], varied["low"], varied["high"])
    values["parameters"].update(plan["parameters"])
    return {"plan": plan["code"], "faults": faults, "parameters": values["parameters"], "initial": values["initial"]}
