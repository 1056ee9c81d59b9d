"""What the gallery shows: made-up values, shaped like real ones."""

from datetime import UTC, datetime
from math import exp
from typing import Any

from django.utils.translation import gettext as _

from seedtrain.base.plots import Axis, Band, Bar, Moment, Plot, Series, bar_plot, line_plot, sparkline

COLOUR_NAMES = ("paper", "sunk", "hair", "edge", "quiet", "ink", "press", "good", "warn", "bad", "note")


def ph_plot() -> Plot:
    """A drifting probe: what the screen said, what was true, and the samples."""
    hours = [6.0 * step for step in range(57)]
    drift = [0.0 if hour < 120 else 0.0014 * (hour - 120) for hour in hours]
    return line_plot(
        [
            Series(_("Indicated"), [(hour, 7.0 + 0.012 * ((step * 7) % 5 - 2)) for step, hour in enumerate(hours)]),
            Series(_("True"), [(hour, 7.0 - away) for hour, away in zip(hours, drift, strict=True)]),
            Series(_("Sample"), [(hour, 7.0 - drift[int(hour / 6)] + 0.01) for hour in hours[::8]], "dots"),
        ],
        title=_("pH over fourteen days"),
        sentence=_("The probe stayed at 7.0 while the true pH fell to 6.7; the samples showed it from day 6 on."),
        x=Axis(_("Time"), "h", 0, 336, 48),
        y=Axis("pH", "", 6.6, 7.2),
        bands=[Band(_("Allowed range"), 6.9, 7.1)],
        moments=[Moment(144, _("First visible"))],
    )


def growth_plot() -> Plot:
    """Three lines that end close together, so that their names must be moved apart."""
    days = [step / 4 for step in range(57)]
    peak = [22 / (1 + exp(-(day - 5))) for day in days]
    return line_plot(
        [
            Series(_("This run"), list(zip(days, peak, strict=True))),
            Series(_("Expert"), [(day, value * 1.05) for day, value in zip(days, peak, strict=True)]),
            Series(_("Last attempt"), [(day, value * (1 - day / 60)) for day, value in zip(days, peak, strict=True)]),
        ],
        title=_("Viable cells"),
        sentence=_("This run reached 22 billion cells per litre, close to the expert's 23."),
        x=Axis(_("Time"), "d", step=2),
        y=Axis("", "10\u2079/L", 0),
    )


def level_plot() -> Plot:
    return bar_plot(
        [Bar(_("Aseptic working"), 3, 3), Bar(_("Cell culture control"), 1.6, 2), Bar(_("Deviations"), 0, 2)],
        title=_("Average level held in the team"),
        sentence=_("Aseptic working is covered; nobody has yet shown how to handle a deviation."),
        axis=Axis(_("Competency"), "", 0, 4),
        aim_label=_("Required"),
    )


def tiles() -> list[dict[str, Any]]:
    """One instrument in each alarm state."""
    trend = [7.0 + 0.02 * ((step * 5) % 7 - 3) for step in range(40)]
    falling = [62 - 0.9 * step for step in range(40)]

    def alarm(state: str, priority: int, words: str) -> dict[str, Any]:
        return {"state": state, "priority": priority, "words": words}

    return [
        {"id": "t1", "tag": "AIC-101", "name": "pH", "value": "7.02", "unit": "", "aim": "7.00", "mode": _("Automatic"),
         "spark": sparkline(trend, low=6.8, high=7.2, aim=7.0)},
        {"id": "t2", "tag": "AIC-102", "name": _("Dissolved oxygen"), "value": "27.4", "unit": "%", "aim": "40.0",
         "spark": sparkline(falling, low=20, high=70, aim=40), "alarm": alarm("new", 1, _("Low – not acknowledged"))},
        {"id": "t3", "tag": "TIC-103", "name": _("Temperature"), "value": "37.6", "unit": "°C", "aim": "36.8",
         "alarm": alarm("known", 2, _("High – acknowledged"))},
        {"id": "t4", "tag": "WI-104", "name": _("Weight"), "value": "1\u202f482", "unit": "kg",
         "alarm": alarm("returned", 3, _("Back to normal – not acknowledged"))},
        {"id": "t5", "tag": "FIC-105", "name": _("Feed"), "value": "0.0", "unit": "L/h", "aim": "0.0",
         "mode": _("Manual"), "alarm": alarm("shelved", 3, _("Shelved until 14:00"))},
    ]  # fmt: skip


def history() -> list[dict[str, Any]]:
    return [
        {"when": datetime(2026, 6, 5, 14, 30, tzinfo=UTC), "words": _("Level 2 confirmed"), "who": _("an assessor")},
        {"when": datetime(2026, 6, 4, 9, 5, tzinfo=UTC), "words": _("Grade corrected from 71 to 74"),
         "who": _("a trainer"), "why": _("The second sample had been counted twice.")},
        {"when": datetime(2026, 6, 3, 16, 0, tzinfo=UTC), "words": _("Scenario passed"), "who": _("the trainee")},
    ]  # fmt: skip
