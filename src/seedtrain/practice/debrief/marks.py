"""What a debrief says in rows: what happened when, each fault's moments, the grade, and the expert beside it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.plots import number
from seedtrain.base.text import between
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.story import Story, acted_on_h, first_seen_h, gone_h
from seedtrain.practice.debrief.words import (
    CATEGORIES,
    act_words,
    alarm_words,
    evidence_words,
    named,
    quantity,
    said,
)

UNTOLD = ("acknowledge", "open", "note")  # acts of the expert that teach nothing by themselves


@dataclass(frozen=True)
class Happening:
    """Something at a moment: an act, an alarm, or what nobody could know then."""

    at_h: float
    at: float  # the same in the unit of the axis
    words: str
    kind: str  # act, alarm or hidden
    when: str  # as a number under the heading of the clock
    part: str  # the day, hour or minutes in which it happened


def happenings(story: Story) -> list[Happening]:
    """Acts, alarms, and the moments of the faults, in order."""
    found: list[tuple[float, str, str]] = []
    found += [(act["at_h"], act_words(story.scenario, act), "act") for act in story.told["acts"]]
    for alarm in story.told["alarms"]:
        words = _("Alarm: %(alarm)s") % {"alarm": alarm_words(story.scenario, alarm["alarm"])}
        found.append((alarm["raised_h"], words, "alarm"))
    for fault in story.told["faults"]:
        name = {"fault": said(fault["name"])}
        found.append((fault["onset_h"], _("Begins unseen: %(fault)s") % name, "hidden"))
        seen_h = first_seen_h(fault)
        if seen_h is not None:
            found.append((seen_h, _("Could be seen from now on: %(fault)s") % name, "hidden"))
    clock = story.clock
    return [
        Happening(at_h, clock.units(at_h), words, kind, clock.short(at_h), clock.part_words(clock.part(at_h)))
        for at_h, words, kind in sorted(found, key=lambda one: one[0])
    ]


@dataclass(frozen=True)
class Told:
    """A fault with its moments in words: `seen` says when each look first showed it, `unseen` where it never did."""

    number: int
    name: dict[str, str]
    text: dict[str, str]
    facts: list[tuple[str, str]]
    seen: list[tuple[str, str, str]]
    unseen: str


def faults_told(story: Story) -> list[Told]:
    return [_told(story, fault) for fault in story.told["faults"]]


def _told(story: Story, fault: dict[str, Any]) -> Told:
    clock, onset_h = story.clock, fault["onset_h"]
    looks = sorted((s for s in fault["first_seen"] if s["at_h"] is not None), key=lambda s: s["at_h"])
    return Told(
        number=story.fault_number(fault),
        name=fault["name"],
        text=fault["text"],
        facts=[
            (_("Began"), clock.moment(onset_h)),
            (_("Could first be seen"), _first_sight(story, fault, looks)),
            (_("Named in a deviation"), naming(clock, fault)),
            (_("First adjusted or repaired"), _moment_or(clock, acted_on_h(story, fault))),
            (_("Gone"), _moment_or(clock, gone_h(fault))),
        ],
        seen=[(look_name(story, one), clock.short(one["at_h"]), clock.span(one["at_h"] - onset_h)) for one in looks],
        unseen=between().join(look_name(story, look) for look in fault["first_seen"] if look["at_h"] is None),
    )


def look_name(story: Story, look: dict[str, Any]) -> str:
    """The name of an instrument, or of a measure of a check."""
    if look["kind"] == "instrument":
        return named(story.scenario["instruments"], look["code"])
    return named([m for check in story.scenario["checks"] for m in check["measures"]], look["code"])


def _first_sight(story: Story, fault: dict[str, Any], looks: list[dict[str, Any]]) -> str:
    if not looks:
        return _("by nothing that was allowed")
    return _("%(when)s, by: %(look)s; %(after)s after it began") % {
        "when": story.clock.moment(looks[0]["at_h"]),
        "look": look_name(story, looks[0]),
        "after": story.clock.span(looks[0]["at_h"] - fault["onset_h"]),
    }


def naming(clock: Clock, fault: dict[str, Any]) -> str:
    """When a deviation named the fault, and how long that took."""
    window = clock.span(fault["window_h"])
    if fault["named_h"] is None:
        return _("never; %(window)s were allowed") % {"window": window}
    return _("%(when)s, %(after)s after it began; %(window)s were allowed") % {
        "when": clock.moment(fault["named_h"]),
        "after": clock.span(fault["named_h"] - fault["onset_h"]),
        "window": window,
    }


def _moment_or(clock: Clock, at_h: float | None) -> str:
    return _("not before the end") if at_h is None else clock.moment(at_h)


@dataclass(frozen=True)
class Mark:
    """A criterion as it was graded; its facts in words, and the expert's points beside."""

    mark: dict[str, Any]
    expert_points: float
    facts: list[str]
    need: float  # points at which the criterion is met


def marks(story: Story) -> list[Mark]:
    """The criteria in the order of the scenario."""
    beside = {mark["code"]: mark["points"] for mark in story.told["expert"]["grade"]["criteria"]}
    need = {c["code"]: c["pass_at"] * c["points"] for c in story.scenario["criteria"]}
    return [
        Mark(
            mark,
            beside[mark["code"]],
            [evidence_words(story.scenario, fact) for fact in mark["evidence"]],
            need[mark["code"]],
        )
        for mark in story.told["grade"]["criteria"]
    ]


def verdict(story: Story) -> dict[str, str]:
    """What was decided, what was true, and what would have been right."""
    disposition, category = story.run["disposition"], story.told["grade"]["category"]
    choices = story.scenario["disposition"]["choices"]
    right = [named(choices, code) for code in story.scenario["disposition"]["right"][category]]
    return {
        "decided": named(choices, disposition["choice"]) if disposition else _("none: the time ran out"),
        "truth": CATEGORIES[category](),
        "right": " / ".join(right),
    }


def products(story: Story) -> list[dict[str, Any]]:
    """The results at the end against their limits: this run, the same without faults, the expert's."""
    measures = {m["of"]: m for check in story.scenario["checks"] for m in check["measures"]}
    twins = {series["code"]: series["twin"][-1] for series in story.told["series"]}
    experts = {o["output"]: o["value"] for o in story.told["expert"]["grade"]["quality"]["outputs"]}

    def shown(output: dict[str, Any], values: dict[str, float]) -> str:
        value = values.get(output["output"])
        return "–" if value is None else quantity(value, measures.get(output["output"], output))

    return [
        {
            "name": output["name"],
            "limits": _limits(output),
            "good": output["good"],
            "own": shown(output, {output["output"]: output["value"]}),
            "twin": shown(output, twins),
            "expert": shown(output, experts),
        }
        for output in story.told["grade"]["quality"]["outputs"]
    ]


def _limits(output: dict[str, Any]) -> str:
    if output["low"] is None:
        return f"≤ {number(output['high'])}"
    if output["high"] is None:
        return f"≥ {number(output['low'])}"
    return f"{number(output['low'])} – {number(output['high'])}"


def figures(scenario: dict[str, Any], acts: list[dict[str, Any]], grade: dict[str, Any]) -> list[tuple[str, str]]:
    """One run in figures: (what, how much)."""

    def count(*verbs: str) -> str:
        return number(sum(act["do"] in verbs for act in acts))

    choices = scenario["disposition"]["choices"]
    decided = next((named(choices, act["choice"]) for act in acts if act["do"] == "dispose"), "–")
    return [
        (_("Score"), number(grade["score"])),
        (_("Samples and checks"), count("sample", "check")),
        (_("Deviations"), count("deviation")),
        (_("Repairs and adjustments"), count("repair", "recalibrate")),
        (_("Calls to quality assurance"), count("call_qa")),
        (_("Hints"), count("hint")),
        (_("Cost"), number(grade["cost"])),
        (_("Decision"), decided),
    ]


def beside(story: Story) -> list[tuple[str, str, str]]:
    """This run and the expert's in figures."""
    own = figures(story.scenario, story.told["acts"], story.told["grade"])
    expert = figures(story.scenario, story.told["expert"]["log"], story.told["expert"]["grade"])
    return [(label, mine, theirs) for (label, mine), (_label, theirs) in zip(own, expert, strict=True)]


def expert_parts(story: Story) -> list[tuple[str, list[str]]]:
    """What the expert did, day by day (or hour by hour, as the run is long), in words."""
    told = [act for act in story.told["expert"]["log"] if act["do"] not in UNTOLD]
    clock = story.clock
    return [
        (clock.part_words(part), [act_words(story.scenario, act) for act in acts])
        for part, acts in groupby(told, key=lambda act: clock.part(act["at_h"]))
    ]
