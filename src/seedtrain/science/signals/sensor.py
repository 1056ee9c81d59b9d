"""A sensor between the truth and the screen: gain, error, lag, noise, range and resolution (portable Python).

reading = quantise(gain * lagged_truth + error + noise); `error` is bias plus drift less what calibration took away.
"""

import math

from seedtrain.science.numerics import noise


def stream_of(name):
    """A noise stream number for a name (32-bit FNV-1a), so that adding an instrument never changes another's noise."""
    digest = 2166136261
    for byte in name.encode():
        digest = ((digest ^ byte) * 16777619) & 0xFFFFFFFF
    return digest


def quantise(value, decimals):
    """Round half up to `decimals` places; written out because `round` differs in the last bit between runtimes."""
    steps = 10**decimals
    return math.floor(value * steps + 0.5) / steps


def lagged(previous, truth, hours, lag_h):
    """First-order lag over one scan: the exact answer to a truth held for `hours`; `previous` None starts at truth."""
    if previous is None or lag_h <= 0:
        return truth
    return previous + (1.0 - math.exp(-hours / lag_h)) * (truth - previous)


def streams(sensors):
    """The noise stream of each sensor by code, worked out once because `reading` is called thousands of times."""
    return {sensor["code"]: stream_of("sensor " + sensor["code"]) for sensor in sensors}


def reading(sensor, lagged_truth, error, seed, stream, index, normal=noise.normal):
    """What the screen shows at scan `index`, with noise number `index` of `stream` (`normal`: its compiled twin).

    `sensor` has `noise` (standard deviation), `decimals`, and optionally `gain`, `low`, `high` (its range).
    """
    value = sensor.get("gain", 1.0) * lagged_truth + error
    if sensor["noise"] > 0:
        value += sensor["noise"] * normal(seed, stream, index)
    if "low" in sensor:
        value = max(sensor["low"], value)
    if "high" in sensor:
        value = min(sensor["high"], value)
    return quantise(value, sensor["decimals"])
