"""The seed train is drawn truly: each vessel larger, filled from the first."""

import re
from itertools import pairwise

import pytest

from seedtrain.base import vessels


def test_each_vessel_is_larger_than_the_last_by_the_same_ratio() -> None:
    sizes = vessels.heights(9)
    ratios = [later / earlier for earlier, later in pairwise(sizes)]
    assert min(ratios) > 1
    assert max(ratios) == pytest.approx(min(ratios))


@pytest.mark.parametrize(
    ("done", "total", "expected"),
    [(0, 4, [0, 0, 0, 0]), (2, 4, [1, 1, 0, 0]), (1, 8, [0.5, 0, 0, 0]), (9, 4, [1, 1, 1, 1]), (0, 0, [0, 0, 0, 0])],
)
def test_the_row_fills_from_the_smallest(done: int, total: int, expected: list[float]) -> None:
    assert vessels.shares_of(done, total, 4) == pytest.approx(expected)


def test_an_empty_vessel_holds_no_liquid_and_a_full_one_does() -> None:
    assert vessels.row([0, 0]).count('class="in"') == 0
    assert vessels.row([1, 0.01]).count('class="in"') == 2


def test_more_liquid_stands_higher() -> None:
    def level(share: float) -> float:
        found = re.search(r'class="in" fill="[^"]+" d="M[\d.]+ ([\d.]+)V', vessels.vessel(0, 50, 40, share, "#000000"))
        assert found
        return float(found.group(1))

    assert level(1) < level(0.7) < level(0.5)


def test_the_scale_runs_from_amber_over_coral_to_magenta() -> None:
    assert [vessels.colour(share) for share in (0, 0.5, 1, 7)] == ["#f2a73b", "#ea6a5a", "#c2337f", "#c2337f"]
