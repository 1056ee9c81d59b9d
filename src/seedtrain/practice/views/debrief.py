"""The debrief of a handed-in attempt: truth, sensor and record beside each other, and the grade with its evidence."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import get_format
from django.utils.translation import get_language

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.practice.actions import FRAMEWORK, log_digest
from seedtrain.practice.debrief import lanes, marks
from seedtrain.practice.debrief.plots import key, plots_of
from seedtrain.practice.debrief.replay import replay, speeds
from seedtrain.practice.debrief.story import Story, story_of
from seedtrain.practice.models import Attempt
from seedtrain.qualifications.models import Evidence
from seedtrain.standards.models import Competency

FIRST_PLOTS = 5  # shown at once; the others one key away


def seen_by(request: Request, attempt_id: UUID) -> Attempt:
    """An attempt that the reader may see: her own, or a handed-in one of her people."""
    rows = Attempt.objects.visible_to(request.actor).select_related("version__scenario", "person")
    return get_object_or_404(rows, id=attempt_id)


@signed_in
def debrief(request: Request, attempt_id: UUID) -> HttpResponse:
    """For its player, and for trainers and managers of her organisation."""
    found = seen_by(request, attempt_id)
    if not found.handed_in_at:
        return redirect("attempt", found.id)
    story = story_of(found)
    drawn = [one.plot for one in plots_of(story)]
    page = {
        "attempt": found,
        "scenario": found.version.scenario,
        "own": found.person_id == request.actor.person,
        "grade": story.told["grade"],
        "plots": drawn[:FIRST_PLOTS],
        "more_plots": drawn[FIRST_PLOTS:],
        "key": key(),
        "clock": story.clock,
        "speeds": speeds(),
        "point": get_format("DECIMAL_SEPARATOR"),
        "lessons": story.told["texts"],
        "log_digest": log_digest(found),
        **language_of(story),
        **grade_rows(found, story),
        **told(story),
    }
    return render(request, "practice/debrief.html", page)


@signed_in
def replay_data(request: Request, attempt_id: UUID) -> JsonResponse:
    """What the replay of a debrief fetches when it is first used."""
    found = seen_by(request, attempt_id)
    if not found.handed_in_at:
        return JsonResponse({}, status=404)
    story = story_of(found)
    return JsonResponse(replay(story, plots_of(story)))


def language_of(story: Story) -> dict[str, Any]:
    """Whether the scenario speaks the reader's language, and whether a native speaker has read it."""
    language = short_code(get_language() or "en")
    return {
        "in_english": language not in story.scenario["languages"],
        "unreviewed": story.scenario["translations"].get(language) == "unreviewed",
    }


def grade_rows(attempt: Attempt, story: Story) -> dict[str, Any]:
    """The grade by criterion with its competencies, what was missing, and what the attempt gave."""
    graded = marks.marks(story)
    codes = {code for mark in graded for code in mark.mark["competencies"]}
    rows = Competency.objects.filter(framework__code=FRAMEWORK, code__in=codes).select_related("framework")
    names = {competency.code: competency for competency in rows}
    evidence = Evidence.objects.filter(source_kind="attempt", source_id=attempt.id)
    assert attempt.result is not None
    return {
        "marks": [(mark, [names[c] for c in mark.mark["competencies"] if c in names]) for mark in graded],
        "unmet": [mark for mark in graded if mark.mark["gate"] and not mark.mark["passed"]],
        "evidence": evidence.select_related("competency__framework"),
        "regraded": any(attempt.result[key] != story.told["grade"][key] for key in ("passed", "score")),
    }


def told(story: Story) -> dict[str, Any]:
    """What happened, in words and lanes; the expert beside."""
    return {
        "verdict": marks.verdict(story),
        "faults": marks.faults_told(story),
        "lanes": lanes.own_lanes(story),
        "happenings": marks.happenings(story),
        "products": marks.products(story),
        "beside": marks.beside(story),
        "expert_lanes": lanes.expert_lanes(story),
        "expert_parts": marks.expert_parts(story),
    }
