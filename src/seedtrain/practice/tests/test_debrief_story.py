"""What a debrief says of a run, without a database: the faults' moments, plots with tables, words in every language."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from seedtrain.base.text import LANGUAGES
from seedtrain.practice import reference
from seedtrain.practice.debrief.lanes import own_lanes
from seedtrain.practice.debrief.marks import beside, expert_parts, faults_told, happenings, marks, products, verdict
from seedtrain.practice.debrief.plots import Drawn, plots_of
from seedtrain.practice.debrief.story import Story, first_seen_h, tell
from seedtrain.science.scenarios.draw import draw
from seedtrain.science.scenarios.format import read
from seedtrain.science.scenarios.policies import POLICIES

FILE: Path = next(reference.FOLDER.glob("mab_fed_batch_drift.yaml"))


@lru_cache(maxsize=1)
def compiled() -> dict[str, Any]:
    return dict(read(FILE))


def seed_of(plan: str) -> int:
    """The first seed that draws this plan."""
    return next(seed for seed in range(1000) if draw(compiled(), seed)["plan"] == plan)


@lru_cache(maxsize=8)
def story(plan: str, policy: str) -> Story:
    seed = seed_of(plan)
    log = POLICIES[policy](compiled(), seed)
    return tell(compiled(), seed, log)


def plot_named(drawn: list[Drawn], code: str) -> Drawn:
    return next(one for one in drawn if one.code == code)


def test_a_fault_is_seen_after_it_began_and_the_look_that_saw_it_first_stands_first() -> None:
    told = story("drift_only", "expert")
    fault = told.told["faults"][0]
    seen_h = first_seen_h(fault)
    assert seen_h is not None
    assert fault["onset_h"] < seen_h < fault["named_h"]
    shown = faults_told(told)[0]
    hours = [float(hour) for _name, hour, _after in shown.seen]
    assert hours == sorted(hours)
    assert hours[0] == seen_h
    assert shown.seen[0][0] in dict(shown.facts)["Could first be seen"]


def test_what_nobody_saw_is_said_as_never() -> None:
    fault = faults_told(story("drift_only", "do_nothing"))[0]
    assert dict(fault.facts)["Named in a deviation"].startswith("never")
    assert dict(fault.facts)["Gone"] == "not before the end"


def test_the_probe_that_drifted_is_the_first_plot_with_the_stretch_in_which_it_could_be_seen() -> None:
    drawn = plots_of(story("drift_only", "expert"))
    assert drawn[0].code == "ph"
    assert 'class="event"' in drawn[0].plot.svg
    assert 'class="moment"' in drawn[0].plot.svg


def test_the_delivery_of_a_failing_pump_is_plotted_beside_what_was_weighed() -> None:
    told = story("pump_only", "expert")
    plot = plot_named(plots_of(told), "feed_delivered").plot
    fault = told.told["faults"][0]
    lowest = 100 * (1 - max(fault["error"]))
    assert f"{lowest:.0f}\u202f%" in plot.sentence
    weighings = sum(act["do"] == "check" for act in told.told["acts"])
    assert f"weighed {weighings} times" in plot.sentence


def test_a_sound_batch_has_no_fault_to_tell_of_and_no_twin_to_draw() -> None:
    told = story("all_well", "expert")
    assert faults_told(told) == []
    for one in plots_of(told):
        assert "No fault" not in one.plot.svg
        assert 'class="event"' not in one.plot.svg


def test_every_plot_has_a_sentence_and_a_table_with_a_row_for_each_day_of_the_batch() -> None:
    told = story("drift_and_pump", "novice")
    days = int(told.over_h / 24) + 1
    for one in plots_of(told):
        assert one.plot.sentence.endswith(".")
        assert len(one.plot.rows) >= days
        assert all(len(row) == len(one.plot.columns) for row in one.plot.rows)


def test_the_table_holds_every_day_with_a_sample() -> None:
    told = story("drift_only", "expert")
    series = next(series for series in told.told["series"] if series["code"] == "ph")
    plot = plot_named(plots_of(told), "ph").plot
    place = plot.columns.index("Sample")
    shown = [row[0] for row in plot.rows if row[place] != "–"]
    assert len(shown) == len({-(-at_h // 24) for at_h, _value in series["samples"]})


def test_a_role_has_one_colour_in_all_plots() -> None:
    for one in plots_of(story("drift_only", "novice")):
        columns = one.plot.columns
        has_record = any(column.startswith("Record") for column in columns)
        assert has_record == ('class="dot c6"' in one.plot.svg)
        has_sensor = any(column.startswith("Sensor") for column in columns)
        assert has_sensor == ('class="dot c2"' in one.plot.svg)


def test_what_happened_stands_in_order_and_holds_every_act_and_alarm() -> None:
    told = story("drift_only", "novice")
    found = happenings(told)
    assert [one.at_h for one in found] == sorted(one.at_h for one in found)
    assert sum(one.kind == "act" for one in found) == len(told.told["acts"])
    assert sum(one.kind == "alarm" for one in found) == len(told.told["alarms"])


def test_the_lanes_mark_each_act_that_they_are_about() -> None:
    told = story("drift_only", "expert")
    untold = ("acknowledge", "open", "note")
    assert own_lanes(told).count("<circle") == sum(act["do"] not in untold for act in told.told["acts"])


def test_the_verdict_names_what_would_have_been_right() -> None:
    assert verdict(story("all_well", "reject_all"))["right"] == "Release for further processing"
    assert verdict(story("all_well", "do_nothing"))["decided"] == "none: the time ran out"


def test_the_expert_stands_beside_with_the_same_figures_when_the_expert_played() -> None:
    told = story("drift_only", "expert")
    assert all(mine == theirs for _label, mine, theirs in beside(told))
    assert all(row["own"] == row["expert"] for row in products(told))
    days = sorted({int(a["at_h"] // 24) for a in told.told["expert"]["log"]})
    assert [part for part, _acts in expert_parts(told)] == [f"Day {day}" for day in days]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("policy", ["novice", "call_qa_for_all", "do_nothing"])
def test_the_grade_is_said_in_every_language_without_a_code_left_in_it(language: str, policy: str) -> None:
    with translation.override("zh-hans" if language == "zh" else language):
        told = story("drift_and_pump", policy)
        facts = [fact for mark in marks(told) for fact in mark.facts]
        said = [one.words for one in happenings(told)] + facts
    assert facts
    for words in said:
        assert "{" not in words
        assert "daily:" not in words
        assert "_" not in words
