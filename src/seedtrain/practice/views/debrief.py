"""The debrief of a handed-in attempt: truth, sensor and record beside each other, and the grade with its evidence."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.practice.models import Attempt


@signed_in
def debrief(request: Request, attempt_id: UUID) -> HttpResponse:
    """For its player, and for trainers and managers of her organisation."""
    rows = Attempt.objects.visible_to(request.actor).select_related("version__scenario", "person")
    found = get_object_or_404(rows, id=attempt_id)
    if not found.handed_in_at:
        return redirect("attempt", found.id)
    return render(request, "practice/debrief.html", {"attempt": found, "scenario": found.version.scenario})
