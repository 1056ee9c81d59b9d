"""How a drawn fault acts at a moment: on a sensor, on an assay, on what a pump delivers, on an input of the process."""

from seedtrain.science.processes.naming import partly


def active(fault, at_h, cleared):
    """Whether the fault works at `at_h`; `cleared` is {fault code: hour at which a repair ended it}."""
    if fault["code"] in cleared and at_h >= cleared[fault["code"]]:
        return False
    return fault["onset_h"] <= at_h < fault["end_h"]


def share(fault, at_h, cleared):
    """How far the fault has come on, 0 to 1: it grows evenly over its `ramp_h`."""
    if not active(fault, at_h, cleared):
        return 0.0
    if fault["ramp_h"] <= 0:
        return 1.0
    return min(1.0, (at_h - fault["onset_h"]) / fault["ramp_h"])


def sensor_error(faults, instrument, at_h, cleared):
    """Sum of the bias and drift that faults add to an instrument, in its unit; drift stops at the fault's `cap`."""
    total = 0.0
    for fault in faults:
        if fault["on"] != instrument or not active(fault, at_h, cleared):
            continue
        if fault["kind"] == "sensor_bias":
            total += fault["size"] * share(fault, at_h, cleared)
        elif fault["kind"] == "sensor_drift":
            total += max(-fault["cap"], min(fault["cap"], fault["size"] * (at_h - fault["onset_h"])))
    return total


def sensor_gain(faults, instrument, at_h, cleared):
    """By how much faults multiply what an instrument reads; `size` of a gain fault is the part added."""
    gain = 1.0
    for fault in faults:
        if fault["kind"] == "sensor_gain" and fault["on"] == instrument:
            gain *= 1.0 + fault["size"] * share(fault, at_h, cleared)
    return gain


def _acting(faults, kind, on, at_h, cleared):
    for fault in faults:
        if fault["kind"] == kind and fault["on"] == on and active(fault, at_h, cleared):
            return True
    return False


def stuck(faults, instrument, at_h, cleared):
    """Whether the instrument repeats its last reading."""
    return _acting(faults, "sensor_stuck", instrument, at_h, cleared)


def silent(faults, instrument, at_h, cleared):
    """Whether the instrument gives no reading at all."""
    return _acting(faults, "sensor_dropout", instrument, at_h, cleared)


def assay_factor(faults, check, at_h, cleared):
    """What the results of a check drawn now are multiplied by: a mix-up, or a laboratory that is off."""
    factor = 1.0
    for fault in faults:
        if fault["kind"] == "assay" and fault["on"] == check:
            factor *= 1.0 + fault["size"] * share(fault, at_h, cleared)
    return factor


def delivered_fraction(faults, control, at_h, cleared):
    """What part of the commanded rate really arrives; `size` of a delivery fault is the part that is lost."""
    fraction = 1.0
    for fault in faults:
        if fault["kind"] == "delivery" and fault["on"] == control:
            fraction *= 1.0 - fault["size"] * share(fault, at_h, cleared)
    return fraction


def disturb(faults, values, at_h, cleared):
    """Lay the faults of the process over its input values (changed in place)."""
    for fault in faults:
        if fault["kind"] == "process":
            part = share(fault, at_h, cleared)
            if part > 0.0:
                values[fault["on"]] = partly(fault["how"], values[fault["on"]], fault["size"], part)
