"""What a person holds and lacks, computed from standing evidence every time; nothing of it is stored."""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from seedtrain.qualifications.models import Assignment, CredentialDefinition, Evidence
from seedtrain.standards.models import Competency, Requirement


@dataclass(frozen=True)
class Held:
    """The best standing level of one competency, the best *confirmed* one, and the evidence, best first."""

    level: int = 0
    confirmed_level: int = 0
    evidence: tuple[Evidence, ...] = ()

    def reaches(self, level: int, *, confirmed: bool = False) -> bool:
        return (self.confirmed_level if confirmed else self.level) >= level


NOTHING = Held()
Holdings = dict[UUID, Held]  # by competency


def holdings(people: Iterable[UUID]) -> dict[UUID, Holdings]:
    """What each person holds, by competency. One query, however many people."""
    found: dict[UUID, dict[UUID, list[Evidence]]] = {person: {} for person in people}
    rows = Evidence.objects.standing().filter(person__in=found).select_related("confirmed_by")
    for piece in rows.order_by("-level", "-shown_at"):
        found[piece.person_id].setdefault(piece.competency_id, []).append(piece)
    return {
        person: {competency: held_from(pieces) for competency, pieces in by_competency.items()}
        for person, by_competency in found.items()
    }


def held_from(pieces: list[Evidence]) -> Held:
    confirmed = [piece.level for piece in pieces if piece.confirmed_at]
    return Held(max(piece.level for piece in pieces), max(confirmed, default=0), tuple(pieces))


@dataclass(frozen=True)
class Need:
    """One required competency of a path: how far it is, and why."""

    competency: Competency
    required: int
    held: Held

    @property
    def gap(self) -> int:
        return max(0, self.required - self.held.level)

    @property
    def met(self) -> bool:
        return self.gap == 0


@dataclass(frozen=True)
class RolePath:
    """One assignment with its needs."""

    assignment: Assignment
    needs: list[Need] = field(default_factory=list)

    @property
    def met(self) -> int:
        return sum(need.met for need in self.needs)

    @property
    def gaps(self) -> list[Need]:
        return [need for need in self.needs if not need.met]

    @property
    def all_confirmed(self) -> bool:
        return all(need.held.reaches(need.required, confirmed=True) for need in self.needs)


def requirements_of(job_roles: Iterable[UUID]) -> dict[UUID, list[Requirement]]:
    found: dict[UUID, list[Requirement]] = {}
    for row in Requirement.objects.filter(job_role__in=set(job_roles)).select_related(
        "competency__family", "competency__framework"
    ):
        found.setdefault(row.job_role_id, []).append(row)
    return found


def paths(assignments: Iterable[Assignment]) -> list[RolePath]:
    """The paths of these assignments, in their order. Two queries, however many."""
    chosen = list(assignments)
    required = requirements_of(a.job_role_id for a in chosen)
    held = holdings({a.person_id for a in chosen})
    return [
        RolePath(
            assignment,
            [
                Need(row.competency, row.level, held[assignment.person_id].get(row.competency_id, NOTHING))
                for row in required.get(assignment.job_role_id, [])
            ],
        )
        for assignment in chosen
    ]


@dataclass(frozen=True)
class Completion:
    """How far a person is with a credential's set: what is met, what still lacks evidence or confirmation."""

    definition: CredentialDefinition
    met: list[Need]
    missing: list[Need]
    unconfirmed: list[Need]

    @property
    def complete(self) -> bool:
        return not self.missing and not self.unconfirmed


def months_from(start: datetime.datetime, months: int) -> datetime.datetime:
    """The same day of a later month (an earlier one for fewer than none), or its last day where it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))


def since(held: Held, first: datetime.datetime) -> Held:
    """What is held by evidence that was shown from a moment on."""
    pieces = [piece for piece in held.evidence if piece.shown_at >= first]
    return held_from(pieces) if pieces else NOTHING


def completion(definition: CredentialDefinition, held: Holdings) -> Completion:
    """Evidence older than the credential is valid for counts no more, so that a renewal rests on something new."""
    first = months_from(timezone.now(), -definition.valid_months)
    found = Completion(definition, [], [], [])
    for item in definition.items.all():
        need = Need(item.competency, item.level, since(held.get(item.competency_id, NOTHING), first))
        if not need.met:
            found.missing.append(need)
        elif item.confirmed and not need.held.reaches(item.level, confirmed=True):
            found.unconfirmed.append(need)
        else:
            found.met.append(need)
    return found
