"""Small runs that every runtime must reproduce: part of the Thomas load, and a capture with stops, faults and a pool.

Portable, and arguments and results are plain JSON, so a test can ask for the same run anywhere.
"""

from seedtrain.science.processes.protein_a import process

# from minute, to minute, inputs, faults
CAPTURE = (
    (0, 7, {"flow_l_per_h": 150}, {}),
    (7, 40.3, {"flow_l_per_h": 150, "inlet_line": 1}, {"aged_resin": 0.8}),
    (40.3, 50, {"inlet_line": 1}, {}),
    (50, 63, {"flow_l_per_h": 120, "inlet_line": 2}, {"channelling": 0.2, "poor_packing": 0.5}),
    (63, 82, {"flow_l_per_h": 150, "inlet_line": 3, "pool_valve": 1, "pool_start_mau": 100, "pool_stop_mau": 50}, {}),
    (82, 90, {"flow_l_per_h": 200, "inlet_line": 5}, {"valve_leak": 0.05, "air_in_column": 0.1}),
    (90, 150, {"pool_ph_set": 3.6}, {"pool_ph_probe": 0.1}),
)


def thomas_load(cells, minutes):
    """Product at the outlet (g/L) at rising `minutes` of the Thomas case, a plan of one load."""
    parameters, inputs = process.parameter_set("thomas"), process.input_set({"flow_l_per_h": 150, "inlet_line": 1})
    state, at_h, seen = process.start("thomas", {"cells": cells}), 0.0, []
    for minute in minutes:
        state = process.advance(state, parameters, inputs, at_h, minute / 60.0)
        at_h = minute / 60.0
        seen.append(process.observe(state, parameters, inputs)["outlet_product_g_per_l"])
    return seen


def capture(cells):
    """Observed values (dicts) at the end of every stretch of `CAPTURE`."""
    parameters, state, seen = process.parameter_set("capture"), process.start("capture", {"cells": cells}), []
    for begin, end, controls, faults in CAPTURE:
        inputs = process.disturbed(controls, faults)
        state = process.advance(state, parameters, inputs, begin / 60.0, end / 60.0)
        seen.append(process.observe(state, parameters, inputs))
    return seen
