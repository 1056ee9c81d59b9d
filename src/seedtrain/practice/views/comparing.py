"""Two attempts at one scenario beside each other: one's own, or any two that the reader may see."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.practice.debrief import compare as comparing
from seedtrain.practice.debrief.story import story_of
from seedtrain.practice.models import Attempt, Scenario

MOST_OFFERED = 200


@signed_in
def compare(request: Request, code: str) -> HttpResponse:
    """`?attempt=ID&attempt=ID&of=VARIABLE`; with fewer than two attempts the page lets the reader choose them."""
    scenario = get_object_or_404(Scenario, code=code)
    seen = (
        Attempt.objects.visible_to(request.actor)
        .filter(version__scenario=scenario, handed_in_at__isnull=False)
        .select_related("version", "person")
        .defer("version__compiled", "log")
        .order_by("-handed_in_at")
    )
    wanted = list(dict.fromkeys(filter(None, map(_id, request.GET.getlist("attempt")))))
    chosen = sorted(seen.filter(id__in=wanted), key=lambda attempt: wanted.index(attempt.id))
    page = {"scenario": scenario, "chosen": chosen, "asked": len(wanted), "offered": list(seen[:MOST_OFFERED])}
    if len(chosen) == len(wanted) == 2:
        page |= beside(chosen, request.GET.get("of", ""))
    return render(request, "practice/compare.html", page)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def beside(chosen: list[Attempt], of: str) -> dict[str, object]:
    """What the page shows of the two."""
    both = comparing.sides(chosen, [story_of(attempt) for attempt in chosen])
    variables = comparing.variables(both)
    of = of if of in variables else next(iter(variables), "")
    return {
        "both": both,
        "scores": comparing.scores(both),
        "figures": comparing.figures(both),
        "faults": comparing.faults(both),
        "lanes": comparing.act_lanes(both),
        "happenings": comparing.happenings(both),
        "clock": comparing.longer_clock(both),
        "variables": variables,
        "of": of,
        "plot": comparing.overlaid(both, of) if of else None,
        "same_seed": chosen[0].seed == chosen[1].seed,
        "same_version": chosen[0].version_id == chosen[1].version_id,
    }
