"""A class at one scenario, for those who train or manage people: who did what, what was found when, what was missed."""

import csv
import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from seedtrain.base.access import only
from seedtrain.base.plots import Axis, Bar, bar_plot
from seedtrain.base.request import Request
from seedtrain.base.text import one_line
from seedtrain.practice.access import READS_CLASSES
from seedtrain.practice.debrief.clock import Clock
from seedtrain.practice.debrief.group import WHICH, Try, criteria, discoveries, tries
from seedtrain.practice.debrief.histogram import histogram
from seedtrain.practice.debrief.strips import Strip, strips
from seedtrain.practice.debrief.words import said
from seedtrain.practice.models import Attempt, Scenario

MOST_ATTEMPTS = 500
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def handed_in(request: Request, scenario: Scenario) -> list[Attempt]:
    """The attempts at any version of the scenario that the reader may see, the newest few hundred."""
    rows = Attempt.objects.visible_to(request.actor).filter(version__scenario=scenario, handed_in_at__isnull=False)
    newest = rows.select_related("person").order_by("-handed_in_at")[:MOST_ATTEMPTS]
    versions = {version.id: version for version in scenario.versions.all()}  # each read once, not once per attempt
    found = list(newest)
    for attempt in found:
        attempt.version = versions[attempt.version_id]
    return found


@only(*READS_CLASSES)
def group(request: Request, code: str) -> HttpResponse:
    """`?which=last|best|all`: each person's last or best attempt, or all of them."""
    scenario = get_object_or_404(Scenario.objects.select_related("current"), code=code)
    which = request.GET.get("which", "")
    which = which if which in WHICH else WHICH[0]
    rows = tries(handed_in(request, scenario), which)
    page = {"scenario": scenario, "which": which, "rows": rows, "choices": choices(which)}
    if rows:
        page |= statistics(scenario, rows)
    return render(request, "practice/group.html", page)


def choices(which: str) -> list[tuple[str, str, bool]]:
    names = {
        "last": _("the last attempt of each person"),
        "best": _("the best attempt of each person"),
        "all": _("every attempt"),
    }
    return [(code, name, code == which) for code, name in names.items()]


def statistics(scenario: Scenario, rows: list[Try]) -> dict[str, Any]:
    """What the class's page shows of these attempts."""
    graded, found = criteria(rows), discoveries(rows)
    newest = max(rows, key=lambda row: row.attempt.version.loaded_at).attempt.version
    clock = Clock.of(newest.compiled)
    spread = sorted(graded.values(), key=lambda one: one.met_percent)
    versions = sorted({row.attempt.version.version for row in rows})
    return {
        "people": len({row.attempt.person_id for row in rows}),
        "passed": sum(row.result["passed"] for row in rows),
        "criteria": graded,
        "table": [(row, [row.marks.get(code) for code in graded], faults_of(row, clock)) for row in rows],
        "versions": versions,
        "pass_score": newest.compiled["pass_score"],
        "scores": histogram(
            [row.result["score"] for row in rows], newest.compiled["pass_score"], _("How the scores are spread")
        ),
        "found": [(one, {key: time(clock, value) for key, value in times_of(one).items()}) for one in found.values()],
        "strips": strips(
            clock,
            [Strip(said(one.name), max(one.windows_h), tuple(one.after_h)) for one in found.values()],
            _("Time until each fault was named"),
        ),
        "missed": bar_plot(
            [Bar(said(one.name), one.met_percent) for one in spread],
            title=_("Who met which criterion"),
            sentence=_("Met least often: %(name)s, by %(met)s of %(graded)s.")
            % {"name": said(spread[0].name), "met": spread[0].met, "graded": spread[0].graded},
            axis=Axis(_("Criterion"), "%", 0, 100),
        ),
    }


def times_of(one: Any) -> dict[str, float | None]:
    return {
        "first": min(one.after_h, default=None),
        "middle": one.middle_h,
        "last": max(one.after_h, default=None),
        "window": max(one.windows_h),
    }


def time(clock: Clock, hours: float | None) -> str:
    return "–" if hours is None else clock.span(hours)


def faults_of(row: Try, clock: Clock) -> list[tuple[str, str, bool]]:
    """What lay in wait in this attempt: (fault, how long it took to name it, whether in time)."""
    return [
        (said(one.name), _("never") if one.after_h is None else clock.span(one.after_h), one.in_time)
        for one in row.finds
    ]


@only(*READS_CLASSES)
def group_csv(request: Request, code: str) -> HttpResponse:
    """The same attempts as comma-separated values, a line for each."""
    scenario = get_object_or_404(Scenario, code=code)
    which = request.GET.get("which", "")
    rows = tries(handed_in(request, scenario), which if which in WHICH else "all")
    known = criteria(rows)
    text = io.StringIO()
    writer = csv.writer(text)
    head = [
        "person",
        "staff_number",
        "attempt_of_person",
        "handed_in_utc",
        "version",
        "digest",
        "seed",
        "passed",
        "score",
    ]
    writer.writerow(
        [
            *head,
            *(f"points_{code}" for code in known),
            *(f"met_{code}" for code in known),
            "faults_drawn",
            "named_after_h",
        ]
    )
    for row in rows:
        writer.writerow(map(plain, line_of(row, list(known))))
    headers = {"Content-Disposition": f'attachment; filename="{scenario.code}.csv"'}
    return HttpResponse("\ufeff" + text.getvalue(), "text/csv; charset=utf-8", headers=headers)


def line_of(row: Try, codes: list[str]) -> list[Any]:
    attempt, marks = row.attempt, row.marks
    assert attempt.handed_in_at is not None
    when = attempt.handed_in_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    facts = [attempt.person.name, attempt.person.staff_number, row.of_person, when, attempt.version.version]
    facts += [attempt.version.digest[:12], attempt.seed, int(row.result["passed"]), row.result["score"]]
    facts += [marks[code]["points"] if code in marks else "" for code in codes]
    facts += [int(marks[code]["passed"]) if code in marks else "" for code in codes]
    named = ["never" if one.after_h is None else f"{one.after_h:.2f}" for one in row.finds]
    return [*facts, "; ".join(one.code for one in row.finds), "; ".join(named)]


def plain(value: Any) -> Any:
    """Text that a spreadsheet will not take for a formula."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(FORMULA) else text
