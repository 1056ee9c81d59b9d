"""How a drawn fault acts at a moment: an error of a sensor, a sensor that stands still, a pump that delivers less."""


def active(fault, at_h, cleared):
    """Whether the fault works at `at_h`; `cleared` is {fault code: hour at which a repair ended it}."""
    return at_h >= fault["onset_h"] and not (fault["code"] in cleared and at_h >= cleared[fault["code"]])


def sensor_error(faults, instrument, at_h, cleared):
    """Sum of the bias and drift that faults add to an instrument, in its unit; drift stops at the fault's `cap`."""
    total = 0.0
    for fault in faults:
        if fault["on"] != instrument or not active(fault, at_h, cleared):
            continue
        if fault["kind"] == "sensor_bias":
            total += fault["size"]
        elif fault["kind"] == "sensor_drift":
            total += max(-fault["cap"], min(fault["cap"], fault["size"] * (at_h - fault["onset_h"])))
    return total


def stuck(faults, instrument, at_h, cleared):
    """Whether the instrument repeats its last reading."""
    for fault in faults:
        if fault["kind"] == "sensor_stuck" and fault["on"] == instrument and active(fault, at_h, cleared):
            return True
    return False


def delivered_fraction(faults, control, at_h, cleared):
    """What part of the commanded rate really arrives; `size` of a delivery fault is the part that is lost."""
    fraction = 1.0
    for fault in faults:
        if fault["kind"] == "delivery" and fault["on"] == control and active(fault, at_h, cleared):
            fraction *= 1.0 - fault["size"]
    return fraction
