"""The control room: its page, and the addresses its script speaks to. The server recomputes everything from the log."""

import json
import math
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.practice import actions, room
from seedtrain.practice.models import Attempt
from seedtrain.practice.room_words import room_words

LONGEST_BODY_BYTES = 200_000


class Unreadable(Exception):
    """The body is not a request of the control room."""


def own(request: Request, attempt_id: UUID) -> Attempt:
    rows = Attempt.objects.filter(person=request.actor.person).select_related("version__scenario", "person")
    return get_object_or_404(rows, id=attempt_id)


def language() -> str:
    return get_language() or "en"


@signed_in
def attempt(request: Request, attempt_id: UUID) -> HttpResponse:
    """The page; a handed-in attempt leads to its debrief."""
    found = own(request, attempt_id)
    if found.handed_in_at:
        return redirect("debrief", found.id)
    if found.abandoned_at:
        return redirect("scenario", found.version.scenario.code)
    if found.is_kept:
        return redirect("scenario", found.version.scenario.code)
    page = {**page_of(found), "state": room.state(found, language())}
    return render(request, "practice/control_room.html", page)


def page_of(found: Attempt) -> dict[str, Any]:
    """What the page shows, without the run."""
    about = room.about(found.version.compiled, language())
    about["player"] = found.person.name
    return {
        "attempt": found,
        "scenario": found.version.scenario,
        "about": about,
        "words": room_words(),
        "tabs": ("panel", "samples", "record", "actions", "documents"),
        "steps": (1, 6, 24),
        "give_up": _("Give up"),
    }


def body_of(request: Request, most_bytes: int) -> dict[str, Any]:
    """The body's JSON, where databases can keep what is in it. Raises Unreadable."""
    if len(request.body) > most_bytes:
        raise Unreadable
    try:
        asked: dict[str, Any] = json.loads(request.body, parse_constant=_no_number)
        spelled = json.dumps(asked, ensure_ascii=False)
        spelled.encode()  # half a character, and NUL, are kept by no database
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if "\\u0000" in spelled:
        raise Unreadable
    return asked


def asked_of(request: Request) -> dict[str, Any]:
    """The body, in its kinds. Raises Unreadable."""
    asked = body_of(request, LONGEST_BODY_BYTES)
    try:
        told: dict[str, Any] = {
            "expected": int(asked["expected"]),
            "acts": [dict(act) for act in asked["acts"]],
            "at_h": float(asked["at_h"]),
            "target_h": float(asked["target_h"]),
            "stop": bool(asked.get("stop")),
            "since": int(asked.get("since", 0)),
        }
        if not (math.isfinite(told["at_h"]) and math.isfinite(told["target_h"])):
            raise ValueError
        return told
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise Unreadable from error


def _no_number(name: str) -> float:
    raise ValueError(name)


@require_POST
@signed_in
def play(request: Request, attempt_id: UUID) -> JsonResponse:
    """Do the acts now, let their time pass, then run on to the target, or to what asks for attention before it.

    Body: {"expected": length of the log, "at_h": the clock, both as the page saw them, "acts": [...], "target_h": h,
    "stop": bool, "since": scans that the page has}. Answers the new state with why the clock stopped; 409 with the
    present state when the page was behind (nothing done); 422 with a reason in words for an impossible act.
    """
    try:
        asked = asked_of(request)
    except Unreadable:
        return JsonResponse({"text": _("This request cannot be read.")}, status=400)
    status, told = actions.play(request.actor, own(request, attempt_id), asked, language())
    return JsonResponse(told, status=status)


@require_POST
@signed_in
def hand_in(request: Request, attempt_id: UUID) -> HttpResponse:
    """Grade, and on to the debrief."""
    found = own(request, attempt_id)
    if found.handed_in_at is None:  # pressed twice: the first press counts
        actions.hand_in(request.actor, found)
    return redirect("debrief", found.id)
