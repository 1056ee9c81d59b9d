"""What a finished attempt was, recomputed from its log: the engine's debrief and the run as its learner saw it.

A handed-in attempt never changes, so a few stories are kept in memory; nothing of them is stored.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from seedtrain.practice.models import Attempt
from seedtrain.science.scenarios.debrief import debrief
from seedtrain.science.scenarios.play import play

KEPT_STORIES = 16  # about a megabyte each


@dataclass(frozen=True)
class Story:
    """The compiled scenario, the looking back on it (`science/scenarios/README.md`), and the run up to its end."""

    scenario: dict[str, Any]
    told: dict[str, Any]
    run: dict[str, Any]

    @property
    def end_h(self) -> float:
        """Where the time axis ends: the end of the day on which the run ended."""
        last = max(self.told["ended_h"], self.told["harvest_h"])
        return 24.0 * -(-last // 24)

    def fault_number(self, fault: dict[str, Any]) -> int:
        return int(self.told["faults"].index(fault)) + 1


def story_of(attempt: Attempt) -> Story:
    """The story of a handed-in attempt. About a second of work the first time."""
    return _told(attempt.id)


@lru_cache(maxsize=KEPT_STORIES)
def _told(attempt_id: UUID) -> Story:
    attempt = Attempt.objects.select_related("version").get(id=attempt_id, handed_in_at__isnull=False)
    scenario = attempt.version.compiled
    told = debrief(scenario, attempt.seed, attempt.log)
    run = play(scenario, attempt.seed, attempt.log, max(told["ended_h"], attempt.log[-1]["at_h"] if attempt.log else 0))
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


def on_of(story: Story, fault: dict[str, Any]) -> str:
    return str(next(item["on"] for item in story.scenario["faults"] if item["code"] == fault["code"]))
