"""Reference runs that every runtime must reproduce. Portable; arguments and results are plain JSON."""

from seedtrain.science.processes.cleaning import process

# minutes and inputs: pre-rinse, caustic wash, rinse, final rinse with hot pure water
CYCLE = (
    (5, {"flow_l_per_min": 40, "feed_temperature_c": 40}),
    (20, {"flow_l_per_min": 40, "feed_caustic_g_per_l": 10, "feed_temperature_c": 70}),
    (8, {"flow_l_per_min": 40, "feed_temperature_c": 50}),
    (8, {"flow_l_per_min": 40, "feed_temperature_c": 75}),
)


def cycle(case="buffer_vessel", faults=None, scan_min=1.0):
    """Observed values (dicts) after each scan of a whole cleaning cycle, under faults `{name: size}`."""
    parameters, state, at_h, seen = process.parameter_set(case), process.start(case), 0.0, []
    for minutes, inputs in CYCLE:
        given = process.disturbed(inputs, faults or {})
        for _ in range(int(minutes / scan_min + 0.5)):
            state = process.advance(state, parameters, given, at_h, at_h + scan_min / 60.0)
            at_h += scan_min / 60.0
            seen.append(process.observe(state, parameters, given))
    return seen
