"""The rules a criterion may follow. Each takes (world, criterion, truth) and returns (share 0 to 1, evidence, sound).

`sound` False fails the criterion whatever its share: a gate in words rather than points.
"""

from seedtrain.science.scenarios import entries, ordering
from seedtrain.science.scenarios.refusals import by_code
from seedtrain.science.scenarios.words import NAMES, say
from seedtrain.science.signals.sensor import quantise

FALSE_ALARM, NEEDLESS_REPAIR = 0.25, 0.15


def _fact(at_h, code, **values):
    """A sentence of evidence with its time (None: the whole run)."""
    if at_h is not None:
        values["at_h"] = _round(at_h)
    fact = say(code, **values)
    fact["at_h"] = at_h
    return fact


def _faults(world):
    """(drawn fault, its description in the scenario) for those that began before the harvest."""
    scenario = world["scenario"]
    return [(fault, by_code(scenario["faults"], fault["code"])) for fault in world["faults"]
            if fault["onset_h"] < scenario["duration_h"]]  # fmt: skip


def _round(value):
    return quantise(value, 2)


def product(world, criterion, truth):
    """Full for a good product; half for a bad one not released; nothing, and failed, for a bad one released."""
    scenario, quality = world["scenario"], truth["quality"]
    at_h, evidence = scenario["duration_h"], []
    for output in quality["outputs"]:
        low = "–" if output["low"] is None else output["low"]
        high = "–" if output["high"] is None else output["high"]
        evidence.append(_fact(at_h, "product_good" if output["good"] else "product_bad", output=output["name"],
                              value=_round(output["value"]), low=low, high=high))  # fmt: skip
    if quality["good"] or truth["category"] == "borderline":
        return 1.0, evidence, True
    disposed = world["disposition"]
    released = disposed and by_code(scenario["disposition"]["choices"], disposed["choice"])["releases"]
    if released:
        return 0.0, evidence + [_fact(disposed["at_h"], "bad_batch_released")], False
    return (0.5 if disposed else 0.0), evidence, True


def kept(world, criterion, truth):
    """A true output kept within low to high: full up to `free_h` hours outside, nothing from `worst_h`."""
    scan_h = world["scenario"]["scan_h"]
    values = [truths[criterion["of"]] for truths in world["truths"]]
    out_h = _round(scan_h * len([value for value in values if not criterion["low"] <= value <= criterion["high"]]))
    share = (criterion["worst_h"] - out_h) / (criterion["worst_h"] - criterion["free_h"])
    fact = _fact(None, "kept_outside", output=criterion["name"], hours=out_h, low=criterion["low"],
                 high=criterion["high"], free_h=criterion["free_h"], worst_h=criterion["worst_h"])  # fmt: skip
    return share, [fact], True


def containment(world, criterion, truth):
    """Per fault half for a deviation naming it in time, half for being put right soon; false alarms cost."""
    evidence, shares, all_named = [], [], True
    for fault, described in _faults(world):
        evidence.append(_fact(fault["onset_h"], "fault_began", fault=described["name"]))
        named = named_at(world, fault, described)
        found, fact = _detection(world, fault, described, named)
        evidence.append(fact)
        if described["worst_h"] is None:
            shares.append(found)
        else:
            out_h, code = left_h(world, fault, described)
            kept_share = (described["worst_h"] - out_h) / (described["worst_h"] - described["free_h"])
            shares.append(0.5 * found + 0.5 * min(1.0, max(0.0, kept_share)))
            evidence.append(_fact(None, code, fault=described["name"], hours=_round(out_h),
                                  free_h=described["free_h"], worst_h=described["worst_h"]))  # fmt: skip
        all_named = all_named and named is not None
    if not shares:
        evidence.append(_fact(None, "no_fault"))
    share = sum(shares) / len(shares) if shares else 1.0
    lost, facts = _false_alarms(world, truth)
    return share - lost, evidence + facts, all_named


def left_h(world, fault, described):
    """How long the fault was left to work, and the code of the sentence: off its plan where a plan is followed,
    otherwise from its beginning until it was remedied or went away."""
    if described["tolerance"]:
        return off_plan_h(world, fault, described), "out_of_tolerance"
    until_h = min(fault["end_h"], world["cleared"].get(fault["code"], world["scenario"]["duration_h"]))
    return max(0.0, min(until_h, world["scenario"]["duration_h"]) - fault["onset_h"]), "fault_stood"


def named_at(world, fault, described):
    """When a deviation first named the fault's subject after it began, or None."""
    for deviation in world["deviations"]:
        if deviation["subject"] == described["subject"] and deviation["at_h"] >= fault["onset_h"]:
            return deviation["at_h"]
    return None


def _detection(world, fault, described, named_h):
    if named_h is None:
        return 0.0, _fact(None, "not_detected", fault=described["name"])
    after_h = named_h - fault["onset_h"]
    in_time = after_h <= described["window_h"]
    subject = by_code(world["scenario"]["deviation"]["subjects"], described["subject"])["name"]
    fact = _fact(named_h, "detected" if in_time else "detected_late", fault=described["name"], subject=subject,
                 after_h=_round(after_h), allowed_h=described["window_h"])  # fmt: skip
    return (1.0 if in_time else 0.3), fact


def off_plan_h(world, fault, described):
    """Hours after the fault began in which the followed quantity was further from plan than the tolerance."""
    tolerance, hours = described["tolerance"], 0.0
    for k in range(len(world["scans"])):
        truths = world["truths"][k]
        if world["scans"][k] < fault["onset_h"]:
            continue
        planned = truths["planned"][tolerance["control"]]
        off = abs(truths[tolerance["of"]] - planned)
        if off > tolerance["within"] * (abs(planned) if tolerance["relative"] else 1.0):
            hours += world["scenario"]["scan_h"]
    return hours


def _rightful(world, deviation, truth):
    """Whether something had happened that this deviation is about."""
    subject = by_code(world["scenario"]["deviation"]["subjects"], deviation["subject"])
    if subject["when"] == "always":
        return True
    if subject["when"] == "bad":
        return not truth["quality"]["good"] or truth["category"] == "borderline"
    for fault, described in _faults(world):
        if described["subject"] == deviation["subject"] and deviation["at_h"] >= fault["onset_h"]:
            return True
    return False


def _false_alarms(world, truth):
    """What deviations without cause and repairs of sound equipment cost, with their evidence."""
    lost, evidence, scenario = 0.0, [], world["scenario"]
    for deviation in world["deviations"]:
        if not _rightful(world, deviation, truth):
            lost += FALSE_ALARM
            subject = by_code(scenario["deviation"]["subjects"], deviation["subject"])["name"]
            evidence.append(_fact(deviation["at_h"], "false_alarm", subject=subject))
    for repair in world["repairs"]:
        begun = [f for f, _ in _faults(world) if f["on"] == repair["on"] and f["onset_h"] <= repair["done_h"]]
        if not begun:
            lost += NEEDLESS_REPAIR
            remedy = by_code(scenario["remedies"], repair["remedy"])["name"]
            evidence.append(_fact(repair["at_h"], "needless_repair", remedy=remedy))
    return lost, evidence


def deviation(world, criterion, truth):
    """Per fault equal parts for its class, for containment and, where asked, for escalation in time; a fault without
    deviation earns nothing."""
    evidence, shares = [], []
    for fault, described in _faults(world):
        raised = [d for d in world["deviations"]
                  if d["subject"] == described["subject"] and d["at_h"] >= fault["onset_h"]]  # fmt: skip
        if not raised:
            shares.append(0.0)
            evidence.append(_fact(None, "not_detected", fault=described["name"]))
            continue
        share, facts = _handled(world, fault, described, raised[0])
        shares.append(share)
        evidence += facts
    lost, _ = _false_alarms(world, truth)
    if not shares:
        evidence.append(_fact(None, "no_fault"))
    return (sum(shares) / len(shares) if shares else 1.0) - lost, evidence, True


def _handled(world, fault, described, found):
    """(share, evidence) of the deviation that was raised about a fault."""
    known = world["scenario"]["deviation"]["containments"]
    right = found["classification"] in described["classification"]
    missing = [code for code in described["containment"] if code not in found["containment"]]
    parts = [1.0 if right else 0.0, 1.0 - len(missing) / max(1, len(described["containment"]))]
    evidence = [
        _fact(found["at_h"], "classification_right" if right else "classification_wrong", fault=described["name"],
              found=NAMES[found["classification"]],
              wanted=_joined([NAMES[code] for code in described["classification"]])),
        _fact(found["at_h"], "containment_missing" if missing else "containment_complete", fault=described["name"],
              missing=_joined([by_code(known, code)["name"] for code in missing])),
    ]  # fmt: skip
    if described["escalate_h"] is not None:
        escalated_h = found["escalated_h"]
        in_time = escalated_h is not None and escalated_h - found["at_h"] <= described["escalate_h"]
        parts.append(1.0 if in_time else 0.0)
        evidence.append(_fact(escalated_h, "escalated" if in_time else "not_escalated", fault=described["name"],
                              allowed_h=described["escalate_h"]))  # fmt: skip
    return sum(parts) / len(parts), evidence


def record(world, criterion, truth):
    """The share of entries opened before the end that are on time, complete, true and witnessed; more than
    `most_untrue` untrue values fail it."""
    ended_h, good, untrue, evidence = world["ended_h"], 0.0, 0, []
    due = [item for item in entries.due(world["scenario"]) if item["open_h"] <= ended_h]
    for item in due:
        worth, lies, facts = _entry(world, item)
        good += worth
        untrue += lies
        evidence += facts
    if untrue > criterion["most_untrue"]:
        evidence.insert(0, _fact(None, "untrue_limit", found=untrue, most=criterion["most_untrue"]))
    evidence.insert(0, _fact(None, "record_summary", good=_round(good), due=len(due)))
    return good / len(due) if due else 0.0, evidence, untrue <= criterion["most_untrue"]


def _entry(world, item):
    """(worth 0 to 1, untrue values, evidence) of one due entry."""
    name, written = _entry_name(world, item), world["entries"].get(item["entry"])
    if not written:
        return 0.0, 0, [_fact(item["due_h"], "entry_missing", entry=name)]
    step, facts, worth, untrue = entries.step_of(world["scenario"], item["step"]), [], 1.0, 0
    if written["late"]:
        worth -= 0.5
        late_h = _round(written["at_h"] - item["late_h"])
        facts.append(_fact(written["at_h"], "entry_late", entry=name, late_h=late_h))
    for field in step["fields"]:
        value = written["values"].get(field["code"])
        if value is None:
            worth -= 1.0 / len(step["fields"])
            facts.append(_fact(written["at_h"], "entry_incomplete", entry=name, field=field["name"]))
        elif isinstance(value, str) or not _true_then(world, field, value, written):
            worth, untrue = worth - 0.5, untrue + 1
            facts.append(_fact(written["at_h"], "entry_untrue", entry=name, field=field["name"], found=value))
    if step["second_person"] and not written["second_person"]:
        worth -= 0.3
        facts.append(_fact(written["at_h"], "entry_alone", entry=name))
    return max(0.0, worth), untrue, facts


def _entry_name(world, item):
    """The entry as people call it, in quotation marks: the step's name and the hour it is due."""
    name, due = entries.step_of(world["scenario"], item["step"])["name"], "{:g}".format(item["due_h"])
    labels = {language: "“" + name[language] + ", " + due + " h”" for language in name}
    if "fr" in labels:
        labels["fr"] = "« " + name["fr"] + ", " + due + " h »"
    if "ar" in labels:
        labels["ar"] = "«" + name["ar"] + "، " + due + " ساعة»"
    return labels


def _true_then(world, field, value, written):
    """A value agrees with what could be read when it was written, or when it was corrected, for a corrected one."""
    at_h = written["at_h"]
    for correction in written["corrections"]:
        if correction["field"] == field["code"] and entries.believable(world, field, value, correction["at_h"]):
            return True
    return entries.believable(world, field, value, at_h)


def disposition(world, criterion, truth):
    """0.6 for the right choice and 0.4 for reasons that agree with what happened; nothing for a wrong choice."""
    rules, made = world["scenario"]["disposition"], world["disposition"]
    wanted = right_choices(world, truth["category"])
    names = [by_code(rules["choices"], code)["name"] for code in wanted]
    if not made:
        return 0.0, [_fact(world["ended_h"], "no_disposition", wanted=_joined(names))], False
    choice = by_code(rules["choices"], made["choice"])["name"]
    if made["choice"] not in wanted:
        return 0.0, [_fact(made["at_h"], "disposition_wrong", choice=choice, truth=NAMES[truth["category"]],
                           wanted=_joined(names))], False  # fmt: skip
    evidence = [_fact(made["at_h"], "disposition_right", choice=choice, truth=NAMES[truth["category"]])]
    share, total = 0.0, 0
    for reason in rules["reasons"]:
        fits, given = _fits(world, reason, truth), reason["code"] in made["reasons"]
        if given:
            total += 1
            share += 1.0 if fits else 0.0
            evidence.append(_fact(made["at_h"], "reason_fits" if fits else "reason_unfit", reason=reason["name"]))
        elif fits and reason["needed"]:
            total += 1
            evidence.append(_fact(made["at_h"], "reason_missing", reason=reason["name"]))
    return 0.6 + 0.4 * (share / total if total else 0.0), evidence, True


def right_choices(world, category):
    """What may rightly be decided: what a fault that acted asks for of its own, else by what the product is."""
    if category != "bad":
        for _, described in _faults(world):
            if described["disposition"]:
                return described["disposition"]
    return world["scenario"]["disposition"]["right"][category]


def _joined(texts):
    """Several {language: text} as one, separated by " / "."""
    if not texts:
        return ""
    return {language: " / ".join(text[language] for text in texts) for language in texts[0]}


def _fits(world, reason, truth):
    """Whether what the reason says is so."""
    begun = [fault["code"] for fault, _ in _faults(world)]
    good = truth["quality"]["good"]
    return {
        "good": good or truth["category"] == "borderline", "bad": not good or truth["category"] == "borderline",
        "faulty": bool(begun), "fault_free": not begun, "fault": reason["fault"] in begun, "never": False,
    }[reason["when"]]  # fmt: skip


def economy(world, criterion, truth):
    """Full up to cost `low`, nothing from `high`."""
    share = (criterion["high"] - world["cost"]) / (criterion["high"] - criterion["low"])
    evidence = [_fact(None, "cost", cost=world["cost"], low=criterion["low"], high=criterion["high"])]
    for hint in world["hints"]:
        evidence.append(_fact(hint["at_h"], "hint_taken"))
    return share, evidence, True


def orders(world, criterion, truth):
    """The share of orders that became due and were carried out in time (half when late by up to three times that)."""
    shares, evidence = [], []
    for order in world["scenario"]["orders"]:
        due_h = ordering.due_h(world, order)
        if due_h is None:
            continue
        done_h = ordering.done_h(world["log"], order, due_h)
        late_h = 1e9 if done_h is None else done_h - due_h - order["within_h"]
        if late_h > 2.0 * order["within_h"]:
            shares.append(0.0)
            evidence.append(_fact(due_h, "order_missed", order=order["name"], due_h=_round(due_h)))
        else:
            shares.append(1.0 if late_h <= 1e-9 else 0.5)
            evidence.append(_fact(done_h, "order_done" if late_h <= 1e-9 else "order_late", order=order["name"],
                                  late_h=_round(max(0.0, late_h))))  # fmt: skip
    return sum(shares) / len(shares) if shares else 1.0, evidence, True


RULES = {
    "product": product, "kept": kept, "containment": containment, "deviation": deviation, "record": record,
    "disposition": disposition, "economy": economy, "orders": orders,
}  # fmt: skip
