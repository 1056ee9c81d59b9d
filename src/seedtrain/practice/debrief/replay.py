"""A finished run as a replay asks for it: what was true, shown, measured, written, set and alarmed, by its moments."""

from typing import Any

from seedtrain.practice.debrief.clock import NARROW
from seedtrain.practice.debrief.plots import Drawn
from seedtrain.practice.debrief.story import Story
from seedtrain.practice.debrief.words import alarm_words, quantity, said

DIGITS = 5  # significant: more than any screen shows


SECONDS = (10, 30, 60, 120, 300, 600)


def speeds() -> list[tuple[int, str]]:
    """How long a replay of the whole run may take: (seconds, the same with its unit)."""
    return [(n, f"{n}{NARROW}s" if n < 60 else f"{n // 60}{NARROW}min") for n in SECONDS]


def replay(story: Story, drawn: list[Drawn]) -> dict[str, Any]:
    """JSON for the script: times in the unit of the axis, one row for each plot of the page, in their order."""
    return {
        "times": [round(story.clock.units(at_h), 4) for at_h in story.told["times_h"]],
        "rows": [_row(story, one) for one in drawn],
        "settings": _settings(story),
        "alarms": [_alarm(story, alarm) for alarm in story.told["alarms"]],
    }


def _row(story: Story, one: Drawn) -> dict[str, Any]:
    """`true` and `sensor` are as long as `times`; `sample` and `record` are [moment, value] pairs."""
    true, sensor, _twin, _expert, *dots = one.lines
    sample, record = [line.points for line in dots] + [()] * (2 - len(dots))
    unit = one.item["unit"]
    return {
        "name": one.plot.title,
        "unit": "" if unit == "pH" else unit,
        "decimals": one.item["decimals"],
        "true": _course(story, true.points),
        "sensor": _course(story, sensor.points),
        "sample": [[round(at, 4), _short(value)] for at, value in sample],
        "record": [[round(at, 4), _short(value)] for at, value in record],
    }


def _course(story: Story, points: Any) -> list[float | None]:
    """Values at the times of the run; nothing at all where there is no such instrument."""
    known = dict(points)
    return [_short(known.get(story.clock.units(at_h))) for at_h in story.told["times_h"]] if known else []


def _short(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{DIGITS}g}")


def _settings(story: Story) -> list[list[Any]]:
    """Every set-point from when on it was in force: [moment, its name, its value in words]."""
    controls = {control["code"]: control for control in story.scenario["controls"]}
    return [
        [round(story.clock.units(change["at_h"]), 4), said(control["name"]), quantity(change["value"], control)]
        for change in story.run["settings_log"]
        if (control := controls.get(change["control"]))
    ]


def _alarm(story: Story, alarm: dict[str, Any]) -> list[Any]:
    """[raised, returned or null, its words]."""
    returned_h = alarm["returned_h"]
    back = None if returned_h is None else round(story.clock.units(returned_h), 4)
    return [round(story.clock.units(alarm["raised_h"]), 4), back, alarm_words(story.scenario, alarm["alarm"])]
