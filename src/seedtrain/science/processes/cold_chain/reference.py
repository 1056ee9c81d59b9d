"""Reference runs that every runtime must reproduce. Portable; arguments and results are plain JSON."""

from seedtrain.science.processes.cold_chain import process

TABLE, JOURNEY = {"packed": 0, "packs_around_c": 24}, {"ambient_mean_c": 30, "ambient_amplitude_k": 7}


def run(case, steps, faults=None, scan_h=0.25, initial=None):
    """Observed values (dicts) after each scan of timed inputs `[hours, inputs]`, under faults `{name: size}`."""
    parameters, state, at_h, seen = process.parameter_set(case), process.start(case, initial), 0.0, []
    for hours, inputs in steps:
        given = process.disturbed(inputs, faults or {})
        for _ in range(int(hours / scan_h + 0.5)):
            state = process.advance(state, parameters, given, at_h, at_h + scan_h)
            at_h += scan_h
            seen.append(process.observe(state, parameters, given))
    return seen


def journey(faults=None, hours=30, table_h=0.75):
    """Packs from a freezer at -20 degC conditioned on a table, packed at seven, and away in the heat."""
    initial = {"packs_kj_per_kg": -42, "clock_h": 7 - table_h}
    return run("cold_box", [[table_h, TABLE], [hours, JOURNEY]], faults, 0.25, initial)


def night(faults=None, case="cold_room"):
    """A cooled room for twelve hours, then a door open for a quarter of an hour, then twelve hours more."""
    quiet = {"ambient_mean_c": 26, "ambient_amplitude_k": 5}
    door = dict(quiet)
    door["door_open"] = 1
    return run(case, [[12, quiet], [0.25, door], [12, quiet]], faults)
