"""The whole of a run as it unfolds: truth, sensors, alarms, samples, costs. A plain dict, moved forward by `proceed`.

The truth lies in here beside what the learner may see; only `view.view` may leave for a learner's screen.
"""

from seedtrain.science.numerics import noise
from seedtrain.science.processes import registry
from seedtrain.science.scenarios import faults
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.signals import alarm, controller, sensor

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
        "unset": _unset(scenario), "held": None, "parameters": parameters, "state": state, "at_h": 0.0,
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
        "ended_h": None, "driven": {}, "set_points": [c["setpoint"] for c in scenario["controllers"]],
        "controller_memory": {c["code"]: controller.memory() for c in scenario["controllers"]},
        "program": {"late_h": 0.0, "stopped_h": None, "held": None, "let_go": [], "phase": None},
        "holds": [], "trips": [],
    }  # fmt: skip
    for control in scenario["controls"]:
        change_setting(world, control["code"], control["start"], 0.0, "start")
    _recipe(world)
    _scan(world)
    return world


def _unset(scenario):
    """Inputs of the process by name before anybody sets or disturbs one: its defaults and the scenario's own."""
    values = {row[0]: row[4] for row in registry.tables(scenario["process"]).INPUTS}
    values.update(scenario["inputs"])
    return values


def proceed(world, to_h):
    """Move the process forward to `to_h`, scanning on the scenario's grid; never past the harvest."""
    scenario = world["scenario"]
    to_h = min(to_h, scenario["duration_h"])
    while world["at_h"] < to_h:
        next_scan_h = scan_time_h(scenario, len(world["scans"]))
        stop_h = min(next_scan_h, to_h)
        if stop_h > world["at_h"]:
            _advance(world, stop_h)
        if stop_h == next_scan_h:
            _recipe(world)
            _scan(world)


def scan_time_h(scenario, index):
    """When the scan of this number is taken; the last one exactly at the end."""
    at_h = index * scenario["scan_h"]
    return scenario["duration_h"] if abs(at_h - scenario["duration_h"]) < 1e-6 else at_h


def inputs(world, at_h):
    """The inputs of the process at this moment: settings as they really arrive, errors of controlling probes."""
    scenario, values = world["scenario"], dict(world["unset"])
    for control in scenario["controls"]:
        code = control["code"]
        if code in world["set_points"]:
            continue
        values[control["input"]] = delivered(world, code, at_h) * control["per_unit"]
    for instrument in scenario["instruments"]:
        if instrument["error_into"]:
            values[instrument["error_into"]] = error(world, instrument["code"], at_h)
    for name in world["driven"]:
        if world["driven"][name] is not None:
            values[name] = world["driven"][name]
    faults.disturb(world["faults"], values, at_h, world["cleared"])
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
    """True values now, by output name, with `error_<instrument>` of each instrument, `commanded_<control>_l` and, in
    the control's unit, `delivered_<control>` of each dosing control added."""
    values = world["process"].observe(world["state"], world["parameters"], held_inputs(world))
    for control in world["scenario"]["controls"]:
        if control["doses"]:
            values["commanded_" + control["code"] + "_l"] = world["commanded_l"][control["code"]]
            values["delivered_" + control["code"]] = delivered(world, control["code"], world["at_h"])
    for instrument in world["scenario"]["instruments"]:
        code = instrument["code"]
        more = faults.sensor_gain(world["faults"], code, world["at_h"], world["cleared"]) - 1.0
        wrong = more * instrument["gain"] * values[instrument["of"]] if more else 0.0
        values["error_" + code] = error(world, code, world["at_h"]) + wrong
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
    """Carry out the planned changes that are due, whatever was set before; stop where the programme has a hold point.

    The programme has its own clock: while it is paused or held, everything still to come moves back by that time.
    """
    recipe, program = world["scenario"]["recipe"], world["program"]
    while program["stopped_h"] is None and world["recipe_next"] < len(recipe):
        change = recipe[world["recipe_next"]]
        due_h = change["at_h"] + program["late_h"]
        if due_h > world["at_h"] + 1e-9:
            return
        if change["hold"] and change["hold"] not in program["let_go"]:
            program["held"], program["stopped_h"] = change["hold"], world["at_h"]
            world["holds"].append({"hold": change["hold"], "at_h": world["at_h"], "until_h": None})
            return
        world["planned"][change["control"]] = change["value"]
        change_setting(world, change["control"], change["value"], world["at_h"], "recipe")
        program["phase"] = world["recipe_next"]
        world["recipe_next"] += 1


def stop_program(world):
    """Pause the programme now."""
    if world["program"]["stopped_h"] is None:
        world["program"]["stopped_h"] = world["at_h"]


def let_go(world):
    """Let a paused or held programme go on now; what is due at once is carried out."""
    program = world["program"]
    program["late_h"] += world["at_h"] - program["stopped_h"]
    if program["held"]:
        program["let_go"].append(program["held"])
        world["holds"][-1]["until_h"] = world["at_h"]
    program["held"], program["stopped_h"] = None, None
    _recipe(world)


def change_setting(world, control, value, at_h, by):
    """Move a set-point and keep who moved it when; `until_h` of the former value ends here."""
    for former in world["settings_log"]:
        if former["control"] == control and former["until_h"] == FOREVER_H:
            former["until_h"] = at_h
    world["settings"][control], world["held"] = value, None
    world["settings_log"].append({"control": control, "value": value, "at_h": at_h, "until_h": FOREVER_H, "by": by})


def _scan(world):
    """Read every instrument, look after its alarms, let the controllers act on what they read."""
    at_h, index, scenario = world["at_h"], len(world["scans"]), world["scenario"]
    truths = observe(world)
    world["scans"].append(at_h)
    truths["planned"] = dict(world["planned"])
    world["truths"].append(truths)
    for instrument in scenario["instruments"]:
        value = _read(world, instrument, truths[instrument["of"]], at_h, index)
        world["readings"][instrument["code"]].append(value)
        if value is not None:
            for watched in instrument["alarms"]:
                _watch(world, watched, value, at_h)
    for regulator in scenario["controllers"]:
        reading = world["readings"][regulator["instrument"]][-1]
        output = controller.scan(regulator, world["controller_memory"][regulator["code"]],
                                 world["settings"][regulator["setpoint"]], reading, scenario["scan_h"])  # fmt: skip
        world["driven"][regulator["input"]], world["held"] = output, None


def _read(world, instrument, truth, at_h, index):
    """What the instrument shows now: None while it is silent, its last reading while it is stuck."""
    code, acting, cleared = instrument["code"], world["faults"], world["cleared"]
    shown = world["readings"][code]
    slow = sensor.lagged(world["lag"].get(code), truth, world["scenario"]["scan_h"], instrument["lag_h"])
    world["lag"][code] = slow
    if faults.silent(acting, code, at_h, cleared):
        return None
    if shown and faults.stuck(acting, code, at_h, cleared):
        return shown[-1]
    slow *= faults.sensor_gain(acting, code, at_h, cleared)
    stream = world["streams"][code]
    return sensor.reading(instrument, slow, error(world, code, at_h), world["seed"], stream, index, world["normal"])


def _watch(world, watched, value, at_h):
    """An alarm that is raised may trip: the control system then moves a setting or pauses the programme itself."""
    change = alarm.scan(watched, world["alarm_memory"][watched["code"]], value, at_h)
    if change == "raised":
        world["alarms"].append({"alarm": watched["code"], "raised_h": at_h, "value": value,
                                "acknowledged_h": None, "returned_h": None})  # fmt: skip
        if watched["trips"]:
            _trip(world, watched, at_h)
    elif change == "returned":
        for occurrence in world["alarms"]:
            if occurrence["alarm"] == watched["code"] and occurrence["returned_h"] is None:
                occurrence["returned_h"] = at_h


def _trip(world, watched, at_h):
    world["trips"].append({"alarm": watched["code"], "at_h": at_h})
    if watched["trips"]["control"]:
        change_setting(world, watched["trips"]["control"], watched["trips"]["value"], at_h, "interlock")
    if watched["trips"]["pauses"]:
        stop_program(world)
