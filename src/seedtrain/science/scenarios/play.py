"""A run is its log: `play` computes everything shown from scenario, seed and log; the same log gives the same run."""

from seedtrain.science.scenarios import entries
from seedtrain.science.scenarios import world as worlds
from seedtrain.science.scenarios.acts import carry_out
from seedtrain.science.scenarios.refusals import refusal
from seedtrain.science.scenarios.view import view


class Refused(Exception):
    """An act that cannot happen: `reason` is a sentence as data, `index` its place in the log (None for a new act)."""

    def __init__(self, reason, index=None):
        self.reason = reason
        self.index = index
        place = "" if index is None else "Act " + str(index + 1) + ": "
        super().__init__(place + reason["text"]["en"])


def replay(scenario, seed, log, until_h=0.0, engine=None):
    """The world after the log, moved on to `until_h` (or to the last act if that is later). Raises Refused."""
    world = worlds.begin(scenario, seed, engine)
    now_h = 0.0
    for index, act in enumerate(log):
        reason = attempt(world, act, now_h)
        if reason:
            raise Refused(reason, index)
        now_h = act["at_h"]
    look_on(world, until_h)
    return world


def attempt(world, act, now_h):
    """Carry the act out at its time, or return the reason why not (the world is then only moved on in time)."""
    if _timed(act) and act["at_h"] >= now_h:
        move_on(world, act["at_h"])
    reason = refusal(world, act, now_h)
    if reason is None:
        carry_out(world, act)
    return reason


def _timed(act):
    """Whether the act names a time the world can be moved to before the act is judged."""
    at_h = act.get("at_h") if isinstance(act, dict) else None
    return isinstance(at_h, (int, float)) and not isinstance(at_h, bool) and 0 <= at_h < 1e6


def move_on(world, to_h):
    """Let time pass; the exercise ends by itself when the time to decide is over."""
    if world["ended_h"] is not None:
        return
    worlds.proceed(world, to_h)
    if to_h > world["scenario"]["decide_by_h"]:
        world["ended_h"] = world["scenario"]["decide_by_h"]


def look_on(world, to_h):
    """Let time pass without acting: to the last scan only, for looking must not change the process's arithmetic."""
    scenario = world["scenario"]
    last_scan_h = worlds.scan_time_h(scenario, int(to_h / scenario["scan_h"] + 1e-6))
    move_on(world, to_h if to_h > scenario["decide_by_h"] else last_scan_h)


def clock_h(world, until_h):
    """What the clock shows: `until_h`, or the last act if that is later, never past the end."""
    latest_h = max([until_h] + [act["at_h"] for act in world["log"][-1:]])
    return min(latest_h, world["scenario"]["decide_by_h"] if world["ended_h"] is None else world["ended_h"])


def play(scenario, seed, log, until_h, engine=None):
    """The run as its learner sees it at `until_h` hours. A log that could not have happened raises Refused."""
    world = replay(scenario, seed, log, until_h, engine)
    return view(world, clock_h(world, until_h))


def allowed(scenario, seed, log, act, engine=None):
    """None when `act` can follow the log, otherwise the reason: {"code", "values", "text": {language: sentence}}."""
    world = replay(scenario, seed, log, 0.0, engine)
    return attempt(world, act, log[-1]["at_h"] if log else 0.0)


def next_stop(scenario, seed, log, from_h, target_h, engine=None):
    """Where fast-forward from `from_h` must slow: {"at_h", "why": [{"what", "code"}]}; no why: nowhere before.

    `what` is one of alarm, result, entry, plan, free, harvest, end.
    """
    world = replay(scenario, seed, log, target_h, engine)
    found = [event for event in events(world) if from_h < event["at_h"] <= target_h]
    if not found:
        return {"at_h": min(target_h, scenario["decide_by_h"]), "why": []}
    first_h = min(event["at_h"] for event in found)
    why = [{"what": e["what"], "code": e["code"]} for e in found if e["at_h"] == first_h]
    return {"at_h": first_h, "why": why}


def events(world):
    """What asks, asked or will ask for attention, in no order: [{"at_h", "what", "code"}]."""
    scenario = world["scenario"]
    found = [{"at_h": a["raised_h"], "what": "alarm", "code": a["alarm"]} for a in world["alarms"]]
    for drawn in world["samples"] + world["checks"]:
        for ready_h in sorted({result["ready_h"] for result in drawn["results"]}):
            found.append({"at_h": ready_h, "what": "result", "code": drawn["id"]})
    for item in entries.due(scenario):
        if item["entry"] not in world["entries"]:
            found.append({"at_h": item["due_h"], "what": "entry", "code": item["entry"]})
    for change in world["settings_log"]:
        if change["by"] == "recipe":
            found.append({"at_h": change["at_h"], "what": "plan", "code": change["control"]})
    for hold in world["holds"]:
        found.append({"at_h": hold["at_h"], "what": "hold", "code": hold["hold"]})
    if world["busy_until_h"] > 0:
        found.append({"at_h": world["busy_until_h"], "what": "free", "code": world["busy_with"]})
    found.append({"at_h": scenario["duration_h"], "what": "harvest", "code": ""})
    found.append({"at_h": scenario["decide_by_h"], "what": "end", "code": ""})
    return found
