"""The country files carried in the package: whole, dated, and in agreement with each other. No database."""

import csv
import re
from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "reference" / "countries"
COLUMNS = [
    "iso3",
    "kind",
    "value",
    "edition",
    "valid_from",
    "valid_to",
    "source",
    "certainty",
    "note",
]
VALUES = {
    "who_region": {"AFRO", "AMRO", "EMRO", "EURO", "SEARO", "WPRO"},
    "world_bank_income": {"L", "LM", "UM", "H"},
    "ldc": {"yes", "no"},
    "lldc": {"yes", "no"},
    "sids": {"yes", "no"},
    "who_membership": {"member", "associate_member", "area"},
}
COMPILED = date(2026, 11, 22)
Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def countries() -> list[Row]:
    return read("member_states.csv") + read("other_areas.csv")


@pytest.fixture(scope="module")
def facts() -> list[Row]:
    return read("facts.csv")


def first_day(row: Row) -> date:
    return date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min


def last_day(row: Row) -> date:
    return date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max


def value_on(facts: list[Row], iso3: str, kind: str, day: date) -> str | None:
    """The value in force on a day; empty where a person must decide, None where no row covers the day."""
    found = [r for r in facts if r["iso3"] == iso3 and r["kind"] == kind and first_day(r) <= day <= last_day(r)]
    return found[0]["value"] if found else None


def test_codes_are_well_formed_and_used_once(countries: list[Row]) -> None:
    for column, pattern in (
        ("iso3", r"[A-Z]{3}"),
        ("iso2", r"[A-Z]{2}"),
        ("m49", r"\d{3}"),
    ):
        codes = [row[column] for row in countries]
        assert len(set(codes)) == len(codes)
        assert [code for code in codes if not re.fullmatch(pattern, code)] == []


def test_positions_lie_on_the_globe(countries: list[Row]) -> None:
    off = [r["iso3"] for r in countries if abs(float(r["latitude"])) > 90 or abs(float(r["longitude"])) > 180]
    assert off == []


def test_facts_use_only_documented_columns_kinds_and_values(facts: list[Row]) -> None:
    assert list(facts[0]) == COLUMNS
    assert {row["kind"] for row in facts} == set(VALUES)
    assert [r for r in facts if r["value"] and r["value"] not in VALUES[r["kind"]]] == []
    assert {row["certainty"] for row in facts} == {"stated", "secondary", "undecided"}
    assert [r for r in facts if not r["source"]] == []


def test_a_value_is_empty_exactly_where_a_person_must_decide(facts: list[Row]) -> None:
    assert [r for r in facts if (r["value"] == "") != (r["certainty"] == "undecided")] == []
    assert [r for r in facts if r["certainty"] == "undecided" and not r["note"]] == []


def test_every_country_has_a_fact_of_every_kind_on_the_day_of_compilation(
    countries: list[Row], facts: list[Row]
) -> None:
    covered = {(r["iso3"], r["kind"]) for r in facts if first_day(r) <= COMPILED <= last_day(r)}
    assert covered == {(row["iso3"], kind) for row in countries for kind in VALUES}


def test_periods_follow_each_other_without_gap_or_overlap(facts: list[Row]) -> None:
    periods = defaultdict(list)
    for row in facts:
        periods[row["iso3"], row["kind"]].append(row)
    for key, rows in periods.items():
        rows.sort(key=first_day)
        for earlier, later in pairwise(rows):
            assert last_day(earlier) + timedelta(days=1) == first_day(later), key
        assert last_day(rows[-1]) == date.max, key


def test_facts_of_the_day_agree_with_the_tables(countries: list[Row], facts: list[Row]) -> None:
    today = {(r["iso3"], r["kind"]): r for r in facts if first_day(r) <= COMPILED <= last_day(r)}
    answer = {"1": "yes", "0": "no"}
    membership = {"M": "member", "A": "associate_member", "": "area"}
    for row in countries:
        expected = {
            "who_region": row["who_region"],
            "world_bank_income": row["world_bank_income"],
            "ldc": answer[row["ldc"]],
            "lldc": answer[row["lldc"]],
            "sids": answer[row["sids"]],
            "who_membership": membership[row["membership"]],
        }
        for kind, value in expected.items():
            fact = today[row["iso3"], kind]
            assert fact["value"] in ({value} if fact["certainty"] != "undecided" else {""}), (row["iso3"], kind)
        assert value_on(facts, row["iso3"], "world_bank_income", date(2026, 6, 5)) == row["world_bank_income_fy26"]


def test_only_the_named_cases_are_undecided_against_a_table_that_says_something(
    facts: list[Row],
) -> None:
    open_questions = {(r["iso3"], r["kind"]) for r in facts if r["certainty"] == "undecided"}
    assert {iso3 for iso3, kind in open_questions if kind == "who_membership"} == {
        "USA",
        "ARG",
    }
    assert {iso3 for iso3, kind in open_questions if kind == "ldc"} == {
        "BGD",
        "LAO",
        "NPL",
    }
    assert not {kind for _, kind in open_questions} - {
        "who_membership",
        "ldc",
        "world_bank_income",
    }


def test_a_group_can_be_asked_for_on_a_day(facts: list[Row]) -> None:
    assert value_on(facts, "IDN", "who_region", date(2025, 5, 22)) == "SEARO"
    assert value_on(facts, "IDN", "who_region", date(2025, 5, 23)) == "WPRO"
    assert value_on(facts, "TGO", "world_bank_income", date(2026, 6, 30)) == "L"
    assert value_on(facts, "TGO", "world_bank_income", date(2026, 7, 1)) == "LM"
    assert value_on(facts, "ETH", "world_bank_income", date(2026, 7, 1)) == ""
    assert value_on(facts, "KEN", "world_bank_income", date(2025, 6, 30)) is None
    assert value_on(facts, "NPL", "ldc", date(2026, 11, 23)) == "yes"
    assert value_on(facts, "NPL", "ldc", date(2026, 11, 24)) == ""
