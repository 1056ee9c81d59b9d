"""Alice as an upstream operator at the plant, with the reference data that gives the job its meaning."""

from dataclasses import dataclass

import pytest

from seedtrain.base.actor import Actor, system_actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.qualifications.actions import assign, show
from seedtrain.qualifications.models import Assignment, CredentialDefinition, Evidence
from seedtrain.qualifications.reference import load as definitions
from seedtrain.standards.models import Competency, JobRole
from seedtrain.standards.reference import load as standards
from tests.cast import Cast

SYSTEM = system_actor("test")


@dataclass
class Job:
    """What the tests of this context start from."""

    cast: Cast
    assignment: Assignment
    definition: CredentialDefinition

    @property
    def alice(self) -> Person:
        return self.cast["alice"]

    def actor(self, name: str) -> Actor:
        return self.cast.actor(name)

    def competency(self, code: str) -> Competency:
        return Competency.objects.get(framework__code="bio-starter", code=code)

    def simulated(self, code: str, level: int = 2) -> Evidence:
        return show(
            self.actor("alice"),
            self.alice,
            self.competency(code),
            level,
            source_kind="attempt",
            source_id=new_id(),
            summary={"en": "Passed."},
        )

    def whole_set(self) -> list[Evidence]:
        return [self.simulated(item.competency.code) for item in self.definition.items.all()]


def load_reference_data() -> None:
    """Every test starts from standards, frameworks and credential definitions: they are loaded once, being large."""
    standards.load(SYSTEM)
    definitions.load(SYSTEM)


@pytest.fixture
def job(cast: Cast) -> Job:
    assignment = assign(SYSTEM, cast["alice"], cast.plant, JobRole.objects.get(code="upstream-operator"))
    definition = CredentialDefinition.objects.get(code="upstream-operator-cell-culture-control")
    return Job(cast, assignment, definition)
