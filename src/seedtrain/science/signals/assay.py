"""A laboratory measurement of a sample: variation, offset, detection limit and rounding (portable Python)."""

from seedtrain.science.numerics import noise
from seedtrain.science.signals.sensor import quantise, stream_of


def sigma(measure, truth):
    """Standard deviation of one result at this truth: relative part `cv` and absolute part `sd`, added as variances;
    of a count the root of its mean (at least 1)."""
    if measure.get("scatter") == "poisson":
        return max(1.0, truth) ** 0.5
    return ((measure["cv"] * truth) ** 2 + measure["sd"] ** 2) ** 0.5


def result(measure, truth, seed, index):
    """The reported value, or None when it lies below the detection limit `detects_from`.

    `measure` has `code`, `cv`, `sd`, `decimals`, optionally `bias`, `detects_from` and `scatter` ("poisson": `truth` is
    the expected count, the value a count); `index` numbers the sample.
    """
    if measure.get("scatter") == "poisson":
        return noise.poisson(seed, stream_of("assay " + measure["code"]), index, truth + measure.get("bias", 0.0))
    value = truth + measure.get("bias", 0.0)
    value += sigma(measure, truth) * noise.normal(seed, stream_of("assay " + measure["code"]), index)
    if "detects_from" in measure and value < measure["detects_from"]:
        return None
    return quantise(value, measure["decimals"])
