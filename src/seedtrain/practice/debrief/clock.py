"""How the moments of a run are told: in minutes, hours or days, by how long the run is. Logs hold hours."""

from dataclasses import dataclass
from math import ceil, floor, isfinite
from typing import Any

from django.utils.translation import get_language_bidi, ngettext, pgettext
from django.utils.translation import gettext as _

from seedtrain.base.plots import Axis, Moment, number

MINUTES_UP_TO_H = 4.0
HOURS_UP_TO_H = 72.0
MOST_TICKS = 8
MOST_ROWS = 24
MINUTES_TOLD_H = 10.0  # longer stretches are told in hours, also in a run of minutes
SHORT_H = 2.0  # shorter stretches are told in minutes, also in a run of hours
LONG_AFTER = 1.25  # a run that is over this much later than its process has a broken axis
AFTER = 0.08  # how much of the scale is added for what came after its end
POINTS = 84  # about so many of every course are drawn
STEPS = {"minutes": (2, 5, 10, 15, 20, 30, 60), "hours": (0.5, 1, 2, 3, 6, 12), "days": (0.25, 0.5, 1, 2, 5, 10, 20)}
UNIT_H = {"minutes": 1 / 60, "hours": 1.0, "days": 24.0}
NARROW = "\u202f"


def tenths(value: float) -> str:
    """A number with one decimal where it is not whole."""
    rounded = round(float(value), 1)
    return number(rounded, 0 if rounded.is_integer() else 1)


@dataclass(frozen=True)
class Clock:
    """The time of one run: `unit` is "minutes", "hours" or "days"; hours when the process and when all was over.

    Where somebody waited long after the process, for a result or to decide, axes are broken: what came after the end
    stands in a short stretch behind it, in order but not to scale.
    """

    unit: str
    process_h: float
    length_h: float

    @classmethod
    def of(cls, scenario: dict[str, Any], process_h: float = 0.0, length_h: float = 0.0) -> "Clock":
        """By how long the scenario is meant to last, so that every run of it is told in the same unit."""
        planned_h = float(scenario["duration_h"])
        unit = "minutes" if planned_h <= MINUTES_UP_TO_H else "hours" if planned_h <= HOURS_UP_TO_H else "days"
        process_h = process_h or planned_h
        return cls(unit, process_h, max(process_h, length_h))

    @property
    def unit_h(self) -> float:
        return UNIT_H[self.unit]

    @property
    def broken(self) -> bool:
        return self.length_h > LONG_AFTER * self.process_h

    @property
    def scaled_h(self) -> float:
        """How much of the run is to be drawn to scale."""
        return self.process_h if self.broken else self.length_h

    def _step(self, most: int) -> float:
        long = self.scaled_h / self.unit_h
        return float(next((step for step in STEPS[self.unit] if long / step <= most), STEPS[self.unit][-1]))

    @property
    def row_h(self) -> float:
        """Between two rows of a table."""
        return self._step(MOST_ROWS) * self.unit_h

    @property
    def end_h(self) -> float:
        """Where the scale ends: the first row of the tables at which the run was over.

        A broken axis ends its scale with the process, or with the next tick where that would fall in the stretch
        behind it.
        """
        if not self.broken:
            return ceil(self.scaled_h / self.row_h - 1e-6) * self.row_h
        tick_h = self._step(MOST_TICKS) * self.unit_h
        next_h = (floor(self.process_h / tick_h + 1e-6) + 1) * tick_h
        return self.process_h if next_h > (1 + AFTER) * self.process_h * (1 + 1e-6) else next_h

    def units(self, at_h: float) -> float:
        """Hours in the unit of the axis; later than the scale, a place in the stretch behind it."""
        if not self.broken or at_h <= self.end_h:
            return at_h / self.unit_h
        share = min(1.0, (at_h - self.end_h) / (self.length_h - self.end_h)) if self.length_h > self.end_h else 1.0
        return (1 + AFTER * share) * self.end_h / self.unit_h

    @property
    def scale_end(self) -> float:
        """Where the scale ends, in the unit of the axis."""
        return self.end_h / self.unit_h

    @property
    def end(self) -> float:
        """Where the axis ends, in its unit."""
        return (1 + AFTER) * self.scale_end if self.broken else self.scale_end

    @property
    def fine(self) -> float:
        """The smallest step of a cursor, in the unit of the axis."""
        return self.row_h / self.unit_h / 24

    @property
    def every_h(self) -> float:
        """Between two points of a drawn course: so that every row of a table falls on one."""
        within = max(1, round(self.row_h * POINTS / self.scaled_h))
        return self.row_h / within

    def axis(self) -> Axis:
        """The time axis, in the unit of this clock."""
        name = {"minutes": _("minutes"), "hours": _("hours"), "days": _("days")}[self.unit]
        return Axis(_("Time"), name, 0, self.end, self._step(MOST_TICKS))

    def ends(self) -> list[Moment]:
        """Where the process was over, on a broken axis."""
        return [Moment(self.units(self.process_h), _("end"))] if self.broken else []

    def moment(self, at_h: float) -> str:
        """A moment of the run: hour 119.5 (day 4); hour 5.2; minute 37."""
        if self.unit == "minutes" and at_h < MINUTES_TOLD_H:
            return _("minute %(minute)s") % {"minute": tenths(60 * at_h)}
        if self.unit != "days":
            return _("hour %(hour)s") % {"hour": tenths(at_h)}
        return _("hour %(hour)s (day %(day)s)") % {"hour": tenths(at_h), "day": number(int(at_h // 24))}

    def pattern(self) -> str:
        """The same for a script, with `%(minute)s`, `%(hour)s` or `%(day)s` left open."""
        if self.unit == "minutes":
            return _("minute %(minute)s")
        return _("hour %(hour)s") if self.unit == "hours" else _("hour %(hour)s (day %(day)s)")

    def short(self, at_h: float) -> str:
        """The same as a bare number under the heading `column`."""
        return tenths(60 * at_h if self.unit == "minutes" else at_h)

    def column(self) -> str:
        return _("Minute") if self.unit == "minutes" else _("Hour")

    def span(self, hours: float) -> str:
        """A stretch of time with its unit: 12 min, 3.5 h."""
        if not isfinite(hours):
            return "–"
        in_minutes = hours < {"minutes": MINUTES_TOLD_H, "hours": SHORT_H, "days": 0.0}[self.unit]
        words = f"{tenths(60 * hours)}{NARROW}min" if in_minutes else f"{tenths(hours)}{NARROW}h"
        return f"\u2066{words}\u2069" if get_language_bidi() else words  # isolated: its parts keep their order

    def part(self, at_h: float) -> int:
        """Which stretch of the run a moment falls in, for headings: a day, an hour, ten minutes."""
        return int(at_h // self.part_h)

    @property
    def part_h(self) -> float:
        return {"minutes": 1 / 6, "hours": 1.0, "days": 24.0}[self.unit]

    def part_words(self, part: int) -> str:
        """Day 4; Hour 5; Minutes 20 to 30."""
        if self.unit == "days":
            return _("Day %(day)s") % {"day": number(part)}
        if self.unit == "hours":
            return _("Hour %(hour)s") % {"hour": number(part)}
        return _("Minutes %(from)s to %(to)s") % {"from": number(10 * part), "to": number(10 * part + 10)}


def run_length(hours: float) -> str:
    """How long a run lasts, in words: 14 days, 30 hours, 90 minutes."""
    if hours <= MINUTES_UP_TO_H:
        count = round(60 * hours)
        return ngettext("%(n)s minute", "%(n)s minutes", count) % {"n": number(count)}
    if hours <= HOURS_UP_TO_H:
        return pgettext("length of a run", "%(n)s hours") % {"n": tenths(hours)}
    return pgettext("length of a run", "%(n)s days") % {"n": tenths(hours / 24)}
