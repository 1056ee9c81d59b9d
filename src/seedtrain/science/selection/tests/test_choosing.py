"""Ceilings are never broken, floors are kept or their lack is told, and everybody has a reason."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedtrain.science.selection import BadRules, choose

WEIGHTS = {"attended": 2, "quiz": 1}


def one(number: int, attended: float, country: str = "SEN", sex: str = "female", quiz: float = 1.0) -> dict[str, Any]:
    return {
        "id": f"c{number}",
        "number": number,
        "values": {"attended": attended, "quiz": quiz},
        "traits": {"country": country, "sex": sex},
    }


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def test_the_best_go_and_a_tie_goes_to_the_lower_number():
    found = choose({"weights": WEIGHTS}, 2, [one(3, 0.5), one(1, 0.5), one(2, 1.0)])
    assert ids(found["chosen"]) == ["c2", "c1"]
    assert ids(found["waiting"]) == ["c3"]


def test_who_lacks_a_minimum_is_left_out_with_what_was_found_and_asked():
    found = choose({"weights": WEIGHTS, "gates": {"attended": 0.75}}, 5, [one(1, 0.5)])
    assert found["out"][0]["reasons"] == [{"code": "gate", "criterion": "attended", "found": 0.5, "least": 0.75}]


def test_who_is_passed_over_for_a_ceiling_is_told_which():
    rules = {"weights": WEIGHTS, "balance": [{"kind": "at_most", "trait": "country", "most": 1}]}
    found = choose(rules, 2, [one(1, 1.0), one(2, 0.9), one(3, 0.1, "BRA")])
    assert ids(found["chosen"]) == ["c1", "c3"]
    assert found["waiting"][0]["reasons"][-1]["displaced"]
    assert found["waiting"][0]["reasons"][-1]["value"] == "SEN"


def test_who_is_displaced_by_a_floor_is_told_which():
    rules = {
        "weights": WEIGHTS,
        "balance": [{"kind": "at_least", "trait": "sex", "value": "female", "share": 0.5}],
    }
    found = choose(rules, 2, [one(1, 1.0, sex="male"), one(2, 0.9, sex="male"), one(3, 0.1)])
    assert ids(found["chosen"]) == ["c1", "c3"]
    why = found["waiting"][0]["reasons"][-1]
    assert (why["code"], why["value"], why["displaced"]) == ("at_least", "female", True)


def test_a_floor_that_cannot_be_kept_is_told():
    rules = {
        "weights": WEIGHTS,
        "balance": [{"kind": "at_least", "trait": "sex", "value": "female", "share": 1}],
    }
    found = choose(rules, 2, [one(1, 1.0, sex="male"), one(2, 0.5)])
    assert found["told"] == [{"code": "floor", "trait": "sex", "value": "female", "needed": 2, "found": 1}]


@pytest.mark.parametrize(
    "rules",
    [
        {"weights": {}},
        {"weights": {"a": -1}},
        {"weights": WEIGHTS, "balance": [{"kind": "nice"}]},
        {"weights": WEIGHTS, "balance": [{"kind": "at_least", "share": 2}]},
    ],
)
def test_rules_that_cannot_be_followed_are_refused(rules: dict[str, Any]):
    with pytest.raises(BadRules):
        choose(rules, 1, [])


people = st.lists(
    st.builds(
        lambda attended, country, sex, quiz: (attended, country, sex, quiz),
        st.sampled_from([0.0, 0.25, 0.5, 1.0]),
        st.sampled_from(["SEN", "BRA", "GHA", ""]),
        st.sampled_from(["female", "male", ""]),
        st.sampled_from([0.0, 0.5, 1.0]),
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(people, st.integers(0, 8), st.integers(1, 4), st.floats(0, 1), st.sampled_from([0.0, 0.5]))
def test_whatever_the_candidates_rules_are_kept_or_their_lack_is_told(
    drawn: list[tuple[float, str, str, float]], seats: int, most: int, share: float, gate: float
):
    candidates = [one(number, *values) for number, values in enumerate(drawn)]
    rules = {
        "weights": WEIGHTS,
        "gates": {"attended": gate},
        "balance": [
            {"kind": "at_most", "trait": "country", "most": most},
            {"kind": "at_least", "trait": "sex", "value": "female", "share": share},
        ],
    }
    found = choose(rules, seats, candidates)
    traits = {c["id"]: c["traits"] for c in candidates}
    chosen = ids(found["chosen"])
    assert len(chosen) <= seats
    for country in ("SEN", "BRA", "GHA"):
        assert sum(traits[id]["country"] == country for id in chosen) <= most
    women = sum(traits[id]["sex"] == "female" for id in chosen)
    assert women >= math.ceil(share * seats - 1e-9) or found["told"]
    everybody = chosen + ids(found["waiting"]) + ids(found["out"])
    assert sorted(everybody) == sorted(c["id"] for c in candidates)
    assert all(row["reasons"] for part in ("chosen", "waiting", "out") for row in found[part])
    assert choose(rules, seats, candidates[::-1]) == found, "the order in which they are given changes nothing"
