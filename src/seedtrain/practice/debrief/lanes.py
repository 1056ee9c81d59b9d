"""What was done in a run, as lanes over the same time as the plots: faults, alarms, samples, record, decision."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from seedtrain.base.plots import Axis
from seedtrain.base.plots.scales import Scale, scale
from seedtrain.base.plots.svg import picture
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.story import Story, first_seen_h, gone_h
from seedtrain.practice.debrief.words import said

LANE_PX = 36
ROW_PX = 14  # between the rows of marks of one lane
AROUND_PX = 72  # what the stylesheet sets around a drawing: 4.5 rem
VERBS = {  # lane → what is marked in it
    "samples": ("sample", "check"),
    "settings": ("set", "add", "pause", "proceed"),
    "record": ("record", "correct"),
    "repairs": ("recalibrate", "repair"),
    "raised": ("deviation", "escalate", "close", "call_qa", "hint"),
    "decision": ("dispose",),
}


@dataclass(frozen=True)
class Row:
    """Marks of one lane that belong together: stretches of time with a kind each, and single moments."""

    stretches: tuple[tuple[float, float, str], ...] = ()
    moments: tuple[float, ...] = ()
    css: str = "c6"


@dataclass(frozen=True)
class Lane:
    """A lane of the drawing: its name, and a row for each run that is compared."""

    name: str
    rows: tuple[Row, ...]

    @property
    def height_px(self) -> int:
        return LANE_PX + ROW_PX * (len(self.rows) - 1)


def lane_names() -> dict[str, str]:
    return {
        "samples": _("Samples and checks"),
        "settings": _("Set-points and additions"),
        "record": pgettext("batch", "Record"),
        "repairs": _("Repairs and adjustments"),
        "raised": _("Deviations, calls, hints"),
        "decision": _("Decision"),
    }


def act_lanes(*logs: list[dict[str, Any]], colours: tuple[str, ...] = ("c6",)) -> list[Lane]:
    """One lane for each kind of act that was done in any of the logs, a row of it for each log."""
    lanes = []
    for code, name in lane_names().items():
        rows = tuple(
            Row(moments=tuple(act["at_h"] for act in log if act["do"] in VERBS[code]), css=css)
            for log, css in zip(logs, colours, strict=True)
        )
        if any(row.moments for row in rows):
            lanes.append(Lane(name, rows))
    return lanes


def fault_row(story: Story, fault: dict[str, Any]) -> Row:
    """From its beginning until it was gone, darker from when it could be seen until it was named."""
    over_h = story.over_h
    ended_h = gone_h(fault)
    stretches = [(fault["onset_h"], max(over_h if ended_h is None else ended_h, fault["onset_h"]), "fault")]
    seen_h = first_seen_h(fault)
    if seen_h is not None:
        named_h = fault["named_h"] if fault["named_h"] is not None else over_h
        stretches.append((seen_h, max(named_h, seen_h), "seen"))
    return Row(tuple(stretches))


def fault_lanes(story: Story) -> list[Lane]:
    return [Lane(said(fault["name"]), (fault_row(story, fault),)) for fault in story.told["faults"]]


def alarm_row(story: Story) -> Row:
    """From raised to returned; an alarm that never returned lasts to the end."""
    over_h = story.over_h
    return Row(tuple((a["raised_h"], a["returned_h"] or over_h, "alarm") for a in story.told["alarms"]))


def own_lanes(story: Story) -> SafeString:
    """The drawing of this run."""
    alarms = alarm_row(story)
    lanes = [*fault_lanes(story), *([Lane(_("Alarms"), (alarms,))] if alarms.stretches else [])]
    title = _("Faults, alarms and acts over the time of the run")
    return drawn(story.clock, [*lanes, *act_lanes(story.told["acts"])], title)


def expert_lanes(story: Story) -> SafeString:
    """The drawing of the expert's run of the same course of events."""
    title = _("The expert's acts over the time of the run")
    return drawn(story.clock, act_lanes(story.told["expert"]["log"]), title)


def drawn(clock: Clock, lanes: list[Lane], title: str, axis: Axis | None = None) -> SafeString:
    """Lanes above each other over one time axis."""
    axis, tops, height = axis or clock.axis(), [], 0
    across, ticks = scale(axis, [], 6, tight=True)
    for lane in lanes:
        tops.append(height)
        height += lane.height_px
    parts = [_tick(at, words, across, index) for index, (at, words) in enumerate(ticks)]
    parts.append('<line class="axis" x1="0" x2="100%" y1="100%" y2="100%"/>')
    parts.append(f'<text x="100%" y="100%" dy="38" text-anchor="end">{escape(axis.words)}</text>')
    in_hours: Scale = lambda at_h: 100 * across(clock.units(at_h))  # noqa: E731
    parts += [_end(100 * across(end.x), end.label) for end in clock.ends()]
    parts += [_lane(lane, top, in_hours) for lane, top in zip(lanes, tops, strict=True)]
    sentence = _("The list below says the same in words.")
    return picture(title, sentence, height + AROUND_PX, "".join(parts), "lines lanes")


def _tick(at: float, words: str, across: Scale, index: int) -> str:
    place, css = f"{100 * across(at):.1f}%", ' class="odd"' if index % 2 else ""
    return (
        f'<line class="grid" x1="{place}" x2="{place}" y1="0" y2="100%"/>'
        f'<text{css} x="{place}" y="100%" dy="20" text-anchor="middle">{escape(words)}</text>'
    )


def _end(at: float, words: str) -> str:
    return (
        f'<line class="moment" x1="{at:.1f}%" x2="{at:.1f}%" y1="-6" y2="100%"/>'
        f'<text x="{at:.1f}%" dx="-4" y="-8" text-anchor="end">{escape(words)}</text>'
    )


def _lane(lane: Lane, top: int, across: Scale) -> str:
    marks = "".join(_row(row, top + 17 + ROW_PX * index, across) for index, row in enumerate(lane.rows))
    return f'<text class="halo" x="0" y="{top + 10}">{escape(lane.name)}</text>{marks}'


def _row(row: Row, top: int, across: Scale) -> str:
    marks = ""
    for begin_h, end_h, kind in row.stretches:
        left, width = across(begin_h), max(across(end_h) - across(begin_h), 0.6)
        marks += f'<rect class="{kind}" x="{left:.1f}%" width="{width:.1f}%" y="{top}" height="10" rx="2"/>'
    for at_h in row.moments:
        marks += f'<circle class="dot {row.css}" cx="{across(at_h):.1f}%" cy="{top + 5}" r="4.5"/>'
    return marks
