"""The control room: its page, and the addresses its script speaks to. The server recomputes everything from the log."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.practice import actions
from seedtrain.practice.models import Attempt
from seedtrain.science.scenarios.format import scenario_for_learner
from seedtrain.science.scenarios.play import Refused as Impossible
from seedtrain.science.scenarios.play import next_stop
from seedtrain.science.scenarios.play import play as run_of

LONGEST_BODY_BYTES = 200_000


def own(request: Request, attempt_id: UUID) -> Attempt:
    rows = Attempt.objects.filter(person=request.actor.person).select_related("version__scenario")
    return get_object_or_404(rows, id=attempt_id)


def seen(attempt: Attempt) -> dict[str, Any]:
    """The run as its learner sees it, and the length of the log that led there. The seed stays on the server."""
    run = run_of(attempt.version.compiled, attempt.seed, attempt.log, attempt.reached_h)
    run.pop("seed", None)
    return {"length": len(attempt.log), "run": run}


@signed_in
def attempt(request: Request, attempt_id: UUID) -> HttpResponse:
    """The page; a handed-in attempt leads to its debrief."""
    found = own(request, attempt_id)
    if found.handed_in_at:
        return redirect("debrief", found.id)
    if found.abandoned_at:
        return redirect("scenario", found.version.scenario.code)
    page = {
        "attempt": found,
        "scenario": found.version.scenario,
        "about": scenario_for_learner(found.version.compiled),
        "state": seen(found),
    }
    return render(request, "practice/control_room.html", page)


@require_POST
@signed_in
def play(request: Request, attempt_id: UUID) -> JsonResponse:
    """Append acts and let time pass to the target, or to the first thing that asks for attention before it.

    Body: {"expected": length, "acts": [...], "target_h": h, "stop": bool}. Answers the new state with why the clock
    stopped; 409 with the present state when the page was behind; 422 with a reason in words for an impossible act.
    """
    found = own(request, attempt_id)
    try:
        asked = json.loads(request.body[:LONGEST_BODY_BYTES])
        expected, acts, target_h = int(asked["expected"]), list(asked["acts"]), float(asked["target_h"])
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"text": "This request cannot be read."}, status=400)
    compiled, log = found.version.compiled, [*found.log, *acts]
    try:
        stop: dict[str, Any] = {"at_h": target_h, "why": []}
        if asked.get("stop") and target_h > found.reached_h:
            stop = next_stop(compiled, found.seed, log, found.reached_h, target_h)
        found = actions.act(request.actor, found, acts, expected, max(found.reached_h, stop["at_h"]))
    except Impossible as refusal:
        words = say(refusal.reason["text"], get_language() or "en")
        return JsonResponse({"reason": refusal.reason, "text": words.text}, status=422)
    except actions.OutOfStep:
        return JsonResponse(seen(own(request, attempt_id)), status=409)
    return JsonResponse({**seen(found), "stop": stop})


@require_POST
@signed_in
def hand_in(request: Request, attempt_id: UUID) -> HttpResponse:
    """Grade, and on to the debrief."""
    return redirect("debrief", actions.hand_in(request.actor, own(request, attempt_id)).id)
