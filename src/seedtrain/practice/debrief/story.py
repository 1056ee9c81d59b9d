"""What a finished attempt was, recomputed from its log: the engine's debrief and the run as its learner saw it.

A handed-in attempt never changes, so a few stories are kept in memory; nothing of them is stored.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.models import Attempt
from seedtrain.science.scenarios.debrief import debrief
from seedtrain.science.scenarios.play import play

NEVER_H = 1e8  # a fault that does not end by itself is drawn with an end beyond this
KEPT_STORIES = 16  # about a megabyte each


@dataclass(frozen=True)
class Story:
    """The compiled scenario, the looking back on it (`science/scenarios/README.md`), and the run up to its end."""

    scenario: dict[str, Any]
    told: dict[str, Any]
    run: dict[str, Any]

    @cached_property
    def clock(self) -> Clock:
        return Clock.of(self.scenario, self.over_h, self.told["ended_h"])

    @property
    def over_h(self) -> float:
        """When the process was over, whether or not somebody had decided by then."""
        return float(self.told["harvest_h"])

    def fault_number(self, fault: dict[str, Any]) -> int:
        return int(self.told["faults"].index(fault)) + 1


def story_of(attempt: Attempt) -> Story:
    """The story of a handed-in attempt. About a second of work the first time."""
    return _told(attempt.id)


@lru_cache(maxsize=KEPT_STORIES)
def _told(attempt_id: UUID) -> Story:
    attempt = Attempt.objects.select_related("version").get(id=attempt_id, handed_in_at__isnull=False)
    return tell(attempt.version.compiled, attempt.seed, attempt.log)


def tell(scenario: dict[str, Any], seed: int, log: list[dict[str, Any]]) -> Story:
    """The story of a log."""
    every_h = Clock.of(scenario).every_h * (1 + 1e-9)  # a hair more, so that a whole number of scans is not cut short
    told = debrief(scenario, seed, log, every_h=every_h)
    run = play(scenario, seed, log, max(told["ended_h"], log[-1]["at_h"] if log else 0))
    return Story(scenario, told, run)


def first_seen_h(fault: dict[str, Any]) -> float | None:
    """The first hour at which anything that was allowed could have shown the fault."""
    hours = [seen["at_h"] for seen in fault["first_seen"] if seen["at_h"] is not None]
    return min(hours, default=None)


def acted_on_h(story: Story, fault: dict[str, Any]) -> float | None:
    """When what the fault sits on was first adjusted or repaired after the fault began."""
    touched = [item["done_h"] for item in story.run["repairs"] if item["on"] == on_of(story, fault)]
    touched += [item["at_h"] for item in story.run["calibrations"] if item["instrument"] == on_of(story, fault)]
    return min((at_h for at_h in touched if at_h >= fault["onset_h"]), default=None)


def gone_h(fault: dict[str, Any]) -> float | None:
    """When the fault was put right, or ended by itself."""
    ends = [fault["cleared_h"], fault.get("end_h")]
    return min((at_h for at_h in ends if at_h is not None and at_h < NEVER_H), default=None)


def on_of(story: Story, fault: dict[str, Any]) -> str:
    return str(next(item["on"] for item in story.scenario["faults"] if item["code"] == fault["code"]))
