"""Which scenarios serve which competencies."""

from collections.abc import Iterable

from seedtrain.practice.models import Scenario


def scenarios_for(codes: Iterable[str]) -> dict[str, list[Scenario]]:
    """The scenarios that can be played now, by the competency codes they give evidence for."""
    wanted = set(codes)
    found: dict[str, list[Scenario]] = {}
    for scenario in Scenario.objects.exclude(current=None).select_related("current"):
        assert scenario.current is not None
        for code in wanted.intersection(scenario.current.competencies):
            found.setdefault(code, []).append(scenario)
    return found
