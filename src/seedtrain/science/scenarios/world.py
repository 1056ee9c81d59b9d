"""The whole of a run as it unfolds: truth, sensors, alarms, samples, costs. A plain dict, moved forward by `proceed`.

The truth lies in here beside what the learner may see; only `view.view` may leave for a learner's screen.
"""

from seedtrain.science.numerics import noise
from seedtrain.science.processes import registry
from seedtrain.science.scenarios import faults
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.signals import alarm, sensor

FOREVER_H = 1e9


def begin(scenario, seed, engine=None, only=None):
    """A world at hour 0, first scan taken. `engine` may hold compiled twins: {"integrate": …, "normal": …};
    `only` lists the drawn faults that act (all when None): [] gives the same batch without its faults."""
    drawn = draw(scenario, seed)
    process = registry.named(scenario["process"])
    changes, initial = dict(scenario["parameters"]), dict(scenario["initial"])
    changes.update(drawn["parameters"])
    initial.update(drawn["initial"])
    parameters, state = process.parameter_set(scenario["case"], **changes), process.start(scenario["case"], initial)
    world = {
        "scenario": scenario, "seed": seed, "drawn": drawn,
        "faults": [fault for fault in drawn["faults"] if only is None or fault["code"] in only],
        "process": process, "integrate": {"integrate": engine["integrate"]} if engine else {},
        "normal": engine["normal"] if engine else noise.normal,
        "held": None, "parameters": parameters, "state": state, "at_h": 0.0,
        "settings": {c["code"]: c["start"] for c in scenario["controls"]},
        "planned": {c["code"]: c["start"] for c in scenario["controls"]},
        "commanded_l": {c["code"]: 0.0 for c in scenario["controls"] if c["doses"]},
        "stopped_until_h": {}, "cleared": {}, "calibration": {i["code"]: 0.0 for i in scenario["instruments"]},
        "lag": {}, "streams": sensor.streams(scenario["instruments"]), "scans": [], "truths": [],
        "readings": {i["code"]: [] for i in scenario["instruments"]},
        "alarm_memory": {a["code"]: alarm.memory() for i in scenario["instruments"] for a in i["alarms"]},
        "alarms": [], "samples": [], "checks": [], "entries": {}, "deviations": [], "calibrations": [], "repairs": [],
        "calls": [], "hints": [], "notes": [], "opened": [], "settings_log": [], "additions": [],
        "disposition": None, "busy_until_h": 0.0, "busy_with": None, "cost": 0.0, "log": [], "recipe_next": 0,
        "ended_h": None,
    }  # fmt: skip
    for control in scenario["controls"]:
        change_setting(world, control["code"], control["start"], 0.0, "start")
    _recipe(world)
    _scan(world)
    return world


def proceed(world, to_h):
    """Move the process forward to `to_h`, scanning on the scenario's grid; never past the harvest."""
    scenario = world["scenario"]
    to_h = min(to_h, scenario["duration_h"])
    while world["at_h"] < to_h:
        next_scan_h = len(world["scans"]) * scenario["scan_h"]
        stop_h = min(next_scan_h, to_h)
        if stop_h > world["at_h"]:
            _advance(world, stop_h)
        if stop_h == next_scan_h:
            _recipe(world)
            _scan(world)


def inputs(world, at_h):
    """The inputs of the process at this moment: settings as they really arrive, errors of controlling probes."""
    scenario, values = world["scenario"], dict(world["scenario"]["inputs"])
    for control in scenario["controls"]:
        code = control["code"]
        values[control["input"]] = delivered(world, code, at_h) * control["per_unit"]
    for instrument in scenario["instruments"]:
        if instrument["error_into"]:
            values[instrument["error_into"]] = error(world, instrument["code"], at_h)
    return values


def delivered(world, control, at_h):
    """What really arrives of a setting, in the control's unit."""
    if at_h < world["stopped_until_h"].get(control, -1.0):
        return 0.0
    return world["settings"][control] * faults.delivered_fraction(world["faults"], control, at_h, world["cleared"])


def held_inputs(world):
    """The inputs now as the process takes them; worked out once between two changes (`carry_out` lets go of them)."""
    held = world["held"]
    if held is None or held[0] != world["at_h"]:
        values = inputs(world, world["at_h"])
        same = held is not None and held[2] == values
        held = (world["at_h"], held[1] if same else world["process"].input_set(values), values)
        world["held"] = held
    return held[1]


def error(world, instrument, at_h):
    """What the instrument reads above the truth, apart from noise: faults' error plus calibration."""
    added = faults.sensor_error(world["faults"], instrument, at_h, world["cleared"])
    return added + world["calibration"][instrument]


def observe(world):
    """True values now, by output name, with `commanded_<control>_l` and, in the control's
    unit, `delivered_<control>` of each dosing control added."""
    values = world["process"].observe(world["state"], world["parameters"], held_inputs(world))
    for control in world["scenario"]["controls"]:
        if control["doses"]:
            values["commanded_" + control["code"] + "_l"] = world["commanded_l"][control["code"]]
            values["delivered_" + control["code"]] = delivered(world, control["code"], world["at_h"])
    return values


def _advance(world, to_h):
    from_h = world["at_h"]
    now = held_inputs(world)
    advance = world["process"].advance
    world["state"] = advance(world["state"], world["parameters"], now, from_h, to_h, **world["integrate"])
    for control in world["scenario"]["controls"]:
        code = control["code"]
        if control["doses"] and from_h >= world["stopped_until_h"].get(code, -1.0):
            world["commanded_l"][code] += world["settings"][code] * control["per_unit"] * (to_h - from_h)
    world["at_h"] = to_h


def _recipe(world):
    """Carry out the planned changes that are due, whatever the learner had set before."""
    recipe = world["scenario"]["recipe"]
    while world["recipe_next"] < len(recipe) and recipe[world["recipe_next"]]["at_h"] <= world["at_h"]:
        change = recipe[world["recipe_next"]]
        world["planned"][change["control"]] = change["value"]
        change_setting(world, change["control"], change["value"], world["at_h"], "recipe")
        world["recipe_next"] += 1


def change_setting(world, control, value, at_h, by):
    """Move a set-point and keep who moved it when; `until_h` of the former value ends here."""
    for former in world["settings_log"]:
        if former["control"] == control and former["until_h"] == FOREVER_H:
            former["until_h"] = at_h
    world["settings"][control], world["held"] = value, None
    world["settings_log"].append({"control": control, "value": value, "at_h": at_h, "until_h": FOREVER_H, "by": by})


def _scan(world):
    """Read every instrument and look after its alarms."""
    at_h, index, seed = world["at_h"], len(world["scans"]), world["seed"]
    truths = observe(world)
    world["scans"].append(at_h)
    truths["planned"] = dict(world["planned"])
    world["truths"].append(truths)
    for instrument in world["scenario"]["instruments"]:
        code = instrument["code"]
        shown = world["readings"][code]
        slow = sensor.lagged(
            world["lag"].get(code), truths[instrument["of"]], world["scenario"]["scan_h"], instrument["lag_h"]
        )
        world["lag"][code] = slow
        if shown and faults.stuck(world["faults"], code, at_h, world["cleared"]):
            value = shown[-1]
        else:
            value = sensor.reading(
                instrument, slow, error(world, code, at_h), seed, world["streams"][code], index, world["normal"]
            )
        shown.append(value)
        for watched in instrument["alarms"]:
            _watch(world, watched, value, at_h)


def _watch(world, watched, value, at_h):
    change = alarm.scan(watched, world["alarm_memory"][watched["code"]], value, at_h)
    if change == "raised":
        world["alarms"].append({"alarm": watched["code"], "raised_h": at_h, "value": value,
                                "acknowledged_h": None, "returned_h": None})  # fmt: skip
    elif change == "returned":
        for occurrence in world["alarms"]:
            if occurrence["alarm"] == watched["code"] and occurrence["returned_h"] is None:
                occurrence["returned_h"] = at_h
