"""The briefing of a scenario: story, roles, documents, how it is graded, the model behind it; beginning, giving up."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.base.templatetags.content import language_name
from seedtrain.base.text import say
from seedtrain.practice import actions
from seedtrain.practice.access import READS_CALIBRATION, READS_CLASSES
from seedtrain.practice.debrief.clock import run_length
from seedtrain.practice.models import Attempt, Scenario
from seedtrain.standards.models import Competency


def competencies_of(codes: list[str]) -> dict[str, Competency]:
    rows = Competency.objects.filter(framework__code=actions.FRAMEWORK, code__in=codes).select_related("framework")
    return {competency.code: competency for competency in rows}


def language_names(codes: list[str]) -> list[str]:
    return [language_name(code) for code in codes]


def paragraphs(texts: dict[str, str]) -> list[dict[str, str]]:
    """The lines of a text in the reader's language (or its fallback), each as a text of its own."""
    said = say(texts, get_language() or "en")
    return [{said.language: line} for line in said.text.splitlines() if line.strip()]


@signed_in
def scenario(request: Request, code: str) -> HttpResponse:
    """The briefing."""
    found = get_object_or_404(Scenario.objects.exclude(current=None).select_related("current"), code=code)
    assert found.current is not None
    compiled = found.current.compiled
    known = competencies_of(found.current.competencies)
    mine = Attempt.objects.filter(person=request.actor.person, version__scenario=found).defer("log")
    page = {
        "scenario": found,
        "about": compiled,
        "criteria": [(c, [known[code] for code in c["competencies"] if code in known]) for c in compiled["criteria"]],
        "attempts": [attempt for attempt in mine if attempt.handed_in_at],
        "open": next((a for a in mine if not a.handed_in_at and not a.abandoned_at), None),
        "languages": language_names(compiled["languages"]),
        "story": paragraphs(compiled["story"]),
        "lasts": run_length(compiled["duration_h"]),
        "trains": request.actor.is_a(*READS_CLASSES),
        "calibrates": request.actor.is_a(*READS_CALIBRATION),
    }
    return render(request, "practice/scenario.html", page)


@require_POST
@signed_in
def begin(request: Request, code: str) -> HttpResponse:
    """Begin, or go on with the open attempt."""
    found = get_object_or_404(Scenario.objects.exclude(current=None).select_related("current"), code=code)
    return redirect("attempt", actions.begin(request.actor, request.person, found).id)


@require_POST
@signed_in
def abandon(request: Request, attempt_id: UUID) -> HttpResponse:
    """Give an attempt up without a grade."""
    attempt = get_object_or_404(Attempt.objects.filter(person=request.actor.person), id=attempt_id)
    actions.abandon(request.actor, attempt)
    return redirect("scenario", attempt.version.scenario.code)
