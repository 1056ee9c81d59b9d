"""What to do next on a path: the one step that helps most, and for each gap what would close it."""

from collections.abc import Iterable
from dataclasses import dataclass

from seedtrain.practice.models import Scenario
from seedtrain.practice.offers import scenarios_for
from seedtrain.qualifications.models import CredentialDefinition
from seedtrain.qualifications.models.evidence import SIMULATOR_CEILING
from seedtrain.qualifications.standing import Completion, Need, RolePath, completion, holdings


@dataclass(frozen=True)
class NeedStep:
    """A need with the scenarios that can bring it nearer, or none where only an observation helps."""

    need: Need
    scenarios: list[Scenario]

    @property
    def practise(self) -> bool:
        return not self.need.met and self.need.held.level < SIMULATOR_CEILING and bool(self.scenarios)

    @property
    def observe(self) -> bool:
        return not self.need.met and not self.practise

    @property
    def unconfirmed(self) -> bool:
        return self.need.met and not self.need.held.reaches(self.need.required, confirmed=True)


@dataclass(frozen=True)
class ShownPath:
    """One job with the step for each of its needs: gaps first, then what waits, then what is done."""

    path: RolePath
    needs: list[NeedStep]


def shown_paths(paths: Iterable[RolePath]) -> list[ShownPath]:
    chosen = list(paths)
    offers = scenarios_for({need.competency.code for path in chosen for need in path.needs})
    return [
        ShownPath(
            path,
            sorted(
                (NeedStep(need, offers.get(need.competency.code, [])) for need in path.needs),
                key=lambda step: (step.need.met, not step.practise, not step.unconfirmed),
            ),
        )
        for path in chosen
    ]


def completions(person_id: object, paths: Iterable[RolePath]) -> list[Completion]:
    """The credentials within reach: whose sets share a competency with what the person's jobs require or she holds."""
    held = holdings([person_id])[person_id]  # type: ignore[list-item,index]
    wanted = {need.competency.id for path in paths for need in path.needs} | set(held)
    definitions = CredentialDefinition.objects.filter(retired=False, items__competency__in=wanted).distinct()
    found = [completion(d, held) for d in definitions.prefetch_related("items__competency__framework")]
    return sorted(found, key=lambda c: (not c.complete, len(c.missing), len(c.unconfirmed)))


@dataclass(frozen=True)
class NextStep:
    """The one thing to do now: claim, practise, wait for a confirmation, or ask for an observation."""

    kind: str
    completion: Completion | None = None
    scenario: Scenario | None = None
    need: Need | None = None


def next_step(shown: list[ShownPath], reach: list[Completion], owned: set[str]) -> NextStep | None:
    """None where nothing is left to do."""
    for done in reach:
        if done.complete and done.definition.code not in owned:
            return NextStep("claim", completion=done)
    steps = [step for path in shown for step in path.needs]
    for step in steps:
        if step.practise:
            return NextStep("practise", scenario=step.scenarios[0], need=step.need)
    for step in steps:
        if step.unconfirmed:
            return NextStep("confirm", need=step.need)
    for step in steps:
        if step.observe:
            return NextStep("observe", need=step.need)
    return None
