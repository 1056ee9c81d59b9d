"""The final result of each participant: proposed by rules with reasons, decided by a coordinator, several at once."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.programmes.access import may_run
from seedtrain.programmes.attendance.completion import completed
from seedtrain.programmes.certificates.rules import Reason, candidates, presence_reason, shown_by
from seedtrain.programmes.models import (
    CertificateKind,
    Edition,
    FinalResult,
    Outcome,
    PracticalAssessment,
    Registration,
)
from seedtrain.programmes.onsite.assessing import Aim, required
from seedtrain.trail.actions import record


@dataclass(frozen=True)
class Proposal:
    """What the rules propose for one participant, and what was decided already."""

    registration: Registration
    reasons: tuple[Reason, ...]
    decided: FinalResult | None

    @property
    def outcome(self) -> str:
        return Outcome.PASSED if all(reason.met for reason in self.reasons) else Outcome.NOT_PASSED

    @property
    def outdated(self) -> bool:
        """Whether what the rules propose has changed since somebody decided as they proposed."""
        return self.decided is not None and not self.decided.note and self.decided.outcome != self.outcome

    @property
    def outcome_words(self) -> str:
        return str(Outcome(self.outcome).label)


def proposals(edition: Edition) -> list[Proposal]:
    """Attendance by the edition's rule, and every outcome of the course shown to an assessor."""
    people = candidates(edition, CertificateKind.PARTICIPATION)
    ids = [one.registration.id for one in people]
    shown, _passed = shown_by(ids)
    decided = {r.registration_id: r for r in FinalResult.objects.filter(registration__in=ids)}
    attended = completed(edition, CertificateKind.ACHIEVEMENT)
    wanted = required(edition)
    found = []
    for one in people:
        reasons = (
            presence_reason(attended[one.registration.id]),
            *shown_reasons(shown.get(one.registration.id, []), wanted),
        )
        found.append(Proposal(one.registration, reasons, decided.get(one.registration.id)))
    return found


def shown_reasons(shown: list[PracticalAssessment], wanted: list[Aim]) -> list[Reason]:
    if not wanted:
        return [Reason(bool(shown), _("Competencies shown to an assessor: %(number)s.") % {"number": len(shown)})]
    language, reasons = get_language() or "en", []
    for competency, level in wanted:
        met = any(s.competency_id == competency.id and s.level >= level for s in shown)
        values = {"name": say(competency.names, language).text, "level": level}
        words = _("Shown: %(name)s at level %(level)s.") if met else _("Not shown yet: %(name)s at level %(level)s.")
        reasons.append(Reason(met, words % values))
    return reasons


@transaction.atomic
def decide(actor: Actor, edition: Edition, outcomes: dict[UUID, str], note: str = "") -> int:
    """Decide several at once. Against the rules only with a note. Raises Refused."""
    may_run(actor, edition).require()
    Edition.objects.select_for_update().get(id=edition.id)
    proposed = {one.registration.id: one for one in proposals(edition)}
    chosen = {id: outcome for id, outcome in outcomes.items() if id in proposed and outcome in Outcome.values}
    if not chosen:
        raise Refused(_("Nobody was chosen; nothing was decided."))
    against = [id for id, outcome in chosen.items() if outcome != proposed[id].outcome]
    if against and not note.strip():
        raise Refused(
            _("For %(number)s of them this differs from what the rules propose. Write a note that says why.")
            % {"number": len(against)}
        )
    for id, outcome in chosen.items():
        reasons = [{"met": reason.met, "words": str(reason.words)} for reason in proposed[id].reasons]
        FinalResult.objects.update_or_create(
            registration_id=id,
            defaults={
                "outcome": outcome,
                "reasons": reasons,
                "note": note.strip() if id in against else "",
                "decided_at": timezone.now(),
                "decided_by_id": actor.person,
            },
        )
    lines = "\n".join(sorted(f"{id} {outcome}" for id, outcome in chosen.items()))
    data = {"count": len(chosen), "against": len(against), "digest": hashlib.sha256(lines.encode()).hexdigest()}
    record(actor, "final_results.decided", "edition", edition.id, data)
    return len(chosen)
