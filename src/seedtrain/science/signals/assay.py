"""A laboratory measurement of a sample: variation, offset, detection limit and rounding (portable Python)."""

from seedtrain.science.numerics import noise
from seedtrain.science.signals.sensor import quantise, stream_of


def sigma(measure, truth):
    """Standard deviation of one result at this truth: relative part `cv` and absolute part `sd`, added as variances."""
    return ((measure["cv"] * truth) ** 2 + measure["sd"] ** 2) ** 0.5


def result(measure, truth, seed, index):
    """The reported value, or None when it lies below the detection limit `detects_from`.

    `measure` has `code`, `cv`, `sd`, `decimals`, optionally `bias` and `detects_from`; `index` numbers the sample.
    """
    value = truth + measure.get("bias", 0.0)
    value += sigma(measure, truth) * noise.normal(seed, stream_of("assay " + measure["code"]), index)
    if "detects_from" in measure and value < measure["detects_from"]:
        return None
    return quantise(value, measure["decimals"])
