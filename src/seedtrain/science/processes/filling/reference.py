"""Reference runs that every runtime must reproduce. Portable; arguments and results are plain JSON."""

from seedtrain.science.processes.filling import chances, process

RUN = {"line_speed_per_min": 100, "stopper_bags": 4}


def shift(minutes=180, before_min=10, halt_min=6, hands_min=3):
    """Timed inputs `[minutes, inputs]`: air settles, filling, one halt with hands in the zone, filling again."""
    half = (minutes - before_min - halt_min) / 2.0
    hands, after = dict(RUN, line_speed_per_min=0, intervention_fraction=1), dict(RUN, plate_number=2, clear_line=1)
    still = dict(RUN, line_speed_per_min=0)
    return [[before_min, still], [half, RUN], [hands_min, hands], [halt_min - hands_min, still], [half, after]]


def run(case, steps, faults=None, scan_min=2.0):
    """Observed values (dicts) after each scan of timed inputs `[minutes, inputs]`, under faults `{name: size}`."""
    parameters, state, at_h, seen = process.parameter_set(case), process.start(case), 0.0, []
    for minutes, inputs in steps:
        given = process.disturbed(inputs, faults or {})
        until_h = at_h + minutes / 60.0
        while at_h < until_h - 1e-9:
            next_h = min(until_h, at_h + scan_min / 60.0)
            state = process.advance(state, parameters, given, at_h, next_h)
            at_h = next_h
            seen.append(process.observe(state, parameters, given))
    return seen


def filling(faults=None):
    """A shift of vials."""
    return run("vials_2r", shift(), faults)


def numbers():
    """The closed forms: limits, sampling plans, media fills."""
    upper = [chances.upper_limit(c, n) for n, c in ((3000, 0), (4742, 1), (5000, 0), (5000, 1), (10000, 1), (20000, 7))]
    plans = [chances.accepted(share, 125, c) for share in (0.0, 0.004, 0.02, 0.08) for c in (0, 1, 3)]
    normal = [chances.normal_below(x / 4.0) for x in range(-34, 35)]
    counts = [chances.recovery_rate(m, k) for m in (0.01, 0.3, 4) for k in (0, 0.8)]
    return upper + plans + normal + counts + [chances.found_among(s, 20) for s in (0, 1e-10, 1e-3, 0.1, 1)]
