"""How hard a scenario is: pass rates of the computer's players, when faults can be found, what each check is worth."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.plots import Axis, Bar, Plot, bar_plot, number
from seedtrain.base.request import Request
from seedtrain.practice.access import READS_CALIBRATION, READS_CLASSES
from seedtrain.practice.calibration import calibration_of, measured_version
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.histogram import histogram
from seedtrain.practice.debrief.intervals import Share, intervals, percent
from seedtrain.practice.debrief.strips import Strip, strips
from seedtrain.practice.debrief.words import named, said
from seedtrain.practice.models import Scenario

EXPERT_PASSES = 0.95
MUST_FAIL = ("do_nothing", "reject_all", "call_qa_for_all")
MOST_FLAGGED = 0.05
FOUND_IN = 0.95


@only(*READS_CALIBRATION)
def calibration(request: Request, code: str) -> HttpResponse:
    """Shown only for the version on offer; without a measurement of it the page tells how to get one."""
    scenario = get_object_or_404(Scenario.objects.exclude(current=None).select_related("current"), code=code)
    assert scenario.current is not None
    found = calibration_of(scenario.current, code)
    page: dict[str, Any] = {"scenario": scenario, "classes": request.actor.is_a(*READS_CLASSES)}
    page |= shown(found, scenario.current.compiled) if found else {"other": measured_version(code)}
    return render(request, "practice/calibration.html", page)


def player_names() -> dict[str, str]:
    return {
        "do_nothing": _("Does nothing"),
        "reject_all": _("Rejects everything"),
        "call_qa_for_all": _("Calls quality assurance for everything"),
        "novice": _("Novice"),
        "expert": _("Expert"),
    }


def shown(found: dict[str, Any], compiled: dict[str, Any]) -> dict[str, Any]:
    """What the page draws of a measurement."""
    clock, players = Clock.of(compiled), {row["policy"]: row for row in found["players"]}
    return {
        "found": found,
        "level": found["level"],
        "rates": rates(found),
        "plans": plans(players),
        "scores": [
            histogram(players[policy]["scores"], compiled["pass_score"], player_names()[policy])
            for policy in ("novice", "expert")
            if policy in players
        ],
        "normal": {**found["normal"], "share": percent(found["normal"]["flagged_rate"])},
        "flagged_too_often": found["normal"]["flagged_rate"] > MOST_FLAGGED,
        "faults": [fault_row(fault, compiled, clock) for fault in found["faults"]],
        "strips": _strips(found, compiled, clock) if found["faults"] else None,
        "worth": worth(found["checks"]) if found["checks"] else None,
        "checks": sorted(found["checks"], key=lambda check: -check["value"]),
    }


def rates(found: dict[str, Any]) -> Plot:
    """Who passes how often, against what the level aims at."""
    names, rows = player_names(), []
    for row in found["players"]:
        asked, words = asked_of(row["policy"], found["aim"])
        name = names.get(row["policy"], row["policy"])
        rows.append(Share(name, row["pass_rate"], row["low"], row["high"], asked, words, row["runs"]))
    novice = next((row["pass_rate"] for row in found["players"] if row["policy"] == "novice"), 0.0)
    sentence = _("The novice passes %(rate)s of the runs; this level aims at %(aim)s.") % {
        "rate": percent(novice),
        "aim": percent(found["aim"]),
    }
    return intervals(rows, _("Who passes how often"), sentence)


def asked_of(policy: str, aim: float) -> tuple[float | None, str]:
    """What is asked of a player in every scenario."""
    if policy in MUST_FAIL:
        return None, _("never")
    if policy == "expert":
        return EXPERT_PASSES, _("at least %(share)s") % {"share": percent(EXPERT_PASSES)}
    return aim, _("about %(share)s") % {"share": percent(aim)}


def plans(players: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Passes by what the seed drew: (plan, [novice, expert])."""
    found = [players[policy]["by_plan"] for policy in ("novice", "expert") if policy in players]
    codes = dict.fromkeys(code for by_plan in found for code in by_plan)
    return [(code, [" / ".join(map(number, by_plan.get(code, ()))) or "–" for by_plan in found]) for code in codes]


def fault_row(fault: dict[str, Any], compiled: dict[str, Any], clock: Clock) -> dict[str, Any]:
    """One fault in words: how often it was found in its window, how soon, and which look shows it first."""

    def span(hours: float | None) -> str:
        return "–" if hours is None else clock.span(hours)

    items = [*compiled["instruments"], *(m for check in compiled["checks"] for m in check["measures"])]
    looks = [
        (named(items, look), span(seen["p50"]), percent(seen["share"]))
        for look, seen in sorted(
            fault["visible_after_h"].items(), key=lambda pair: (pair[1]["p50"] is None, pair[1]["p50"])
        )
    ]
    rate = fault["found_rate"]
    return {
        "name": named(compiled["faults"], fault["code"]),
        "drawn": fault["drawn"],
        "found": fault["found"],
        "rate": "–" if rate is None else percent(rate),
        "short": rate is not None and rate < FOUND_IN and not fault.get("rare"),
        "rare": bool(fault.get("rare")),
        "window": span(fault["window_h"]),
        "after": {key: span(value) for key, value in fault["found_after_h"].items()},
        "looks": looks,
    }


def _strips(found: dict[str, Any], compiled: dict[str, Any], clock: Clock) -> Any:
    rows = []
    for fault in found["faults"]:
        after = fault["found_after_h"]
        known = after["p50"] is not None
        spans = ((after["p10"], after["p90"]),) if known else ()
        rows.append(
            Strip(named(compiled["faults"], fault["code"]), fault["window_h"], (after["p50"],) if known else (), spans)
        )
    return strips(clock, rows, _("Time until the expert named each fault"))


def worth(checks: list[dict[str, Any]]) -> Plot:
    """How many passes an expert loses without each check; its cost stands beside its name."""
    ranked = sorted(checks, key=lambda check: -check["value"])
    best = ranked[0]
    bars = [
        Bar(
            _("%(check)s (costs %(cost)s)") % {"check": said(check["name"]), "cost": number(check["cost"])},
            max(0.0, round(100 * check["value"], 1)),
        )
        for check in ranked
    ]
    sentence = _("Worth most: %(check)s. Without it the expert passes %(rate)s.") % {
        "check": said(best["name"]),
        "rate": percent(best["pass_rate_without"]),
    }
    axis = Axis(_("Check"), _("of 100 runs"), 0, max(5.0, *(bar.value for bar in bars)))
    return bar_plot(bars, title=_("What each check is worth"), sentence=sentence, axis=axis)
