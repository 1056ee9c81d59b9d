"""Looking back on a run: truth, sensor and record on one time axis, when faults could be seen, the expert beside it."""

from seedtrain.science.scenarios import entries, faults, policies
from seedtrain.science.scenarios.grade import finished, grade_world
from seedtrain.science.scenarios.refusals import by_code
from seedtrain.science.scenarios.rules import named_at
from seedtrain.science.scenarios.twins import first_seen, twin


def debrief(scenario, seed, log, engine=None, every_h=4.0):
    """Everything a debriefing page plots, points `every_h` hours apart; README.md of this folder shows the shape."""
    world = finished(scenario, seed, log, engine)
    sound = twin(scenario, seed, log, [], (), engine)
    expert_log = policies.expert(scenario, seed, engine)
    expert = finished(scenario, seed, expert_log, engine)
    step = max(1, int(every_h / scenario["scan_h"]))
    return {
        "plan": world["drawn"]["plan"], "ended_h": world["ended_h"], "harvest_h": scenario["duration_h"],
        "times_h": world["scans"][::step],
        "series": [_series(output, world, sound, expert, step) for output in _outputs(scenario)],
        "faults": [_fault(world, fault, log, step, engine) for fault in world["faults"]],
        "acts": list(world["log"]), "alarms": [dict(occurrence) for occurrence in world["alarms"]],
        "grade": grade_world(world), "expert": {"log": expert_log, "grade": grade_world(expert)},
        "texts": _lessons(world),
    }  # fmt: skip


def _outputs(scenario):
    """Each measured output once, under the name of its first instrument or measure, with what measures it."""
    found = []
    for instrument in scenario["instruments"]:
        found.append({"code": instrument["of"], "name": instrument["name"], "unit": instrument["unit"],
                      "gain": instrument["gain"], "instrument": instrument["code"], "measure": None})  # fmt: skip
    for check in scenario["checks"]:
        for measure in check["measures"]:
            same = [output for output in found if output["code"] == measure["of"]]
            if same:
                same[0]["measure"] = measure["code"]
            elif measure["of"]:
                found.append({"code": measure["of"], "name": measure["name"], "unit": measure["unit"], "gain": 1.0,
                              "instrument": None, "measure": measure["code"]})  # fmt: skip
    return found


def _series(output, world, sound, expert, step):
    code, gain, instrument = output["code"], output["gain"], output["instrument"]
    return {
        "code": code, "name": output["name"], "unit": output["unit"], "instrument": instrument,
        "measure": output["measure"],
        "truth": _truths(world, code, gain, step), "twin": _truths(sound, code, gain, step),
        "expert": _truths(expert, code, gain, step),
        "sensor": world["readings"][instrument][::step] if instrument else None,
        "record": _recorded(world, output), "samples": _sampled(world, output["measure"]),
    }  # fmt: skip


def _truths(world, code, gain, step):
    """A true output at every `step`-th scan, four significant digits: enough for any plot."""
    return [float("{:.4g}".format(gain * truths[code])) for truths in world["truths"][::step]]


def _recorded(world, output):
    """What the batch record says of this output: [hour of writing, value]."""
    sources = ("instrument:" + str(output["instrument"]), "result:" + str(output["measure"]))
    found = []
    for item in entries.due(world["scenario"]):
        written = world["entries"].get(item["entry"])
        for field in entries.step_of(world["scenario"], item["step"])["fields"]:
            if written and field["source"] in sources and written["values"].get(field["code"]) is not None:
                found.append([written["at_h"], written["values"][field["code"]]])
    return found


def _sampled(world, measure):
    """Results of this measure: [hour of sampling, value]."""
    return [[sample["at_h"], result["value"]] for sample in world["samples"] for result in sample["results"]
            if result["measure"] == measure]  # fmt: skip


def _fault(world, fault, log, step, engine):
    """One fault: its course, when it was named, and when each allowed look would first have shown it."""
    scenario, described = world["scenario"], by_code(world["scenario"]["faults"], fault["code"])
    return {
        "code": fault["code"], "name": described["name"], "text": described["text"], "onset_h": fault["onset_h"],
        "size": fault["size"], "window_h": described["window_h"], "named_h": named_at(world, fault, described),
        "cleared_h": world["cleared"].get(fault["code"]),
        "error": [_error(world, fault, at_h) for at_h in world["scans"][::step]],
        "first_seen": first_seen(scenario, world["seed"], log, fault, engine),
    }  # fmt: skip


def _error(world, fault, at_h):
    """How wrong the fault alone makes it at this hour: the sensor's error, the part of the dose that is lost, or the
    size of any other fault as far as it has come on."""
    if fault["kind"] == "delivery":
        return 1.0 - faults.delivered_fraction([fault], fault["on"], at_h, world["cleared"])
    if fault["kind"] in ("sensor_bias", "sensor_drift"):
        return faults.sensor_error([fault], fault["on"], at_h, world["cleared"])
    return fault["size"] * faults.share(fault, at_h, world["cleared"])


def _lessons(world):
    """The lessons of this plan and of the faults it held."""
    whens = [world["drawn"]["plan"]] + [fault["code"] for fault in world["faults"]]
    return [lesson["text"] for lesson in world["scenario"]["lessons"] if lesson["when"] in whens]
