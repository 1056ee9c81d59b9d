"""Reference runs that every runtime must reproduce: LyoPRONTO's example, and a whole training cycle with a leak.

Portable, and arguments and results are plain JSON, so a test can ask for the same run anywhere.
"""

from seedtrain.science.processes.freeze_drying import process

PRIMARY = {"shelf_setpoint_c": 20, "shelf_ramp_c_per_min": 1, "vacuum": 1, "pressure_setpoint_mtorr": 150}
CYCLE = (
    (4.0, {"shelf_setpoint_c": -45, "shelf_ramp_c_per_min": 0.5}),
    (5.0, {"shelf_setpoint_c": -45, "vacuum": 1, "pressure_setpoint_mtorr": 70}),
    (14.0, {"shelf_setpoint_c": -18, "vacuum": 1, "pressure_setpoint_mtorr": 70}),
    (22.0, {"shelf_setpoint_c": -18, "vacuum": 1, "pressure_setpoint_mtorr": 70, "leak_mtorr": 150}),
    (30.0, {"shelf_setpoint_c": 25, "shelf_ramp_c_per_min": 0.2, "vacuum": 1, "pressure_setpoint_mtorr": 70}),
)


def known_resistance(times_h, tolerance=1e-6):
    """Observed values (dicts) at rising `times_h` of LyoPRONTO's example: shelf from -35 to 20 degC at 150 mTorr."""
    parameters, inputs = process.parameter_set("lyopronto_default"), process.input_set(PRIMARY)
    state, at_h, seen = process.start("lyopronto_default"), 0.0, []
    for to_h in times_h:
        state, at_h = process.advance(state, parameters, inputs, at_h, to_h, tolerance), to_h
        seen.append(process.observe(state, parameters, inputs))
    return seen


def whole_cycle(tolerance=process.TOLERANCE):
    """Observed values at the end of each stretch of a training cycle, freezing to secondary drying."""
    parameters = process.parameter_set("training_vaccine")
    state, at_h, seen = process.start("training_vaccine"), 0.0, []
    for to_h, values in CYCLE:
        inputs = process.input_set(values)
        state, at_h = process.advance(state, parameters, inputs, at_h, to_h, tolerance), to_h
        seen.append(process.observe(state, parameters, inputs))
    return seen
