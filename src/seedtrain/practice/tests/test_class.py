"""A class at a scenario: who may see it, what is counted, when faults were found, and the same for a spreadsheet."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from seedtrain.practice.debrief.group import criteria, discoveries, tries
from seedtrain.practice.debrief.histogram import counts
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.practice.tests.runs import handed_in, seeds_with_faults, short_scenario
from seedtrain.science.scenarios.debrief import debrief
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def short(db: None) -> Scenario:
    return short_scenario()


@pytest.fixture
def people(cast: Cast, short: Scenario) -> list[Attempt]:
    """Alice failed, then passed as an expert does; Amina did nothing but reject. All with faults lying in wait."""
    assert short.current is not None
    seeds = seeds_with_faults(short.current.compiled, 3)
    who = (("alice", "reject_all"), ("alice", "expert"), ("amina", "reject_all"))
    return [handed_in(cast, name, short, policy, seed) for (name, policy), seed in zip(who, seeds, strict=True)]


def get(cast: Cast, name: str, short: Scenario, address: str = "group", **asked: str) -> Any:
    client = cast.sign_in(Client(), name)
    client.cookies["language"] = "en"
    return client.get(reverse(address, args=[short.code]), asked)


@pytest.mark.parametrize("name", ["bob", "mariam", "inspector", "operator"])
def test_those_who_keep_or_read_people_see_each_with_a_way_to_the_debrief(
    cast: Cast, short: Scenario, people: list[Attempt], name: str
) -> None:
    shown = get(cast, name, short).content.decode()
    for attempt in people[1:]:
        assert attempt.person.name in shown
        assert reverse("debrief", args=[attempt.id]) in shown
    assert reverse("debrief", args=[people[0].id]) not in shown  # not her last one


def test_trainees_do_not_and_those_elsewhere_see_an_empty_class(
    cast: Cast, short: Scenario, people: list[Attempt]
) -> None:
    assert get(cast, "alice", short).status_code == 403
    assert get(cast, "alice", short, "group_csv").status_code == 403
    elsewhere = get(cast, "carlos", short).content.decode()
    assert "Nobody has handed in an attempt yet" in elsewhere
    assert cast["alice"].name not in elsewhere
    assert cast["alice"].name not in get(cast, "carlos", short, "group_csv").content.decode()


def test_the_last_the_best_or_every_attempt_of_each_person_counts(people: list[Attempt]) -> None:
    def shown(which: str) -> list[Attempt]:
        return [row.attempt for row in tries(people, which)]

    assert set(shown("all")) == set(people)
    assert set(shown("last")) == {people[1], people[2]}
    assert set(shown("best")) == {people[1], people[2]}
    people[0].result, people[1].result = people[1].result, people[0].result
    assert set(shown("best")) == {people[0], people[2]}


def test_a_fault_is_found_when_the_debrief_says_it_was_named(people: list[Attempt]) -> None:
    for row in tries(people, "all"):
        compiled = row.attempt.version.compiled
        told = debrief(compiled, row.attempt.seed, row.attempt.log)["faults"]
        named = {f["code"]: f["named_h"] and f["named_h"] - f["onset_h"] for f in told}
        assert {one.code: one.after_h for one in row.finds} == pytest.approx(named)


def test_every_drawn_fault_is_counted_once_found_or_not(people: list[Attempt]) -> None:
    rows = tries(people, "all")
    found = discoveries(rows)
    assert sum(one.drawn for one in found.values()) == sum(len(row.finds) for row in rows)
    for one in found.values():
        assert one.never + len(one.after_h) == one.drawn
        assert one.in_time <= len(one.after_h)
    assert any(one.after_h for one in found.values())
    assert any(one.never for one in found.values())


def test_a_criterion_that_an_older_version_lacked_is_counted_only_where_it_was_graded(people: list[Attempt]) -> None:
    assert people[0].result is not None
    dropped = people[0].result["criteria"].pop()
    found = criteria(tries(people, "all"))
    assert found[dropped["code"]].graded == 2
    assert {one.graded for code, one in found.items() if code != dropped["code"]} == {3}


def test_scores_fall_in_tens_and_a_hundred_in_the_last() -> None:
    assert counts([0, 9.9, 10, 69.9, 70, 99.9, 100]) == [2, 1, 0, 0, 0, 0, 1, 1, 0, 2]


def test_the_csv_has_a_line_for_every_attempt_with_its_seed_and_points(
    cast: Cast, short: Scenario, people: list[Attempt]
) -> None:
    answer = get(cast, "bob", short, "group_csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {line["seed"] for line in lines} == {str(attempt.seed) for attempt in people}
    for attempt in people:
        assert attempt.result is not None
        line = next(line for line in lines if line["seed"] == str(attempt.seed))
        assert float(line["score"]) == attempt.result["score"]
        assert [line["attempt_of_person"] for line in lines if line["person"] == cast["alice"].name] == ["1", "2"]
        for mark in attempt.result["criteria"]:
            assert float(line[f"points_{mark['code']}"]) == mark["points"]


def test_a_name_is_never_a_formula(cast: Cast, short: Scenario, people: list[Attempt]) -> None:
    person = people[2].person
    person.name = '=HYPERLINK("http://example.org")'
    person.save()
    text = get(cast, "bob", short, "group_csv").content.decode("utf-8-sig")
    names = [line["person"] for line in csv.DictReader(io.StringIO(text))]
    assert "'" + person.name in names
    assert person.name not in names
