"""Rules of eligibility, each met, not met and undecided."""

from typing import Any

import pytest

from seedtrain.science.eligibility import UnknownRule, judge

LMIC = {"rule": "country_group", "group": "lmic", "of": ["country", "citizenship"]}


def facts(country: bool | None = True, citizenship: bool | None = True, **answers: Any) -> dict[str, Any]:
    groups = {"country": {"lmic": {"value": country}}, "citizenship": {"lmic": {"value": citizenship}}}
    return {"answers": {"country": "AAA", "citizenship": "BBB", **answers}, "groups": groups}


@pytest.mark.parametrize(
    ("country", "citizenship", "eligible"),
    [(True, True, True), (True, False, False), (True, None, None), (None, False, False)],
)
def test_residence_and_citizenship_count_together_and_an_undecided_one_leaves_it_to_a_person(
    country: bool | None, citizenship: bool | None, eligible: bool | None
) -> None:
    assert judge([LMIC], facts(country, citizenship))["eligible"] is eligible


def test_one_of_two_countries_is_enough_where_the_rule_says_so() -> None:
    assert judge([{**LMIC, "any": True}], facts(False, True))["eligible"] is True


@pytest.mark.parametrize(
    ("rule", "answers", "met"),
    [
        ({"rule": "at_most", "question": "years", "value": 6}, {"years": 6}, True),
        ({"rule": "at_most", "question": "years", "value": 6}, {"years": 7}, False),
        ({"rule": "at_most", "question": "years", "value": 6}, {}, False),
        ({"rule": "at_least", "question": "years", "value": 2}, {"years": 1.5}, False),
        ({"rule": "at_least", "question": "english", "value": "b", "order": ["a", "b", "c"]}, {"english": "c"}, True),
        ({"rule": "at_least", "question": "english", "value": "b", "order": ["a", "b", "c"]}, {"english": "a"}, False),
        ({"rule": "one_of", "question": "field", "values": ["x", "y"]}, {"field": ["z", "y"]}, True),
        ({"rule": "one_of", "question": "field", "values": ["x", "y"]}, {"field": "z"}, False),
        ({"rule": "answered", "question": "plan", "characters": 5}, {"plan": " four "}, False),
        ({"rule": "yes", "question": "legal"}, {"legal": True}, True),
        ({"rule": "yes", "question": "legal"}, {"legal": "yes"}, False),
    ],
)
def test_each_rule_tells_whether_it_is_met(rule: dict[str, Any], answers: dict[str, Any], met: bool) -> None:
    assert judge([rule], {"answers": answers})["reasons"][0]["met"] is met


def test_the_text_of_an_answer_does_not_go_into_the_reason() -> None:
    found = judge([{"rule": "answered", "question": "plan"}], {"answers": {"plan": "Secret"}})["reasons"][0]
    assert found["found"] == 6


@pytest.mark.parametrize("rule", [{"rule": "taste"}, {"rule": "at_most", "question": "years"}])
def test_a_rule_that_cannot_be_judged_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises(UnknownRule):
        judge([rule], {})
