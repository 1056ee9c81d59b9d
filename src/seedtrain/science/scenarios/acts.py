"""What each act does to the world, once it is known to be possible (see refusals.py)."""

from seedtrain.science.scenarios import entries, faults
from seedtrain.science.scenarios import world as worlds
from seedtrain.science.scenarios.refusals import by_code, reference, sample_volume_l
from seedtrain.science.signals import assay


def carry_out(world, act):
    """Change the world by one possible act; the world stands at the act's time."""
    DOES[act["do"]](world, act)
    world["held"] = None
    world["log"].append(act)


def _spend(world, act, item, with_what):
    """Hands-on time and cost of an item that has `time_h` and `cost`."""
    world["cost"] += item["cost"]
    if item["time_h"] > 0:
        world["busy_until_h"] = max(world["busy_until_h"], act["at_h"] + item["time_h"])
        world["busy_with"] = with_what


def _sample(world, act):
    scenario, number = world["scenario"], len(world["samples"]) + 1
    truths, results = worlds.observe(world), []
    for code in act["checks"]:
        check = by_code(scenario["checks"], code)
        results += _measured(world, check, truths, act["at_h"], number)
        _spend(world, act, check, "sample")
    volume_l = sample_volume_l(scenario, act["checks"])
    if volume_l > 0:
        world["state"] = world["process"].withdraw(world["state"], volume_l)
    hands_on_h = scenario["sampling"]["time_h"] + sum(by_code(scenario["checks"], c)["time_h"] for c in act["checks"])
    _spend(world, act, {"cost": scenario["sampling"]["cost"], "time_h": hands_on_h}, "sample")
    world["samples"].append({"id": "S" + str(number), "at_h": act["at_h"], "checks": act["checks"],
                             "volume_l": volume_l, "results": results})  # fmt: skip


def _measured(world, check, truths, at_h, number):
    """Results of one check on the true values, with what a faulty laboratory makes of them."""
    factor, results = faults.assay_factor(world["faults"], check["code"], at_h, world["cleared"]), []
    for measure in check["measures"]:
        truth = truths[measure["of"]]
        value = assay.result(measure, truth * factor, world["seed"], number)
        results.append({"measure": measure["code"], "ready_h": at_h + check["delay_h"], "value": value,
                        "truth": truth})  # fmt: skip
    return results


def _check(world, act):
    check, number = by_code(world["scenario"]["checks"], act["check"]), len(world["checks"]) + 1
    truths = worlds.observe(world) if check["kind"] == "look" else {}
    if check["kind"] == "delivery":
        share = 100.0 * faults.delivered_fraction(world["faults"], check["of"], act["at_h"], world["cleared"])
        truths = {measure["of"]: share for measure in check["measures"]}
    world["checks"].append({"id": "C" + str(number), "check": check["code"], "at_h": act["at_h"],
                            "results": _measured(world, check, truths, act["at_h"], number)})  # fmt: skip
    _spend(world, act, check, check["code"])


def _set(world, act):
    worlds.change_setting(world, act["control"], act["value"], act["at_h"], "learner")


def _add(world, act):
    addition = by_code(world["scenario"]["additions"], act["addition"])
    made = {"at_h": act["at_h"], "addition": act["addition"], "volume_l": act["volume_l"]}
    if addition["transfer"]:
        made["keep_l"] = act["keep_l"]
        world["state"] = world["process"].withdraw(
            world["state"], world["process"].volume_l(world["state"]) - act["keep_l"]
        )
    world["state"] = world["process"].add(world["state"], act["volume_l"], addition["contents"])
    world["additions"].append(made)
    _spend(world, act, addition, act["addition"])


def _recalibrate(world, act):
    instrument = act["instrument"]
    rule = by_code(world["scenario"]["instruments"], instrument)["recalibrate"]
    sample = reference(world, act["sample"], rule["measure"], act["at_h"])
    index = max(i for i in range(len(world["scans"])) if world["scans"][i] <= sample["at_h"])
    change = sample["value"] - (world["readings"][instrument][index] or 0.0)
    world["calibration"][instrument] += change
    world["calibrations"].append({"at_h": act["at_h"], "instrument": instrument, "sample": act["sample"],
                                  "change": change})  # fmt: skip
    _spend(world, act, rule, "recalibrate")


def _repair(world, act):
    remedy = by_code(world["scenario"]["remedies"], act["remedy"])
    done_h = act["at_h"] + remedy["time_h"]
    for fault in world["faults"]:
        if fault["on"] == remedy["on"] and fault["onset_h"] <= done_h and fault["code"] not in world["cleared"]:
            world["cleared"][fault["code"]] = done_h
    if remedy["on"] in world["commanded_l"]:
        world["stopped_until_h"][remedy["on"]] = done_h
    repair = {"at_h": act["at_h"], "remedy": act["remedy"], "on": remedy["on"], "done_h": done_h}
    if remedy["on"] in world["calibration"]:
        repair["instrument"] = remedy["on"]
        world["calibration"][remedy["on"]] = 0.0
    world["repairs"].append(repair)
    _spend(world, act, remedy, act["remedy"])


def _acknowledge(world, act):
    for occurrence in world["alarms"]:
        if occurrence["alarm"] == act["alarm"] and occurrence["acknowledged_h"] is None:
            occurrence["acknowledged_h"] = act["at_h"]


def _record(world, act):
    item, step = entries.find(world["scenario"], act["entry"])
    flagged = [f["code"] for f in step["fields"] if entries.outside(f, act["values"].get(f["code"]))]
    world["entries"][act["entry"]] = {
        "at_h": act["at_h"], "values": dict(act["values"]), "second_person": act.get("second_person", False),
        "late": act["at_h"] > item["late_h"], "reason": act.get("reason", ""), "outside": flagged, "corrections": [],
    }  # fmt: skip
    _spend(world, act, step, "record")


def _correct(world, act):
    entry = world["entries"][act["entry"]]
    was = entry["values"].get(act["field"])
    entry["values"][act["field"]] = act["value"]
    entry["corrections"].append({"at_h": act["at_h"], "field": act["field"], "was": was, "value": act["value"],
                                 "reason": act["reason"]})  # fmt: skip


def _deviation(world, act):
    world["deviations"].append({"id": "D" + str(len(world["deviations"]) + 1), "at_h": act["at_h"],
                                "subject": act["subject"], "classification": act["classification"],
                                "containment": list(act["containment"]), "text": act["text"],
                                "escalated_h": None, "closed_h": None, "conclusion": ""})  # fmt: skip
    _spend(world, act, world["scenario"]["deviation"], "deviation")


def _escalate(world, act):
    for deviation in world["deviations"]:
        if deviation["id"] == act["deviation"]:
            deviation["escalated_h"] = act["at_h"]


def _close(world, act):
    for deviation in world["deviations"]:
        if deviation["id"] == act["deviation"]:
            deviation["closed_h"], deviation["conclusion"] = act["at_h"], act["text"]


def _pause(world, act):
    worlds.stop_program(world)


def _proceed(world, act):
    worlds.let_go(world)


def _call_qa(world, act):
    world["calls"].append({"at_h": act["at_h"], "text": act.get("text", "")})
    _spend(world, act, world["scenario"]["qa"], "call_qa")


def _hint(world, act):
    world["hints"].append({"at_h": act["at_h"], "hint": act["hint"]})


def _open(world, act):
    world["opened"].append({"at_h": act["at_h"], "document": act["document"]})


def _note(world, act):
    world["notes"].append({"at_h": act["at_h"], "text": act["text"]})


def _dispose(world, act):
    world["disposition"] = {"at_h": act["at_h"], "choice": act["choice"], "reasons": list(act["reasons"]),
                            "text": act.get("text", "")}  # fmt: skip
    world["ended_h"] = act["at_h"]


DOES = {
    "sample": _sample, "check": _check, "set": _set, "add": _add, "recalibrate": _recalibrate, "repair": _repair,
    "acknowledge": _acknowledge, "record": _record, "correct": _correct, "deviation": _deviation, "call_qa": _call_qa,
    "escalate": _escalate, "close": _close, "pause": _pause, "proceed": _proceed,
    "hint": _hint, "open": _open, "note": _note, "dispose": _dispose,
}  # fmt: skip
