"""The noise is noise: right moments, no shared pattern between seeds, streams and neighbours, and no memory."""

from statistics import fmean, pvariance

import pytest

from seedtrain.science.numerics import noise

MANY = 20_000


def correlation(a, b):
    """Pearson's correlation of two equally long lists."""
    mean_a, mean_b = fmean(a), fmean(b)
    shared = fmean((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    return shared / (pvariance(a) * pvariance(b)) ** 0.5


def test_uniform_fills_the_unit_interval_evenly():
    values = [noise.uniform(7, 1, i) for i in range(MANY)]
    bins = [0] * 20
    for value in values:
        assert 0.0 < value < 1.0
        bins[int(value * 20)] += 1
    chi_squared = sum((count - MANY / 20) ** 2 / (MANY / 20) for count in bins)
    assert chi_squared < 43.8  # 19 degrees of freedom, 0.1 %


def test_normal_has_the_moments_of_the_standard_normal():
    values = [noise.normal(11, 2, i) for i in range(MANY)]
    assert abs(fmean(values)) < 4 / MANY**0.5
    assert pvariance(values) == pytest.approx(1, abs=4 * (2 / MANY) ** 0.5)
    assert fmean(abs(v) > 1.959964 for v in values) == pytest.approx(0.05, abs=0.007)


@pytest.mark.parametrize(
    "neighbour",
    [
        lambda i: noise.normal(1, 1, i + 1),
        lambda i: noise.normal(1, 2, i),
        lambda i: noise.normal(2, 1, i),
        lambda i: noise.normal(1 + (1 << 32), 1, i),
    ],
    ids=["next index", "next stream", "next seed", "seed differing above 32 bits"],
)
def test_neighbouring_series_share_nothing(neighbour):
    first = [noise.normal(1, 1, i) for i in range(MANY)]
    second = [neighbour(i) for i in range(MANY)]
    assert abs(correlation(first, second)) < 4.5 / MANY**0.5


def test_a_value_does_not_depend_on_what_was_asked_before():
    forwards = [noise.uniform(3, 4, i) for i in range(50)]
    backwards = [noise.uniform(3, 4, i) for i in reversed(range(50))]
    assert forwards == backwards[::-1]
