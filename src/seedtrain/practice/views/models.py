"""The models behind the scenarios: what each is, where it holds, how it was validated, what can go wrong in it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.practice.model_card import is_here, model
from seedtrain.practice.models import Scenario
from seedtrain.science.processes import registry


def scenarios_by_process() -> dict[str, list[Scenario]]:
    found: dict[str, list[Scenario]] = {}
    for scenario in Scenario.objects.exclude(current=None).select_related("current"):
        assert scenario.current is not None
        found.setdefault(scenario.current.compiled["process"], []).append(scenario)
    return found


@signed_in
def models(request: Request) -> HttpResponse:
    """Every process model of this installation."""
    used = scenarios_by_process()
    rows = [(model(name), used.get(name, [])) for name in registry.NAMES if is_here(name)]
    return render(request, "practice/models.html", {"rows": rows})


@signed_in
def one_model(request: Request, process: str) -> HttpResponse:
    """One process model."""
    if not is_here(process):
        raise Http404
    page = {"model": model(process), "scenarios": scenarios_by_process().get(process, [])}
    return render(request, "practice/model.html", page)
