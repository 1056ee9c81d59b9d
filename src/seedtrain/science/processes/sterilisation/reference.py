"""Reference runs that every runtime must reproduce. Portable; arguments and results are plain JSON."""

from seedtrain.science.processes.sterilisation import process

PULSES = 3


def pulsed_cycle(hold_min=24.0, setpoint_c=122.0):
    """Timed inputs `[minutes, inputs]` of an autoclave cycle: pulses, come-up, hold, drying, air in."""
    steam, vacuum = {"steam_setpoint_c": 110, "jacket_c": 105}, {"vacuum_fraction": 1, "jacket_c": 105}
    cycle = []
    for _ in range(PULSES):
        cycle += [[4, vacuum], [2, steam]]
    cycle.append([6 + hold_min, {"steam_setpoint_c": setpoint_c, "jacket_c": 105}])
    return cycle + [[15, vacuum], [5, {"vent_fraction": 1, "jacket_c": 105}]]


def run(case, steps, faults=None, scan_min=1.0):
    """Observed values (dicts) after each scan of timed inputs `[minutes, inputs]`, under faults `{name: size}`."""
    parameters, state, at_h, seen = process.parameter_set(case), process.start(case), 0.0, []
    for minutes, inputs in steps:
        given = process.disturbed(inputs, faults or {})
        for _ in range(int(minutes / scan_min + 0.5)):
            state = process.advance(state, parameters, given, at_h, at_h + scan_min / 60.0)
            at_h += scan_min / 60.0
            seen.append(process.observe(state, parameters, given))
    return seen


def autoclave(faults=None):
    """A whole cycle of the parts autoclave."""
    return run("autoclave_parts", pulsed_cycle(), faults)


def vessel(faults=None):
    """A vessel steamed in place: purge, hold with bleeding drain, cooled under sterile air."""
    purge = {"steam_setpoint_c": 123, "purge_fraction": 1}
    hold = {"steam_setpoint_c": 123, "purge_fraction": 0.2}
    cool = {"vent_fraction": 1, "vent_kpa": 150}
    return run("vessel_sip", [[12, purge], [30, hold], [20, cool]], faults)
