"""Two finished runs of one scenario beside each other: scores, faults, acts and one variable on one time axis."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seedtrain.base.plots import Axis, Moment, Plot, Series, line_plot
from seedtrain.practice.debrief import lanes, marks
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.plots import item_of, limits, plots_of, points_of
from seedtrain.practice.debrief.story import Story
from seedtrain.practice.debrief.words import act_words, quantity, said
from seedtrain.practice.models import Attempt

COLOURS = ("c1", "c2")


@dataclass(frozen=True)
class Side:
    """One of the two: `letter` stands for it in plots and tables."""

    letter: str
    css: str
    attempt: Attempt
    story: Story


def sides(attempts: list[Attempt], stories: list[Story]) -> list[Side]:
    """A and B, in the order given."""
    return [Side(*parts) for parts in zip("AB", COLOURS, attempts, stories, strict=True)]


@dataclass(frozen=True)
class Score:
    """A criterion with the marks of both: None where a version of the scenario does not have it."""

    name: dict[str, str]
    marks: tuple[dict[str, Any] | None, ...]

    @property
    def apart(self) -> float | None:
        """How many points B has more than A, where both are graded out of the same."""
        one, other = self.marks
        if one is None or other is None or one["of"] != other["of"]:
            return None
        return float(other["points"] - one["points"])


def scores(both: list[Side]) -> list[Score]:
    """Criteria in the order of the scenario, as they were graded at hand-in."""
    graded = [{mark["code"]: mark for mark in result_of(side)["criteria"]} for side in both]
    codes = dict.fromkeys(code for criteria in graded for code in criteria)
    rows = []
    for code in codes:
        found = tuple(criteria.get(code) for criteria in graded)
        rows.append(Score(next(mark["name"] for mark in found if mark), found))
    return rows


def result_of(side: Side) -> dict[str, Any]:
    assert side.attempt.result is not None
    return side.attempt.result


def figures(both: list[Side]) -> list[tuple[str, str, str]]:
    """Both runs in figures."""
    one, other = (marks.figures(side.story.scenario, side.story.told["acts"], result_of(side)) for side in both)
    return [(label, first, second) for (label, first), (_label, second) in zip(one, other, strict=True)]


def faults(both: list[Side]) -> list[tuple[dict[str, str], list[tuple[str, str] | None]]]:
    """Each fault that was in either run: for both when it began and when it was named, None where it was not in it."""
    drawn = [{fault["code"]: fault for fault in side.story.told["faults"]} for side in both]
    rows = []
    for code in dict.fromkeys(code for found in drawn for code in found):
        cells: list[tuple[str, str] | None] = []
        for side, found in zip(both, drawn, strict=True):
            fault, clock = found.get(code), side.story.clock
            cells.append((clock.moment(fault["onset_h"]), marks.naming(clock, fault)) if fault else None)
        rows.append((next(found[code]["name"] for found in drawn if code in found), cells))
    return rows


def longer_clock(both: list[Side]) -> Clock:
    """One time axis for both: the longer one."""
    return max((side.story.clock for side in both), key=lambda clock: clock.length_h)


def act_lanes(both: list[Side]) -> SafeString:
    """The acts of both over one time axis: A above, B below."""
    logs = [side.story.told["acts"] for side in both]
    rows = lanes.act_lanes(*logs, colours=COLOURS)
    return lanes.drawn(longer_clock(both), rows, _("The acts of both over the time of the run"))


def happenings(both: list[Side]) -> list[tuple[str, Side, str]]:
    """The acts of both in one list, by time: (when, side, what)."""
    found = [(act["at_h"], number, act) for number, side in enumerate(both) for act in side.story.told["acts"]]
    clock = longer_clock(both)
    return [
        (clock.short(at_h), both[number], act_words(both[number].story.scenario, act))
        for at_h, number, act in sorted(found, key=lambda one: one[:2])
    ]


def variables(both: list[Side]) -> dict[str, str]:
    """What can be plotted for both, by code, with its name; the most telling of the first run first."""
    one, other = ({series["code"]: series for series in side.story.told["series"]} for side in both)
    ranked = [drawn.code for drawn in plots_of(both[0].story)]
    return {code: said(one[code]["name"]) for code in ranked if code in one and code in other}


def overlaid(both: list[Side], code: str) -> Plot:
    """True value and sensor of one variable in both runs."""
    clock = longer_clock(both)
    found = [next(s for s in side.story.told["series"] if s["code"] == code) for side in both]
    item = item_of(both[0].story, found[0])
    true = [_course(clock, side, series["truth"]) for side, series in zip(both, found, strict=True)]
    shown = [_course(clock, side, series["sensor"]) for side, series in zip(both, found, strict=True)]
    lines = [Series(side.letter, points) for side, points in zip(both, true, strict=True)]
    lines += [
        Series(_("%(run)s sensor") % {"run": side.letter}, points) for side, points in zip(both, shown, strict=True)
    ]
    return line_plot(
        lines,
        title=said(found[0]["name"]),
        sentence=_sentence(both, found, item),
        x=clock.axis(),
        y=Axis("", found[0]["unit"]),
        bands=limits(both[0].story, found[0]),
        moments=_begins(both, clock) + clock.ends(),
    )


def _course(clock: Clock, side: Side, values: Any) -> list[tuple[float, float]]:
    return points_of(clock, zip(side.story.told["times_h"], values or [], strict=False))


def _sentence(both: list[Side], found: list[dict[str, Any]], item: dict[str, Any]) -> str:
    values = {
        f"{side.letter}_{place}": quantity(course, item)
        for side, series in zip(both, found, strict=True)
        for place, course in (("low", min(series["truth"])), ("high", max(series["truth"])))
    }
    return _("True values: A between %(A_low)s and %(A_high)s, B between %(B_low)s and %(B_high)s.") % values


def _begins(both: list[Side], clock: Clock) -> list[Moment]:
    """Where faults began; once where they began together in both."""
    begun: dict[float, str] = {}
    for side in both:
        for fault in side.story.told["faults"]:
            at = round(clock.units(fault["onset_h"]), 3)
            begun[at] = f"{begun[at]}, {side.letter}" if at in begun and side.letter not in begun[at] else side.letter
    return [Moment(at, letters) for at, letters in begun.items()]
