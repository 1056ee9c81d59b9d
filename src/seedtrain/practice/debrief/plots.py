"""Plots of a debrief: every variable over the same hours, what was true beside what was shown, written and measured."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from seedtrain.base.plots import Axis, Band, Moment, Plot, Series, line_plot, number
from seedtrain.practice.debrief.story import Story, first_seen_h, on_of
from seedtrain.practice.debrief.words import hour, quantity, said

TICK_H = 48.0
ROW_H = 24.0
NOISE_SIGMAS = 5.0  # a gap that noise alone explains
UNTOUCHED = 10_000.0  # the rank of variables in which nothing was to be seen
SAME_WITHIN = 0.02  # of the plot's height: two lines closer than this need not both be drawn
Point = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """One variable with its plot. `rank`: the lower, the more it tells about what went wrong in this batch."""

    code: str
    plot: Plot
    rank: float


def plots_of(story: Story) -> list[Drawn]:
    """Every variable of the run and the delivery of each dosing fault, the most telling first."""
    drawn = [variable(story, series) for series in story.told["series"]]
    drawn += [delivery(story, fault) for fault in story.told["faults"] if kind_of(story, fault) == "delivery"]
    return sorted(drawn, key=lambda one: one.rank)


def kind_of(story: Story, fault: dict[str, Any]) -> str:
    return str(next(item["kind"] for item in story.scenario["faults"] if item["code"] == fault["code"]))


def time_axis(story: Story) -> Axis:
    return Axis(_("Time"), "h", 0, story.end_h, TICK_H)


def item_of(story: Story, series: dict[str, Any]) -> dict[str, Any]:
    """The instrument or measure that the series is named after: unit, decimals, limits."""
    if series["instrument"]:
        return dict(next(i for i in story.scenario["instruments"] if i["code"] == series["instrument"]))
    measures = [measure for check in story.scenario["checks"] for measure in check["measures"]]
    return dict(next(m for m in measures if m["code"] == series["measure"]))


def variable(story: Story, series: dict[str, Any]) -> Drawn:
    """Truth, sensor, record, samples, the same batch without faults, and the expert's batch."""
    item, times = item_of(story, series), story.told["times_h"]
    faults = [fault for fault in story.told["faults"] if shows(fault, series)]
    lines = _lines(series, times, item)
    plot = line_plot(
        dots_unnamed(lines),
        title=said(series["name"]),
        sentence=_sentence(series, times, item),
        x=time_axis(story),
        y=Axis("", series["unit"]),
        bands=[*_limits(story, series), *visible_bands(story, faults)],
        moments=moments(story, faults),
    )
    plot = replace(plot, **_table(lines, story, item))
    return Drawn(series["code"], plot, _rank(story, series, faults))


def _rank(story: Story, series: dict[str, Any], faults: list[dict[str, Any]]) -> float:
    """What a fault sat on comes first, then what the batch was judged badly by, then where a fault showed earliest."""
    if any(on_of(story, fault) == series["instrument"] for fault in story.told["faults"]):
        return 0
    if _judged_badly(story, series):
        return 1
    codes = {series["instrument"], series["measure"]} - {None}
    hours = [seen["at_h"] for fault in faults for seen in fault["first_seen"] if seen["code"] in codes]
    if hours:
        return 2 + min(at_h for at_h in hours if at_h is not None)
    return UNTOUCHED - len(series["record"]) - len(series["samples"])


def _lines(series: dict[str, Any], times: Sequence[float], item: dict[str, Any]) -> list[Series]:
    """Always six, so that each keeps its colour; twin and expert are empty where they went no other way."""
    truth = series["truth"]
    apart = max(SAME_WITHIN * (max(truth) - min(truth)), 10.0 ** -item["decimals"])

    def course(values: list[float] | None) -> list[Point]:
        return list(zip(times, values or [], strict=False))

    def other(values: list[float]) -> list[Point]:
        differs = any(abs(one - true) > apart for one, true in zip(values, truth, strict=False))
        return course(values) if differs else []

    return [
        Series(_("True"), course(truth)),
        Series(_("Sensor"), course(series["sensor"])),
        Series(_("No fault"), other(series["twin"])),
        Series(_("Expert"), other(series["expert"])),
        Series(_("Sample"), _points(series["samples"]), "dots"),
        Series(pgettext("batch", "Record"), _points(series["record"]), "dots"),
    ]


def key() -> list[tuple[str, str]]:
    """Name and colour class of each role, the same in every plot."""
    names = (_("True"), _("Sensor"), _("No fault"), _("Expert"), _("Sample"), pgettext("batch", "Record"))
    return [(name, f"c{number}") for number, name in enumerate(names, 1)]


def dots_unnamed(lines: list[Series]) -> list[Series]:
    """The same with names at lines only: the page's key explains the dots, which would crowd the names."""
    return [replace(one, label="") if one.kind == "dots" else one for one in lines]


def _points(pairs: list[list[float | None]]) -> list[Point]:
    """Pairs that hold numbers: a result below detection is none, and a field may hold words."""
    return [(x, y) for x, y in pairs if isinstance(x, int | float) and isinstance(y, int | float)]


def _limits(story: Story, series: dict[str, Any]) -> list[Band]:
    """Limits of the measure, which are those of the true value, where the scenario gives any."""
    measures = [m for check in story.scenario["checks"] for m in check["measures"] if m["code"] == series["measure"]]
    if not measures or not measures[0]["limits"]:
        return []
    low, high = measures[0]["limits"]
    return [Band(_("Limits"), low, high)]


def _judged_badly(story: Story, series: dict[str, Any]) -> bool:
    """Whether the batch or a criterion is judged by this variable, and the judgement went against it."""
    bad = {output["output"] for output in story.told["grade"]["quality"]["outputs"] if not output["good"]}
    failed = {mark["code"] for mark in story.told["grade"]["criteria"] if mark["points"] < mark["of"]}
    kept = {c["of"] for c in story.scenario["criteria"] if c["of"] and c["code"] in failed}
    return series["code"] in bad | kept


def shows(fault: dict[str, Any], series: dict[str, Any]) -> bool:
    """Whether the fault was to be seen in this variable at some time."""
    codes = {series["instrument"], series["measure"]} - {None}
    return any(seen["code"] in codes and seen["at_h"] is not None for seen in fault["first_seen"])


def visible_bands(story: Story, faults: list[dict[str, Any]]) -> list[Band]:
    """From the first moment a fault could be seen by any check until a deviation named it."""
    bands = []
    for fault in faults:
        seen_h = first_seen_h(fault)
        if seen_h is not None:
            until_h = fault["named_h"] if fault["named_h"] is not None else story.told["harvest_h"]
            label = _("visible") if len(story.told["faults"]) == 1 else ""
            bands.append(Band(label, seen_h, max(until_h, seen_h), "event"))
    return bands


def moments(story: Story, faults: list[dict[str, Any]]) -> list[Moment]:
    """Where each fault began: in a word, or by its number where several would stand close together."""
    if len(story.told["faults"]) == 1:
        return [Moment(fault["onset_h"], _("begins")) for fault in faults]
    return [Moment(fault["onset_h"], number(story.fault_number(fault))) for fault in faults]


def _sentence(series: dict[str, Any], times: Sequence[float], item: dict[str, Any]) -> str:
    """What the plot says: where the truth went, and how far the sensor was from it."""
    truth = series["truth"]
    values = {
        "first": quantity(truth[0], item),
        "last": quantity(truth[-1], item),
        "low": quantity(min(truth), item),
        "high": quantity(max(truth), item),
    }
    if values["low"] == values["high"]:
        words = _("The true value stayed at %(low)s.") % values
    elif {values["low"], values["high"]} == {values["first"], values["last"]}:
        words = _("The true value went from %(first)s to %(last)s.") % values
    else:
        words = _("The true value went from %(first)s to %(last)s, between %(low)s and %(high)s.") % values
    return f"{words} {_gap(series, times, item)}" if series["sensor"] else words


def _gap(series: dict[str, Any], times: Sequence[float], item: dict[str, Any]) -> str:
    gaps = [abs(shown - true) for shown, true in zip(series["sensor"], series["truth"], strict=False)]
    worst = max(range(len(gaps)), key=gaps.__getitem__)
    if gaps[worst] <= max(NOISE_SIGMAS * item["noise"], 10.0 ** -item["decimals"]):
        return _("The sensor followed it within %(gap)s.") % {"gap": quantity(gaps[worst], item)}
    return _("The sensor was furthest from it at %(hour)s: it showed %(shown)s while %(true)s was true.") % {
        "hour": hour(times[worst]),
        "shown": quantity(series["sensor"][worst], item),
        "true": quantity(series["truth"][worst], item),
    }


def _table(lines: list[Series], story: Story, item: dict[str, Any]) -> dict[str, Any]:
    """One row for every day: lines at that hour, dots with the last value since the row before."""
    lines = [one for one in lines if one.points]
    rows = []
    for index in range(int(story.end_h / ROW_H) + 1):
        at_h = index * ROW_H
        values = [(_at if one.kind == "line" else _since)(one.points, at_h) for one in lines]
        if any(value is not None for value in values):
            rows.append((number(at_h), *(number(value, item["decimals"]) for value in values)))
    unit = "" if item["unit"] in ("", "pH") else f" ({item['unit']})"
    return {"columns": (time_axis(story).words, *(f"{one.label}{unit}" for one in lines)), "rows": tuple(rows)}


def _at(points: Sequence[Point], at_h: float) -> float | None:
    return next((y for x, y in points if x == at_h), None)


def _since(points: Sequence[Point], at_h: float) -> float | None:
    return next((y for x, y in reversed(points) if at_h - ROW_H < x <= at_h), None)


def delivery(story: Story, fault: dict[str, Any]) -> Drawn:
    """What really left the bottle, as a share of what the pump was told, with what was weighed."""
    checks = {check["code"]: check for check in story.scenario["checks"] if check["kind"] == "delivery"}
    measure = next(m for check in checks.values() for m in check["measures"])
    weighed = [
        (drawn["at_h"], result["value"])
        for drawn in story.run["checks"]
        for result in drawn["results"]
        if result["ready"] and result["value"] is not None
    ]
    truth = [(at_h, 100.0 * (1.0 - error)) for at_h, error in zip(story.told["times_h"], fault["error"], strict=True)]
    blank = [Series("", [])] * 3  # so that what was measured has the colour of samples
    lines = [Series(_("True"), truth), *blank, Series(_("Weighed"), weighed, "dots")]
    low, high = measure["limits"] or (None, None)
    plot = line_plot(
        dots_unnamed(lines),
        title=said(measure["name"]),
        sentence=ngettext(
            "Of what the pump was told, as little as %(low)s arrived. It was weighed %(count)s time.",
            "Of what the pump was told, as little as %(low)s arrived. It was weighed %(count)s times.",
            len(weighed),
        )
        % {"low": quantity(min(y for _x, y in truth), measure), "count": number(len(weighed))},
        x=time_axis(story),
        y=Axis("", "%", 0, 120, 20),
        bands=[Band(_("Limits"), low, high), *visible_bands(story, [fault])],
        moments=moments(story, [fault]),
    )
    return Drawn(measure["code"], replace(plot, **_table(lines, story, measure)), 0)
