"""Which scenarios serve which competencies."""

from collections.abc import Iterable

from seedtrain.practice.models import Scenario

LEVELS = ("easy", "medium", "hard")


def scenarios_for(codes: Iterable[str]) -> dict[str, list[Scenario]]:
    """The scenarios that can be played now, by the competency codes they give evidence for: those first that serve most
    of what is wanted, the easier before the harder.
    """
    wanted = set(codes)
    found: dict[str, list[Scenario]] = {}

    def worth(scenario: Scenario) -> tuple[int, int, str]:
        assert scenario.current is not None
        served = len(wanted.intersection(scenario.current.competencies))
        return -served, LEVELS.index(scenario.current.compiled["level"]), scenario.code

    for scenario in sorted(Scenario.objects.exclude(current=None).select_related("current"), key=worth):
        assert scenario.current is not None
        for code in wanted.intersection(scenario.current.competencies):
            found.setdefault(code, []).append(scenario)
    return found
