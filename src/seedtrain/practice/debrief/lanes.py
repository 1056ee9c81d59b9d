"""What was done in a run, as lanes over the same hours as the plots: faults, alarms, samples, record, decision."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seedtrain.base.plots.scales import Scale, scale
from seedtrain.base.plots.svg import picture
from seedtrain.practice.debrief.plots import time_axis
from seedtrain.practice.debrief.story import Story, first_seen_h
from seedtrain.practice.debrief.words import said

LANE_PX = 36
AROUND_PX = 72  # what the stylesheet sets around a drawing: 4.5 rem
VERBS = {  # lane → what is marked in it
    "samples": ("sample", "check"),
    "settings": ("set", "add"),
    "record": ("record", "correct"),
    "repairs": ("recalibrate", "repair"),
    "raised": ("deviation", "call_qa", "hint"),
    "decision": ("dispose",),
}


@dataclass(frozen=True)
class Lane:
    """A row of the drawing: stretches of time with a kind each, and single moments."""

    name: str
    stretches: tuple[tuple[float, float, str], ...] = ()
    moments: tuple[float, ...] = ()


def lane_names() -> dict[str, str]:
    return {
        "samples": _("Samples and checks"),
        "settings": _("Set-points and additions"),
        "record": _("Batch record"),
        "repairs": _("Repairs and adjustments"),
        "raised": _("Deviations, calls, hints"),
        "decision": _("Decision"),
    }


def act_lanes(acts: list[dict[str, Any]]) -> list[Lane]:
    """One lane for each kind of act that was done."""
    lanes = []
    for code, name in lane_names().items():
        moments = tuple(act["at_h"] for act in acts if act["do"] in VERBS[code])
        if moments:
            lanes.append(Lane(name, moments=moments))
    return lanes


def fault_lanes(story: Story) -> list[Lane]:
    """Each fault from its beginning until it was gone, darker from when it could be seen until it was named."""
    lanes = []
    for fault in story.told["faults"]:
        end_h = fault["cleared_h"] or story.told["harvest_h"]
        stretches = [(fault["onset_h"], end_h, "fault")]
        seen_h = first_seen_h(fault)
        if seen_h is not None:
            named_h = fault["named_h"] if fault["named_h"] is not None else story.told["harvest_h"]
            stretches.append((seen_h, max(named_h, seen_h), "seen"))
        lanes.append(Lane(said(fault["name"]), tuple(stretches)))
    return lanes


def alarm_lane(story: Story) -> list[Lane]:
    """From raised to returned; an alarm that never returned lasts to the harvest."""
    end_h = story.told["harvest_h"]
    raised = tuple((a["raised_h"], a["returned_h"] or end_h, "alarm") for a in story.told["alarms"])
    return [Lane(_("Alarms"), raised)] if raised else []


def own_lanes(story: Story) -> SafeString:
    """The drawing of this run."""
    lanes = [*fault_lanes(story), *alarm_lane(story), *act_lanes(story.told["acts"])]
    return _drawn(story, lanes, _("Faults, alarms and acts over the hours of the batch"))


def expert_lanes(story: Story) -> SafeString:
    """The drawing of the expert's run of the same batch."""
    return _drawn(story, act_lanes(story.told["expert"]["log"]), _("The expert's acts over the hours of the batch"))


def _drawn(story: Story, lanes: list[Lane], title: str) -> SafeString:
    axis = time_axis(story)
    across, ticks = scale(axis, [], 6, tight=True)
    parts = [_tick(at_h, words, across, index) for index, (at_h, words) in enumerate(ticks)]
    parts.append('<line class="axis" x1="0" x2="100%" y1="100%" y2="100%"/>')
    parts.append(f'<text x="100%" y="100%" dy="38" text-anchor="end">{escape(axis.words)}</text>')
    parts += [_lane(lane, LANE_PX * index, across) for index, lane in enumerate(lanes)]
    sentence = _("The list below says the same in words.")
    return picture(title, sentence, LANE_PX * len(lanes) + AROUND_PX, "".join(parts), "lines lanes")


def _tick(at_h: float, words: str, across: Scale, index: int) -> str:
    at, css = f"{100 * across(at_h):.1f}%", ' class="odd"' if index % 2 else ""
    return (
        f'<line class="grid" x1="{at}" x2="{at}" y1="0" y2="100%"/>'
        f'<text{css} x="{at}" y="100%" dy="20" text-anchor="middle">{escape(words)}</text>'
    )


def _lane(lane: Lane, top: int, across: Scale) -> str:
    drawn = f'<text class="halo" x="0" y="{top + 10}">{escape(lane.name)}</text>'
    for begin_h, end_h, kind in lane.stretches:
        left, width = 100 * across(begin_h), max(100 * (across(end_h) - across(begin_h)), 0.6)
        drawn += f'<rect class="{kind}" x="{left:.1f}%" width="{width:.1f}%" y="{top + 17}" height="10" rx="2"/>'
    for at_h in lane.moments:
        drawn += f'<circle class="dot c6" cx="{100 * across(at_h):.1f}%" cy="{top + 22}" r="4.5"/>'
    return drawn
