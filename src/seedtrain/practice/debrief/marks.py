"""What a debrief says in rows: what happened when, each fault's moments, the grade, and the expert beside it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.plots import number
from seedtrain.practice.debrief.story import Story, acted_on_h, first_seen_h
from seedtrain.practice.debrief.words import (
    CATEGORIES,
    act_words,
    alarm_words,
    evidence_words,
    hour,
    named,
    quantity,
    said,
    tenths,
)

UNTOLD = ("acknowledge", "open", "note")  # acts of the expert that teach nothing by themselves


@dataclass(frozen=True)
class Happening:
    """Something at a moment: an act, an alarm, or what nobody could know then."""

    at_h: float
    words: str
    kind: str  # act, alarm or hidden

    @property
    def shown_h(self) -> str:
        return tenths(self.at_h)

    @property
    def day(self) -> int:
        return int(self.at_h // 24)


def happenings(story: Story) -> list[Happening]:
    """Acts, alarms, and the moments of the faults, in order."""
    found = [Happening(act["at_h"], act_words(story.scenario, act), "act") for act in story.told["acts"]]
    for alarm in story.told["alarms"]:
        words = _("Alarm: %(alarm)s") % {"alarm": alarm_words(story.scenario, alarm["alarm"])}
        found.append(Happening(alarm["raised_h"], words, "alarm"))
    for fault in story.told["faults"]:
        name = {"fault": said(fault["name"])}
        found.append(Happening(fault["onset_h"], _("Begins unseen: %(fault)s") % name, "hidden"))
        seen_h = first_seen_h(fault)
        if seen_h is not None:
            found.append(Happening(seen_h, _("Could be seen from now on: %(fault)s") % name, "hidden"))
    return sorted(found, key=lambda one: one.at_h)


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
    looks = sorted((s for s in fault["first_seen"] if s["at_h"] is not None), key=lambda s: s["at_h"])
    return Told(
        number=story.fault_number(fault),
        name=fault["name"],
        text=fault["text"],
        facts=[
            (_("Began"), hour(fault["onset_h"])),
            (_("Could first be seen"), _first_sight(story, fault, looks)),
            (_("Named in a deviation"), _naming(fault)),
            (_("First adjusted or repaired"), _hour_or(acted_on_h(story, fault), _("not before the harvest"))),
            (_("Gone"), _hour_or(fault["cleared_h"], _("not before the harvest"))),
        ],
        seen=[(look_name(story, look), tenths(look["at_h"]), _after(look["at_h"], fault["onset_h"])) for look in looks],
        unseen=", ".join(look_name(story, look) for look in fault["first_seen"] if look["at_h"] is None),
    )


def look_name(story: Story, look: dict[str, Any]) -> str:
    """The name of an instrument, or of a measure of a check."""
    if look["kind"] == "instrument":
        return named(story.scenario["instruments"], look["code"])
    return named([m for check in story.scenario["checks"] for m in check["measures"]], look["code"])


def _after(at_h: float, since_h: float) -> str:
    return tenths(round(at_h - since_h, 1))


def _first_sight(story: Story, fault: dict[str, Any], looks: list[dict[str, Any]]) -> str:
    if not looks:
        return _("by nothing that was allowed")
    return _("%(hour)s, by: %(look)s; %(after)s h after it began") % {
        "hour": hour(looks[0]["at_h"]),
        "look": look_name(story, looks[0]),
        "after": _after(looks[0]["at_h"], fault["onset_h"]),
    }


def _naming(fault: dict[str, Any]) -> str:
    if fault["named_h"] is None:
        return _("never; %(window)s h were allowed") % {"window": number(fault["window_h"])}
    return _("%(hour)s, %(after)s h after it began; %(window)s h were allowed") % {
        "hour": hour(fault["named_h"]),
        "after": _after(fault["named_h"], fault["onset_h"]),
        "window": number(fault["window_h"]),
    }


def _hour_or(at_h: float | None, otherwise: str) -> str:
    return otherwise if at_h is None else hour(at_h)


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
    """What was decided, what the batch was, and what would have been right."""
    disposition, category = story.run["disposition"], story.told["grade"]["category"]
    choices = story.scenario["disposition"]["choices"]
    right = [named(choices, code) for code in story.scenario["disposition"]["right"][category]]
    return {
        "decided": named(choices, disposition["choice"]) if disposition else _("none: the time ran out"),
        "truth": CATEGORIES[category](),
        "right": " / ".join(right),
    }


def products(story: Story) -> list[dict[str, Any]]:
    """The product at harvest against its limits: this run, the same without faults, the expert's."""
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


def beside(story: Story) -> list[tuple[str, str, str]]:
    """This run and the expert's in figures."""
    own, expert = story.told["grade"], story.told["expert"]["grade"]
    done, theirs = story.told["acts"], story.told["expert"]["log"]

    def count(acts: list[dict[str, Any]], *verbs: str) -> str:
        return number(sum(act["do"] in verbs for act in acts))

    choices = story.scenario["disposition"]["choices"]
    decided = [
        next((named(choices, act["choice"]) for act in acts if act["do"] == "dispose"), "–") for acts in (done, theirs)
    ]
    return [
        (_("Score"), number(own["score"]), number(expert["score"])),
        (_("Samples and checks"), count(done, "sample", "check"), count(theirs, "sample", "check")),
        (_("Deviations"), count(done, "deviation"), count(theirs, "deviation")),
        (_("Repairs and adjustments"), count(done, "repair", "recalibrate"), count(theirs, "repair", "recalibrate")),
        (_("Calls to quality assurance"), count(done, "call_qa"), count(theirs, "call_qa")),
        (_("Cost"), number(own["cost"]), number(expert["cost"])),
        (_("Decision"), decided[0], decided[1]),
    ]


def expert_days(story: Story) -> list[tuple[int, list[str]]]:
    """What the expert did on each day, in words."""
    told = [act for act in story.told["expert"]["log"] if act["do"] not in UNTOLD]
    return [
        (day, [act_words(story.scenario, act) for act in acts])
        for day, acts in groupby(told, key=lambda act: int(act["at_h"] // 24))
    ]
