"""Who would receive a certificate of an edition, by its rules, and why or why not. Nothing is written here.

`edition.certificate` is {"participation": {"sessions": 5, "share": 0.6}, "achievement": {"share": 0.6}}: at least so
many sessions, at least this share of those that count. A kind without an entry is not given. Achievement asks besides,
always, for a final result “passed” and for at least one competency shown to an assessor.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seedtrain.programmes.models import (
    Certificate,
    CertificateKind,
    Edition,
    FinalResult,
    Outcome,
    PracticalAssessment,
    PracticalOutcome,
    Presence,
    Registration,
    Session,
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
    sessions: frozenset[UUID]
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


def counting_sessions(edition: Edition) -> list[Session]:
    return list(edition.sessions.filter(counts=True, cancelled_at=None).order_by("starts_at", "place"))


def needed_sessions(rule: Mapping[str, Any], of: int) -> int:
    """How many sessions the rule asks for, of those that count."""
    return max(int(rule.get("sessions", 0)), math.ceil(float(rule.get("share", 0)) * of - 1e-9))


def candidates(edition: Edition, kind: str, only: Iterable[UUID] | None = None) -> list[Candidate]:
    """Everybody confirmed (or those of them in `only`), by number. A handful of queries, however many people."""
    registrations = edition.registrations.taking_part().select_related("person").order_by("number")
    if only is not None:
        registrations = registrations.filter(id__in=list(only))
    people = list(registrations)
    ids = [r.id for r in people]
    sessions = {s.id for s in counting_sessions(edition)}
    seen: dict[UUID, set[UUID]] = {}
    present = Presence.objects.filter(registration__in=ids, present=True, session__in=sessions)
    for who, session in present.values_list("registration", "session"):
        seen.setdefault(who, set()).add(session)
    held = {
        c.registration_id: c for c in Certificate.objects.filter(registration__in=ids, kind=kind, withdrawn_at=None)
    }
    shown, passed = shown_by(ids) if kind == CertificateKind.ACHIEVEMENT else ({}, {})
    rule = edition.certificate.get(kind)
    found = []
    for registration in people:
        there = frozenset(seen.get(registration.id, ()))
        reasons = [presence_reason(rule, len(there), len(sessions))]
        if kind == CertificateKind.ACHIEVEMENT:
            reasons += achievement_reasons(passed.get(registration.id), len(shown.get(registration.id, ())))
        found.append(
            Candidate(
                registration,
                tuple(reasons),
                there,
                tuple(shown.get(registration.id, ())),
                held.get(registration.id),
            )
        )
    return found


def shown_by(ids: list[UUID]) -> tuple[dict[UUID, list[PracticalAssessment]], dict[UUID, str]]:
    """What each registration showed and was not withdrawn since; and each final result."""
    shown: dict[UUID, list[PracticalAssessment]] = {}
    rows = PracticalAssessment.objects.filter(
        registration__in=ids, outcome=PracticalOutcome.SHOWN, evidence__isnull=False, evidence__withdrawn_at=None
    ).select_related("competency")
    for row in rows:
        shown.setdefault(row.registration_id, []).append(row)
    return shown, dict(FinalResult.objects.filter(registration__in=ids).values_list("registration", "outcome"))


def presence_reason(rule: Mapping[str, Any] | None, there: int, of: int) -> Reason:
    if rule is None:
        return Reason(False, _("The rules of this edition name no such certificate."))
    needed = needed_sessions(rule, of)
    values = {"there": there, "of": of, "needed": needed}
    return Reason(
        there >= needed and (there > 0 or not of),
        _("Present in %(there)s of %(of)s sessions; %(needed)s are needed.") % values,
    )


def achievement_reasons(outcome: str | None, shown: int) -> list[Reason]:
    words: dict[str, str] = {
        Outcome.PASSED: _("The final result is “passed”."),
        Outcome.NOT_PASSED: _("The final result is “not passed”."),
    }
    return [
        Reason(outcome == Outcome.PASSED, words.get(outcome or "", _("The final result is not decided yet."))),
        Reason(shown > 0, _("Competencies shown to an assessor: %(shown)s; at least 1 is needed.") % {"shown": shown}),
    ]
