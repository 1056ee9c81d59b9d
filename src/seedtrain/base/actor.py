"""Who acts: a small frozen value made once per request.

So rules are tested without a request, and commands act as someone too.
"""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Standing:
    """One role held at one organisation, today."""

    role: str
    organisation: UUID


@dataclass(frozen=True)
class Actor:
    """A person with her standings; a stranger (no person); or the system itself, named by what runs."""

    person: UUID | None = None
    standings: tuple[Standing, ...] = ()
    language: str = "en"
    system: str = ""

    @property
    def is_stranger(self) -> bool:
        return self.person is None and not self.system

    def organisations_as(self, *roles: str) -> frozenset[UUID]:
        """The organisations at which this actor holds one of the roles (any role when none is named)."""
        return frozenset(s.organisation for s in self.standings if not roles or s.role in roles)

    def is_a(self, *roles: str) -> bool:
        return any(s.role in roles for s in self.standings)


STRANGER = Actor()


def system_actor(name: str) -> Actor:
    """The installation acting by itself, for instance "reference loader"; may do what its caller decided."""
    return Actor(system=name)
