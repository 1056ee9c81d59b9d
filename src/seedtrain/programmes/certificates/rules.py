"""Who would receive a certificate of an edition, by its rules, and why or why not. Nothing is written here.

`edition.certificate` is {"participation": {"sessions": 5, "share": 0.6}, "achievement": {"share": 0.6}}; how many
sessions that asks for, `attendance.completion` says. A kind without an entry is not given. Achievement asks besides,
always, for a final result “passed” and for at least one competency shown to an assessor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seedtrain.programmes.attendance.completion import Completion, completed
from seedtrain.programmes.models import (
    Certificate,
    CertificateKind,
    Edition,
    FinalResult,
    Outcome,
    PracticalAssessment,
    PracticalOutcome,
    Registration,
)


@dataclass(frozen=True)
class Reason:
    """One rule, whether it is met, and its words."""

    met: bool
    words: str | Promise


@dataclass(frozen=True)
class Candidate:
    """One participant: what the rules say, and the valid certificate she holds already."""

    registration: Registration
    reasons: tuple[Reason, ...]
    shown: tuple[PracticalAssessment, ...]
    held: Certificate | None

    @property
    def meets(self) -> bool:
        return all(reason.met for reason in self.reasons)

    @property
    def due(self) -> bool:
        return self.meets and self.held is None

    @property
    def why_not(self) -> str:
        return " ".join(str(reason.words) for reason in self.reasons if not reason.met)


def candidates(edition: Edition, kind: str, only: Iterable[UUID] | None = None) -> list[Candidate]:
    """Everybody confirmed (or those of them in `only`), by number. A handful of queries, however many people."""
    registrations = edition.registrations.taking_part().select_related("person").order_by("number")
    if only is not None:
        registrations = registrations.filter(id__in=list(only))
    people = list(registrations)
    among = registrations.order_by().values("id")
    attended = completed(edition, kind, None if only is None else [r.id for r in people])
    valid = Certificate.objects.filter(registration__in=among, kind=kind, withdrawn_at=None)
    held = {c.registration_id: c for c in valid.defer("document", "content")}
    shown, passed = shown_by(among) if kind == CertificateKind.ACHIEVEMENT else ({}, {})
    named, found = kind in edition.certificate, []
    unnamed = Reason(False, _("The rules of this edition name no such certificate."))
    for registration in people:
        reasons = [presence_reason(attended[registration.id])] if named else [unnamed]
        if kind == CertificateKind.ACHIEVEMENT:
            reasons += achievement_reasons(passed.get(registration.id), len(shown.get(registration.id, ())))
        hers = tuple(shown.get(registration.id, ()))
        found.append(Candidate(registration, tuple(reasons), hers, held.get(registration.id)))
    return found


def shown_by(ids: Any) -> tuple[dict[UUID, list[PracticalAssessment]], dict[UUID, str]]:
    """What each of these registrations (ids, or a subquery) showed and still stands; and each final result."""
    shown: dict[UUID, list[PracticalAssessment]] = {}
    rows = PracticalAssessment.objects.filter(
        registration__in=ids, outcome=PracticalOutcome.SHOWN, evidence__isnull=False, evidence__withdrawn_at=None
    ).select_related("competency")
    for row in rows:
        shown.setdefault(row.registration_id, []).append(row)
    return shown, dict(FinalResult.objects.filter(registration__in=ids).values_list("registration", "outcome"))


def presence_reason(attended: Completion) -> Reason:
    if not attended.of:
        return Reason(False, _("No session of this edition counts yet."))
    values = {"there": attended.done, "of": attended.of, "needed": attended.needed}
    return Reason(attended.met, _("Present in %(there)s of %(of)s sessions; %(needed)s are needed.") % values)


def achievement_reasons(outcome: str | None, shown: int) -> list[Reason]:
    words: dict[str, str] = {
        Outcome.PASSED: _("The final result is “passed”."),
        Outcome.NOT_PASSED: _("The final result is “not passed”."),
    }
    return [
        Reason(outcome == Outcome.PASSED, words.get(outcome or "", _("The final result is not decided yet."))),
        Reason(shown > 0, _("Competencies shown to an assessor: %(shown)s; at least 1 is needed.") % {"shown": shown}),
    ]
