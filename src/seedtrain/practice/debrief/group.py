"""A class at one scenario: scores, criteria and discoveries of many handed-in attempts, from their results and logs.

No run is computed again here: grades stand as they were given; which faults a seed draws is cheap to know.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from seedtrain.practice.models import Attempt
from seedtrain.science.scenarios.draw import draw

WHICH = ("last", "best", "all")


@dataclass(frozen=True)
class Find:
    """A fault that lay in wait in one attempt; `after_h` is how long it took to name it, None where nobody did."""

    code: str
    name: dict[str, str]
    window_h: float
    after_h: float | None

    @property
    def in_time(self) -> bool:
        return self.after_h is not None and self.after_h <= self.window_h


@dataclass(frozen=True)
class Try:
    """One attempt in a row of the class's table; `of_person` counts the attempts of its person, from 1."""

    attempt: Attempt
    of_person: int
    marks: dict[str, dict[str, Any]]
    finds: tuple[Find, ...]

    @property
    def result(self) -> dict[str, Any]:
        assert self.attempt.result is not None
        return self.attempt.result


def tries(attempts: Iterable[Attempt], which: str = "last") -> list[Try]:
    """Each person's last or best attempt, or all; by name, then time. Attempts need person and version at hand."""
    rows: list[Try] = []
    counted: dict[Any, int] = {}
    for attempt in sorted(attempts, key=lambda one: (one.person.name, str(one.person_id), one.handed_in_at)):
        counted[attempt.person_id] = counted.get(attempt.person_id, 0) + 1
        assert attempt.result is not None
        marks = {mark["code"]: mark for mark in attempt.result["criteria"]}
        rows.append(Try(attempt, counted[attempt.person_id], marks, finds(attempt)))
    if which == "all":
        return rows
    kept: dict[Any, Try] = {}
    for row in rows:
        before = kept.get(row.attempt.person_id)
        if before is None or which == "last" or merit(row) > merit(before):
            kept[row.attempt.person_id] = row
    return list(kept.values())


def merit(row: Try) -> tuple[bool, float]:
    """By which one graded attempt is better than another."""
    return row.result["passed"], row.result["score"]


def finds(attempt: Attempt) -> tuple[Find, ...]:
    """The faults that began before the end of the process, and when a deviation first named each."""
    compiled = attempt.version.compiled
    known = {fault["code"]: fault for fault in compiled["faults"]}
    found = []
    for fault in draw(compiled, attempt.seed)["faults"]:
        if fault["onset_h"] >= compiled["duration_h"]:
            continue
        described = known[fault["code"]]
        named = [
            act["at_h"]
            for act in attempt.log
            if act["do"] == "deviation" and act["subject"] == described["subject"] and act["at_h"] >= fault["onset_h"]
        ]
        after_h = min(named) - fault["onset_h"] if named else None
        found.append(Find(fault["code"], described["name"], described["window_h"], after_h))
    return tuple(found)


@dataclass
class Discovery:
    """One fault over a class: how often it was drawn, and how long after its beginning it was named."""

    name: dict[str, str]
    windows_h: set[float] = field(default_factory=set)
    drawn: int = 0
    in_time: int = 0
    after_h: list[float] = field(default_factory=list)

    @property
    def never(self) -> int:
        return self.drawn - len(self.after_h)

    @property
    def middle_h(self) -> float | None:
        return median(self.after_h) if self.after_h else None


def discoveries(rows: Iterable[Try]) -> dict[str, Discovery]:
    """By fault code, the most often drawn first."""
    found: dict[str, Discovery] = {}
    for row in rows:
        for one in row.finds:
            so_far = found.setdefault(one.code, Discovery(one.name))
            so_far.drawn += 1
            so_far.windows_h.add(one.window_h)
            so_far.in_time += one.in_time
            if one.after_h is not None:
                so_far.after_h.append(one.after_h)
    return dict(sorted(found.items(), key=lambda pair: -pair[1].drawn))


@dataclass
class Missed:
    """One criterion over a class; where versions differ, over the attempts that were graded by it."""

    code: str
    name: dict[str, str]
    graded: int = 0
    met: int = 0
    points: float = 0.0
    of: float = 0.0

    @property
    def met_percent(self) -> float:
        return 100.0 * self.met / self.graded

    @property
    def points_percent(self) -> float:
        return 100.0 * self.points / self.of if self.of else 0.0


def criteria(rows: Iterable[Try]) -> dict[str, Missed]:
    """By code, in the order in which the criteria are first met with."""
    found: dict[str, Missed] = {}
    for row in rows:
        for code, mark in row.marks.items():
            so_far = found.setdefault(code, Missed(code, mark["name"]))
            so_far.graded += 1
            so_far.met += bool(mark["passed"])
            so_far.points += mark["points"]
            so_far.of += mark["of"]
    return found
