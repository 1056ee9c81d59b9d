"""Orders: what a procedure asks for at an hour, at a hold point, after another order, or when a reading says so.

When an order became due is read from the run itself; whether it was carried out, from the log.
"""

FIELDS = ("control", "check", "checks", "addition", "remedy", "document")


def due_h(world, order):
    """The hour at which the order became due, or None while (or if) it never did."""
    moments = [0.0]
    if order["at_h"] is not None:
        moments.append(order["at_h"] if order["at_h"] <= world["at_h"] else None)
    if order["held"]:
        moments.append(_held_h(world, order["held"]))
    if order["after"]:
        moments.append(_after_h(world, order["after"]))
    if None in moments:
        return None
    earliest_h = max(moments)
    return _reading_h(world, order, earliest_h) if order["reading"] else earliest_h


def _held_h(world, hold):
    for one in world["holds"]:
        if one["hold"] == hold:
            return one["at_h"]
    return None


def _after_h(world, code):
    """When another order was done and, where it asked for results, these were there."""
    for order in world["scenario"]["orders"]:
        if order["code"] == code:
            first_h = due_h(world, order)
            done = None if first_h is None else _found(world["log"], order, first_h)
            return None if done is None else max(done["at_h"], _ready_h(world, done))
    return None


def _ready_h(world, act):
    """When the last result of a sample or check drawn by this act is ready (its own hour for other acts)."""
    if act["do"] not in ("sample", "check"):
        return act["at_h"]
    ready = [act["at_h"]]
    for drawn in world["samples"] if act["do"] == "sample" else world["checks"]:
        if drawn["at_h"] == act["at_h"]:
            ready += [result["ready_h"] for result in drawn["results"]]
    return max(ready)


def _reading_h(world, order, earliest_h):
    """The first scan in the order's hours at which its reading lies above or below its bound."""
    readings, from_h = world["readings"][order["reading"]], max(order["from_h"], earliest_h)
    first = int(from_h / world["scenario"]["scan_h"])
    for k in range(first, len(world["scans"])):
        at_h, value = world["scans"][k], readings[k]
        if at_h < from_h - 1e-9 or at_h > order["until_h"] or value is None:
            continue
        if (order["above"] is not None and value > order["above"]) or (
            order["below"] is not None and value < order["below"]
        ):
            return max(at_h, earliest_h)
    return None


def done_h(log, order, first_h):
    """When the order was carried out, not earlier than `early_h` before it was due; None when it was not."""
    found = _found(log, order, first_h)
    return None if found is None else found["at_h"]


def _found(log, order, first_h):
    for act in log:
        if act["at_h"] >= first_h - order["early_h"] - 1e-9 and carries_out(act, order["do"]):
            return act
    return None


def carries_out(act, do):
    """Whether an act of the log is what the order asks for."""
    if act["do"] != do["act"]:
        return False
    for field in FIELDS:
        if field == "checks":
            if any(code not in act.get("checks", []) for code in do["checks"]):
                return False
        elif do[field] is not None and act.get(field) != do[field]:
            return False
    if do["value"] is not None and do["act"] == "set":
        return abs(act["value"] - do["value"]) <= do["within"] + 1e-9
    return True


def act_of(do):
    """The act an order or a response asks for: (verb, fields)."""
    fields = {field: do[field] for field in ("control", "check", "addition", "remedy", "document") if do[field]}
    if do["act"] == "sample":
        fields["checks"] = list(do["checks"])
    for field in ("value", "volume_l", "keep_l"):
        if do[field] is not None:
            fields[field] = do[field]
    return do["act"], fields
