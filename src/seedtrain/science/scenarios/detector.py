"""The reference detector: what a scenario's faults look like to plain statistics on allowed checks, calibrated per run.

It looks once a day (probe against offline sample, weighing of the feed) and keeps an average of the last two looks; the
thresholds are set so that at most 5 % of *whole* normal runs are flagged, not 5 % of looks.
"""

from seedtrain.science.scenarios import faults, twins
from seedtrain.science.signals import assay

EVERY_H = 24.0


def untouched(scenario, seed, only=None, engine=None):
    """The world of this seed when nobody does anything; `only` lists the faults that act (None: those drawn)."""
    return twins.twin(scenario, seed, [], only, (), engine)


def looks(world, on):
    """[(hour, |average of the last two differences|)] of the daily look at an instrument or pump."""
    rows, differences = [], []
    for number in range(1, int(world["scenario"]["duration_h"] / EVERY_H)):
        at_h = number * EVERY_H
        difference = _difference(world, on, at_h, number)
        if difference is not None:
            differences.append(difference)
        if len(differences) > 1:
            rows.append((at_h, abs(differences[-1] + differences[-2]) / 2.0))
    return rows


def _difference(world, on, at_h, number):
    """What the look shows: reading less sample for a probe, lost percent for a pump; None while the pump stands."""
    scenario, k = world["scenario"], world["scans"].index(at_h)
    for instrument in scenario["instruments"]:
        if instrument["code"] == on:
            measure = _measure(scenario, instrument["recalibrate"]["measure"])
            sample = assay.result(measure, world["truths"][k][measure["of"]], world["seed"], 1000 + number)
            return world["readings"][on][k] - sample
    if world["truths"][k]["delivered_" + on] <= 0:
        return None
    check = next(c for c in scenario["checks"] if c["kind"] == "delivery" and c["of"] == on)
    share = 100.0 * faults.delivered_fraction(world["faults"], on, at_h, world["cleared"])
    return 100.0 - assay.result(check["measures"][0], share, world["seed"], 1000 + number)


def _measure(scenario, code):
    return next(m for check in scenario["checks"] for m in check["measures"] if m["code"] == code)


def threshold(normal_worlds, on):
    """Mean and three standard deviations of the largest look of each whole normal run; few runs come near it."""
    worst = [max(value for _, value in looks(world, on)) for world in normal_worlds]
    mean = sum(worst) / len(worst)
    return mean + 3.0 * (sum((value - mean) ** 2 for value in worst) / len(worst)) ** 0.5


def found_h(world, on, limit, from_h=0.0):
    """The first hour, from `from_h` on, at which a look passes the threshold, or None."""
    for at_h, value in looks(world, on):
        if at_h >= from_h and value > limit:
            return at_h
    return None
