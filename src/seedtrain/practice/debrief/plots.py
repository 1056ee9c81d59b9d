"""Plots of a debrief: every variable over the same time, what was true beside what was shown, written and measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from seedtrain.base.plots import Axis, Band, Moment, Plot, Series, line_plot, number
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.story import Story, first_seen_h, on_of
from seedtrain.practice.debrief.words import quantity, said

NOISE_SIGMAS = 5.0  # a gap that noise alone explains
UNTOUCHED = 10_000.0  # the rank of variables in which nothing was to be seen
SAME_WITHIN = 0.02  # of the plot's height: two lines closer than this need not both be drawn
Point = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """One variable with its plot. `rank`: the lower, the more it tells about what went wrong in this run."""

    code: str
    plot: Plot
    rank: float
    item: dict[str, Any]  # the instrument or measure it is named after: unit and decimals
    lines: tuple[Series, ...]  # true, sensor, no fault, expert, sample, record; in the unit of the time axis
    bands: tuple[Band, ...]
    moments: tuple[Moment, ...]


def plots_of(story: Story) -> list[Drawn]:
    """Every variable of the run and the delivery of each dosing fault, the most telling first."""
    drawn = [variable(story, series) for series in story.told["series"]]
    drawn += [delivery(story, fault, check) for fault in story.told["faults"] if (check := weighing(story, fault))]
    return sorted(drawn, key=lambda one: one.rank)


def weighing(story: Story, fault: dict[str, Any]) -> dict[str, Any] | None:
    """The check that weighs what the pump of a dosing fault delivered, where the scenario has one."""
    known = next(item for item in story.scenario["faults"] if item["code"] == fault["code"])
    if known["kind"] != "delivery":
        return None
    checks = (check for check in story.scenario["checks"] if check["kind"] == "delivery")
    return next((check for check in checks if check["of"] == known["on"]), None)


def item_of(story: Story, series: dict[str, Any]) -> dict[str, Any]:
    """The instrument or measure that the series is named after: unit, decimals, limits."""
    if series["instrument"]:
        return dict(next(i for i in story.scenario["instruments"] if i["code"] == series["instrument"]))
    measures = [measure for check in story.scenario["checks"] for measure in check["measures"]]
    return dict(next(m for m in measures if m["code"] == series["measure"]))


def variable(story: Story, series: dict[str, Any]) -> Drawn:
    """Truth, sensor, record, samples, the same run without faults, and the expert's run."""
    item, times = item_of(story, series), story.told["times_h"]
    series = {**series, "samples": series["samples"] + looks(story, series)}
    faults = [fault for fault in story.told["faults"] if shows(fault, series)]
    lines = lines_of(story.clock, series, times, item)
    bands, begun = (*limits(story, series), *visible_bands(story, faults)), moments(story, faults)
    plot = line_plot(
        dots_unnamed(lines),
        title=said(series["name"]),
        sentence=_sentence(story.clock, series, times, item),
        x=story.clock.axis(),
        y=Axis("", series["unit"]),
        bands=bands,
        moments=begun,
    )
    plot = replace(plot, **_table(lines, story, item))
    rank = _rank(story, series, faults)
    return Drawn(series["code"], plot, rank, item, tuple(lines), bands, tuple(begun))


def looks(story: Story, series: dict[str, Any]) -> list[list[Any]]:
    """What somebody found by looking, where the measure is read without a sample: [hour, value]."""
    return [
        [done["at_h"], result["value"]]
        for done in story.run["checks"]
        for result in done["results"]
        if result["measure"] == series["measure"] and result["ready"]
    ]


def _rank(story: Story, series: dict[str, Any], faults: list[dict[str, Any]]) -> float:
    """What a fault sat on comes first, then what the run was judged badly by, then where a fault showed earliest."""
    if any(on_of(story, fault) == series["instrument"] for fault in story.told["faults"]):
        return 0
    if _judged_badly(story, series):
        return 1
    codes = {series["instrument"], series["measure"]} - {None}
    hours = [seen["at_h"] for fault in faults for seen in fault["first_seen"] if seen["code"] in codes]
    if hours:
        return 2 + min(at_h for at_h in hours if at_h is not None)
    return UNTOUCHED - len(series["record"]) - len(series["samples"])


def lines_of(clock: Clock, series: dict[str, Any], times: Sequence[float], item: dict[str, Any]) -> list[Series]:
    """Always six, so that each keeps its colour; twin and expert are empty where they went no other way."""
    truth = series["truth"]
    apart = max(SAME_WITHIN * (max(truth) - min(truth)), 10.0 ** -item["decimals"])

    def course(values: Sequence[float | None] | None) -> list[Point]:
        return points_of(clock, zip(times, values or [], strict=False))

    def other(values: list[float]) -> list[Point]:
        differs = any(abs(one - true) > apart for one, true in zip(values, truth, strict=False))
        return course(values) if differs else []

    return [
        Series(_("True"), course(truth)),
        Series(_("Sensor"), course(series["sensor"])),
        Series(_("No fault"), other(series["twin"])),
        Series(_("Expert"), other(series["expert"])),
        Series(_("Sample"), points_of(clock, series["samples"]), "dots"),
        Series(pgettext("batch", "Record"), points_of(clock, series["record"]), "dots"),
    ]


def key() -> list[tuple[str, str]]:
    """Name and colour class of each role, the same in every plot."""
    names = (_("True"), _("Sensor"), _("No fault"), _("Expert"), _("Sample"), pgettext("batch", "Record"))
    return [(name, f"c{number}") for number, name in enumerate(names, 1)]


def dots_unnamed(lines: list[Series]) -> list[Series]:
    """The same with names at lines only: the page's key explains the dots, which would crowd the names."""
    return [replace(one, label="") if one.kind == "dots" else one for one in lines]


def points_of(clock: Clock, pairs: Iterable[Sequence[Any]]) -> list[Point]:
    """Pairs that hold numbers, in the unit of the axis: a silent sensor, a result below detection, words hold none."""
    return [(clock.units(x), y) for x, y in pairs if isinstance(x, int | float) and isinstance(y, int | float)]


def limits(story: Story, series: dict[str, Any]) -> list[Band]:
    """Limits of the measure, which are those of the true value, where the scenario gives any."""
    measures = [m for check in story.scenario["checks"] for m in check["measures"] if m["code"] == series["measure"]]
    if not measures or not measures[0]["limits"]:
        return []
    low, high = measures[0]["limits"]
    return [Band(_("Limits"), low, high)]


def _judged_badly(story: Story, series: dict[str, Any]) -> bool:
    """Whether the run or a criterion is judged by this variable, and the judgement went against it."""
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
            until_h = fault["named_h"] if fault["named_h"] is not None else story.over_h
            label = _("visible") if len(story.told["faults"]) == 1 else ""
            units = story.clock.units
            bands.append(Band(label, units(seen_h), units(max(until_h, seen_h)), "event"))
    return bands


def moments(story: Story, faults: list[dict[str, Any]]) -> list[Moment]:
    """Where each fault began: in a word, or by its number where several would stand close together."""
    alone, units = len(story.told["faults"]) == 1, story.clock.units
    begun = [
        Moment(units(fault["onset_h"]), _("begins") if alone else number(story.fault_number(fault))) for fault in faults
    ]
    return begun + story.clock.ends()


def _sentence(clock: Clock, series: dict[str, Any], times: Sequence[float], item: dict[str, Any]) -> str:
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
    return f"{words} {_gap(clock, series, times, item)}".strip()


def _gap(clock: Clock, series: dict[str, Any], times: Sequence[float], item: dict[str, Any]) -> str:
    pairs = zip(times, series["sensor"] or [], series["truth"], strict=False)
    shown = [(abs(read - true), at_h, read, true) for at_h, read, true in pairs if read is not None]
    if not shown:
        return ""
    gap, at_h, read, true = max(shown)
    if gap <= max(NOISE_SIGMAS * item["noise"], 10.0 ** -item["decimals"]):
        return _("The sensor followed it within %(gap)s.") % {"gap": quantity(gap, item)}
    return _("The sensor was furthest from it at %(hour)s: it showed %(shown)s while %(true)s was true.") % {
        "hour": clock.moment(at_h),
        "shown": quantity(read, item),
        "true": quantity(true, item),
    }


def _table(lines: list[Series], story: Story, item: dict[str, Any]) -> dict[str, Any]:
    """Rows as far apart as the clock says: lines at that moment, dots with the last value since the row before."""
    clock, lines = story.clock, [one for one in lines if one.points]
    apart = clock.row_h / clock.unit_h
    whole = int(clock.end_h / clock.row_h + 1e-6)
    rows = [(number(index * apart), index * apart, apart) for index in range(whole + 1)]
    if clock.broken:
        rows.append((_("afterwards"), clock.end, clock.end - clock.scale_end))
    shown = []
    for words, at, since in rows:
        values = [_last(one.points, at, since if one.kind == "dots" else apart / 2) for one in lines]
        if any(value is not None for value in values):
            shown.append((words, *(number(value, item["decimals"]) for value in values)))
    unit = "" if item["unit"] in ("", "pH") else f" ({item['unit']})"
    return {"columns": (clock.axis().words, *(f"{one.label}{unit}" for one in lines)), "rows": tuple(shown)}


def _last(points: Sequence[Point], at: float, within: float) -> float | None:
    """The last value not after this moment, unless it is as old as `within`."""
    return next((y for x, y in reversed(points) if at - within < x - 1e-6 <= at), None)


def delivery(story: Story, fault: dict[str, Any], check: dict[str, Any]) -> Drawn:
    """What really left the pump, as a share of what it was told, with what was weighed."""
    measure, clock = check["measures"][0], story.clock
    weighed = points_of(
        clock,
        [
            (done["at_h"], result["value"])
            for done in story.run["checks"]
            for result in done["results"]
            if done["check"] == check["code"] and result["ready"]
        ],
    )
    pairs = zip(story.told["times_h"], fault["error"], strict=True)
    truth = [(clock.units(at_h), 100.0 * (1.0 - error)) for at_h, error in pairs]
    blank = [Series("", [])] * 3  # so that what was measured has the colour of samples
    lines = [Series(_("True"), truth), *blank, Series(_("Weighed"), weighed, "dots")]
    low, high = measure["limits"] or (None, None)
    bands, begun = (Band(_("Limits"), low, high), *visible_bands(story, [fault])), moments(story, [fault])
    plot = line_plot(
        dots_unnamed(lines),
        title=said(measure["name"]),
        sentence=ngettext(
            "Of what the pump was told, as little as %(low)s arrived. It was weighed %(count)s time.",
            "Of what the pump was told, as little as %(low)s arrived. It was weighed %(count)s times.",
            len(weighed),
        )
        % {"low": quantity(min(y for _x, y in truth), measure), "count": number(len(weighed))},
        x=clock.axis(),
        y=Axis("", "%", 0, 120, 20),
        bands=bands,
        moments=begun,
    )
    plot = replace(plot, **_table(lines, story, measure))
    return Drawn(measure["code"], plot, 0, measure, tuple(lines), bands, tuple(begun))
