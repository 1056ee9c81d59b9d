"""A laboratory result varies as its method does and says when there was too little to see."""

import pytest

from seedtrain.science.signals import assay

GLUCOSE = {"code": "glucose", "cv": 0.03, "sd": 0.2, "decimals": 3}


def test_results_scatter_around_the_truth_by_relative_and_absolute_parts_together():
    values = [assay.result(GLUCOSE, 20.0, 3, k) for k in range(4000)]
    mean = sum(values) / 4000
    spread = (sum((v - mean) ** 2 for v in values) / 4000) ** 0.5
    assert mean == pytest.approx(20.0, rel=0.003)
    assert spread == pytest.approx((0.6**2 + 0.2**2) ** 0.5, rel=0.05)


def test_a_result_below_the_detection_limit_is_none_and_not_zero():
    assert assay.result({**GLUCOSE, "detects_from": 1.0}, 0.0, 3, 1) is None


def test_a_biased_method_is_wrong_on_average_by_its_bias():
    measure = {"code": "ph_offline", "cv": 0.0, "sd": 0.0, "bias": 0.05, "decimals": 2}
    assert assay.result(measure, 7.0, 3, 1) == 7.05
