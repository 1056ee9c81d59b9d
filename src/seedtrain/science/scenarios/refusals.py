"""Why an act is impossible: rules by verb over the world as it stands. Each returns None or a sentence as data."""

from seedtrain.science.scenarios import entries
from seedtrain.science.scenarios.words import NAMES, say
from seedtrain.science.signals.sensor import quantise

# verb: (fields that must be there, fields that may be there), each with its kind
VERBS = {
    "sample": ({"checks": "codes"}, {}),
    "check": ({"check": "code"}, {}),
    "set": ({"control": "code", "value": "number"}, {"reason": "text"}),
    "add": ({"addition": "code", "volume_l": "number"}, {"keep_l": "number"}),
    "recalibrate": ({"instrument": "code", "sample": "code"}, {}),
    "repair": ({"remedy": "code"}, {}),
    "acknowledge": ({"alarm": "code"}, {}),
    "record": ({"entry": "code", "values": "values"}, {"second_person": "flag", "reason": "text"}),
    "correct": ({"entry": "code", "field": "code", "value": "value", "reason": "text"}, {}),
    "deviation": ({"subject": "code", "classification": "code", "containment": "codes", "text": "text"}, {}),
    "escalate": ({"deviation": "code"}, {"text": "text"}),
    "close": ({"deviation": "code", "text": "text"}, {}),
    "pause": ({}, {}),
    "proceed": ({}, {}),
    "call_qa": ({}, {"text": "text"}),
    "hint": ({"hint": "code"}, {}),
    "open": ({"document": "code"}, {}),
    "note": ({"text": "text"}, {}),
    "dispose": ({"choice": "code", "reasons": "codes"}, {"text": "text"}),
}
CLASSIFICATIONS = ("minor", "major", "critical")
WHILE_BUSY = ("acknowledge", "open", "note", "hint", "pause")
LONGEST_TEXT = 2000
MOST_ACTS = 2000
LEAST_ADDITION_L = 0.001


def refusal(world, act, now_h):
    """None when the act can happen now (world moved to `now_h`), otherwise the reason as {"code", "values", "text"}."""
    bad = _shape(act)
    if bad:
        return bad
    if len(world["log"]) >= MOST_ACTS:
        return say("out_of_range", field="log", low=0, high=MOST_ACTS, unit="", found=len(world["log"]) + 1)
    at_h, scenario = act["at_h"], world["scenario"]
    if world["ended_h"] is not None:
        return say("after_the_end", ended_h=world["ended_h"])
    if at_h < now_h:
        return say("in_the_past", now_h=now_h, at_h=at_h)
    if at_h > scenario["decide_by_h"]:
        return say("after_the_end", ended_h=scenario["decide_by_h"])
    if at_h < world["busy_until_h"] and act["do"] not in WHILE_BUSY:
        return say("busy", busy_with=doing(world), until_h=world["busy_until_h"])
    return RULES[act["do"]](world, act)


def doing(world):
    """What keeps the learner's hands busy, by name: an act of the engine's own, or an item of the scenario."""
    code = world["busy_with"]
    if code in NAMES:
        return NAMES[code]
    scenario = world["scenario"]
    item = by_code(scenario["checks"] + scenario["additions"] + scenario["remedies"], code)
    return item["name"] if item else code


def _number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and -1e12 < value < 1e12


def _text(value):
    return isinstance(value, str) and len(value) <= LONGEST_TEXT


KINDS = {
    "number": (_number, "a number"),
    "text": (_text, "text of at most 2000 characters"),
    "code": (_text, "a code"),
    "flag": (lambda value: isinstance(value, bool), "true or false"),
    "codes": (lambda value: isinstance(value, list) and len(value) < 50 and all(_text(v) for v in value), "codes"),
    "value": (lambda value: value is None or _number(value) or _text(value), "a number or text"),
    "values": (
        lambda value: isinstance(value, dict) and all(v is None or _number(v) or _text(v) for v in value.values()),
        "fields with numbers or text",
    ),
}


def _shape(act):
    """Verb known, every field there, of its kind, none besides."""
    if not isinstance(act, dict) or not isinstance(act.get("do"), str) or act["do"] not in VERBS:
        found = act.get("do") if isinstance(act, dict) else act
        return say("unknown_verb", do=str(found), possible=", ".join(sorted(VERBS)))
    if not _number(act.get("at_h")) or act["at_h"] < 0:
        return say("bad_field", field="at_h", found=str(act.get("at_h")), needed="hours since the start, from 0")
    needed, optional = VERBS[act["do"]]
    for name in sorted(act):
        if name not in needed and name not in optional and name not in ("do", "at_h"):
            return say("bad_field", field=name, found=str(act[name]), needed="nothing of this name")
    for name in sorted(needed) + sorted(optional):
        fits, words = KINDS[needed.get(name, optional.get(name))]
        if (name in needed or name in act) and not fits(act.get(name)):
            return say("bad_field", field=name, found=str(act.get(name))[:80], needed=words)
    return None


def by_code(items, code):
    """The item of that code, or None."""
    for item in items:
        if item["code"] == code:
            return item
    return None


def _unknown(field, code, items):
    possible = [item["code"] if isinstance(item, dict) else item for item in items]
    if code in possible:
        return None
    return say("unknown_code", field=field, found=code, possible=", ".join(possible))


def _all_known(field, codes, items):
    for code in codes:
        bad = _unknown(field, code, items)
        if bad:
            return bad
    return None


def _still_running(world):
    if world["at_h"] >= world["scenario"]["duration_h"]:
        return say("harvested", harvest_h=world["scenario"]["duration_h"])
    return None


def _sample(world, act):
    scenario = world["scenario"]
    sampled = [check for check in scenario["checks"] if check["kind"] == "sample"]
    if not act["checks"]:
        return say("bad_field", field="checks", found="[]", needed="at least one check")
    bad = _all_known("checks", act["checks"], sampled) or _still_running(world)
    if bad:
        return bad
    drawn_l = sample_volume_l(scenario, act["checks"])
    if drawn_l <= 0 or not scenario["vessel"]:
        return None
    volume_l = world["process"].volume_l(world["state"])
    if volume_l - drawn_l < scenario["vessel"]["low_l"]:
        return say("too_little_volume", volume_l=quantise(volume_l, 2), low_l=scenario["vessel"]["low_l"])
    return None


def sample_volume_l(scenario, codes):
    """What a sample for these checks takes from the vessel: the flush and each check's own volume."""
    return scenario["sampling"]["volume_l"] + sum(by_code(scenario["checks"], c)["volume_l"] for c in codes)


def _check(world, act):
    scenario = world["scenario"]
    checks = [check for check in scenario["checks"] if check["kind"] != "sample"]
    bad = _unknown("check", act["check"], checks)
    check = by_code(checks, act["check"])
    if bad or not check["after_end"]:
        bad = bad or _still_running(world)
    if bad or check["kind"] == "look":
        return bad
    control = check["of"]
    if world["settings"][control] <= 0 or act["at_h"] < world["stopped_until_h"].get(control, -1.0):
        return say("nothing_running", control=by_code(scenario["controls"], control)["name"])
    return None


def _set(world, act):
    bad = _unknown("control", act["control"], world["scenario"]["controls"]) or _still_running(world)
    if bad:
        return bad
    control = by_code(world["scenario"]["controls"], act["control"])
    if control["locked"]:
        return say("locked", control=control["name"])
    if not control["low"] <= act["value"] <= control["high"]:
        return say("out_of_range", field=control["name"], low=control["low"], high=control["high"],
                   unit=control["unit"], found=act["value"])  # fmt: skip
    return None


def _add(world, act):
    scenario = world["scenario"]
    bad = _unknown("addition", act["addition"], scenario["additions"]) or _still_running(world)
    if bad:
        return bad
    addition = by_code(scenario["additions"], act["addition"])
    if not LEAST_ADDITION_L <= act["volume_l"] <= addition["most_l"]:
        return say("out_of_range", field=addition["name"], low=LEAST_ADDITION_L, high=addition["most_l"], unit="L",
                   found=act["volume_l"])  # fmt: skip
    held_l = world["process"].volume_l(world["state"])
    if addition["transfer"]:
        if not 0.0 < act.get("keep_l", 0.0) < held_l:
            return say("out_of_range", field=addition["name"], low=LEAST_ADDITION_L, high=quantise(held_l, 3), unit="L",
                       found=act.get("keep_l", 0.0))  # fmt: skip
        held_l = act["keep_l"]
    if scenario["vessel"] and held_l + act["volume_l"] > scenario["vessel"]["high_l"]:
        return say("too_full", volume_l=quantise(held_l, 2), high_l=scenario["vessel"]["high_l"])
    return None


def _recalibrate(world, act):
    adjustable = [item for item in world["scenario"]["instruments"] if item["recalibrate"]]
    bad = _unknown("instrument", act["instrument"], adjustable) or _still_running(world)
    if bad:
        return bad
    rule = by_code(adjustable, act["instrument"])["recalibrate"]
    sample = reference(world, act["sample"], rule["measure"], act["at_h"])
    if sample is None:
        return say("no_reference", sample=act["sample"], measure=rule["measure"])
    age_h = act["at_h"] - sample["at_h"]
    if age_h > rule["fresh_h"]:
        return say("reference_too_old", sample=act["sample"], age_h=quantise(age_h, 1), most_h=rule["fresh_h"])
    for done in world["calibrations"] + world["repairs"]:
        if done.get("instrument") == act["instrument"] and done["at_h"] > sample["at_h"]:
            return say("reference_used", sample=act["sample"])
    return None


def reference(world, name, measure, at_h):
    """The sample or check of that name if its result of `measure` is there at `at_h`, else None."""
    for sample in world["samples"] + world["checks"]:
        if sample["id"] != name:
            continue
        for result in sample["results"]:
            if result["measure"] == measure and result["ready_h"] <= at_h and result["value"] is not None:
                return {"at_h": sample["at_h"], "value": result["value"]}
    return None


def _repair(world, act):
    return _unknown("remedy", act["remedy"], world["scenario"]["remedies"]) or _still_running(world)


def _acknowledge(world, act):
    waiting = [a["alarm"] for a in world["alarms"] if a["acknowledged_h"] is None and a["raised_h"] <= act["at_h"]]
    return _unknown("alarm", act["alarm"], waiting)


def _record(world, act):
    scenario = world["scenario"]
    item, step = entries.find(scenario, act["entry"])
    if item is None:
        return _unknown("entry", act["entry"], [due["entry"] for due in entries.due(scenario)])
    if act["entry"] in world["entries"]:
        return say("already_written", entry=act["entry"])
    if act["at_h"] < item["open_h"]:
        return say("not_open", entry=act["entry"], open_h=item["open_h"])
    if act["at_h"] > item["late_h"] and not act.get("reason", "").strip():
        return say("reason_needed", what=act["entry"])
    return _all_known("values", sorted(act["values"]), step["fields"])


def _correct(world, act):
    if act["entry"] not in world["entries"]:
        return say("not_written", entry=act["entry"])
    if not act["reason"].strip():
        return say("reason_needed", what=act["entry"])
    _, step = entries.find(world["scenario"], act["entry"])
    return _unknown("field", act["field"], step["fields"])


def _deviation(world, act):
    deviation = world["scenario"]["deviation"]
    if not act["text"].strip():
        return say("reason_needed", what="deviation")
    return (
        _unknown("subject", act["subject"], deviation["subjects"])
        or _unknown("classification", act["classification"], CLASSIFICATIONS)
        or _all_known("containment", act["containment"], deviation["containments"])
    )


def _open_deviation(world, act):
    return _unknown("deviation", act["deviation"], [item["id"] for item in world["deviations"]])


def _escalate(world, act):
    bad = _open_deviation(world, act)
    for item in world["deviations"]:
        if not bad and item["id"] == act["deviation"] and item["escalated_h"] is not None:
            return say("already_done", what=item["id"], at_h=item["escalated_h"])
    return bad


def _close(world, act):
    bad = _open_deviation(world, act)
    if not bad and not act["text"].strip():
        return say("reason_needed", what=act["deviation"])
    for item in world["deviations"]:
        if not bad and item["id"] == act["deviation"] and item["closed_h"] is not None:
            return say("already_done", what=item["id"], at_h=item["closed_h"])
    return bad


def _pause(world, act):
    if not world["scenario"]["pausable"] or world["recipe_next"] >= len(world["scenario"]["recipe"]):
        return say("nothing_to_pause")
    if world["program"]["stopped_h"] is not None:
        return say("already_stopped", at_h=world["program"]["stopped_h"])
    return _still_running(world)


def _proceed(world, act):
    if world["program"]["stopped_h"] is None:
        return say("not_stopped")
    return _still_running(world)


def _hint(world, act):
    bad = _unknown("hint", act["hint"], world["scenario"]["hints"])
    for taken in world["hints"]:
        if taken["hint"] == act["hint"]:
            return say("already_done", what=act["hint"], at_h=taken["at_h"])
    return bad


def _open(world, act):
    return _unknown("document", act["document"], world["scenario"]["documents"])


def _dispose(world, act):
    scenario = world["scenario"]
    bad = _unknown("choice", act["choice"], scenario["disposition"]["choices"])
    bad = bad or _all_known("reasons", act["reasons"], scenario["disposition"]["reasons"])
    if not bad and not act["reasons"]:
        return say("reason_needed", what=act["choice"])
    if bad:
        return bad
    choice = by_code(scenario["disposition"]["choices"], act["choice"])
    if not (choice["early"] or choice["code"] == "reject") and act["at_h"] < scenario["duration_h"]:
        return say("not_harvested", harvest_h=scenario["duration_h"])
    if choice["releases"] and scenario["deviation"]["closing"]:
        for deviation in world["deviations"]:
            if deviation["closed_h"] is None:
                return say("deviation_open", deviation=deviation["id"])
    return None


def _never(world, act):
    return None


RULES = {
    "sample": _sample, "check": _check, "set": _set, "add": _add, "recalibrate": _recalibrate, "repair": _repair,
    "acknowledge": _acknowledge, "record": _record, "correct": _correct, "deviation": _deviation, "call_qa": _never,
    "escalate": _escalate, "close": _close, "pause": _pause, "proceed": _proceed,
    "hint": _hint, "open": _open, "note": _never, "dispose": _dispose,
}  # fmt: skip
