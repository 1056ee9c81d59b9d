"""Evidence: shown by a simulator, observed by an assessor, confirmed, withdrawn."""

import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import Answer, Refused
from seedtrain.base.actor import Actor
from seedtrain.base.text import short_code
from seedtrain.people.models import Person
from seedtrain.qualifications.access import may_assess, may_confirm, may_withdraw
from seedtrain.qualifications.models import Evidence
from seedtrain.qualifications.models.evidence import SIMULATOR_CEILING, Source
from seedtrain.standards.models import Competency
from seedtrain.trail.actions import record

IN_COURSE = "practical_assessment"  # source_kind of what an assessor saw in a course


@transaction.atomic
def show(
    actor: Actor,
    person: Person,
    competency: Competency,
    level: int,
    *,
    source_kind: str,
    source_id: UUID,
    summary: dict[str, str],
) -> Evidence:
    """Evidence from a simulator, at most at level 2; the same source gives it once."""
    evidence, created = Evidence.objects.get_or_create(
        source_kind=source_kind,
        source_id=source_id,
        competency=competency,
        defaults={
            "person": person,
            "level": min(level, SIMULATOR_CEILING),
            "source": Source.SIMULATOR,
            "summary": summary,
        },
    )
    if created:
        record(actor, "evidence.shown", "evidence", evidence.id, facts_of(evidence))
    return evidence


@transaction.atomic
def observe(
    actor: Actor, person: Person, competency: Competency, level: int, note: str, on: datetime.date | None = None
) -> Evidence:
    """An assessor saw the person do it on real equipment. Confirmed by being made. Raises Refused."""
    may_assess(actor, person.id).require()
    if not note.strip():
        raise Refused(_("Write what you saw: equipment, task and outcome."))
    now = timezone.now()
    shown_at = now if on is None or on >= now.date() else datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    evidence = Evidence.objects.create(
        person=person,
        competency=competency,
        level=level,
        source=Source.OBSERVATION,
        summary={short_code(actor.language): note.strip()},
        shown_at=shown_at,
        confirmed_by_id=actor.person,
        confirmed_at=now,
    )
    record(actor, "evidence.observed", "evidence", evidence.id, facts_of(evidence))
    return evidence


@transaction.atomic
def observe_in_course(
    actor: Actor, person: Person, competency: Competency, level: int, note: str, *, granted: Answer, source_id: UUID
) -> Evidence:
    """As `observe`, in a course whose assessor and trainee share no organisation: whoever runs the course decided.

    `granted` is that decision, with its reason; that nobody assesses herself, and says what she saw, holds here too.
    """
    if actor.person == person.id:
        may_assess(actor, person.id).require()
    granted.require()
    if not note.strip():
        raise Refused(_("Write what you saw: equipment, task and outcome."))
    now = timezone.now()
    evidence = Evidence.objects.create(
        person=person,
        competency=competency,
        level=level,
        source=Source.OBSERVATION,
        source_kind=IN_COURSE,
        source_id=source_id,
        summary={short_code(actor.language): note.strip()},
        shown_at=now,
        confirmed_by_id=actor.person,
        confirmed_at=now,
    )
    record(actor, "evidence.observed", "evidence", evidence.id, facts_of(evidence))
    return evidence


@transaction.atomic
def withdraw_in_course(actor: Actor, evidence: Evidence, reason: str, *, granted: Answer) -> Evidence:
    """Withdraw what was observed in a course, by the decision of whoever runs it. Raises Refused, ReasonMissing."""
    evidence = Evidence.objects.select_for_update().get(id=evidence.id)
    granted.require()
    if evidence.withdrawn_at or evidence.source_kind != IN_COURSE or actor.person == evidence.person_id:
        raise Refused(_("Only what was observed in this course and still counts is withdrawn here, by somebody else."))
    evidence.withdrawn_at, evidence.withdrawal_reason = timezone.now(), reason.strip()
    evidence.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    record(actor, "evidence.withdrawn", "evidence", evidence.id, {}, reason=reason)
    return evidence


@transaction.atomic
def confirm(actor: Actor, evidence: Evidence, note: str = "") -> Evidence:
    """An assessor stands behind the evidence with her name. Raises Refused."""
    evidence = Evidence.objects.select_for_update().get(id=evidence.id)
    may_confirm(actor, evidence).require()
    evidence.confirmed_by_id, evidence.confirmed_at = actor.person, timezone.now()
    evidence.confirmation_note = note.strip()
    evidence.save(update_fields=["confirmed_by", "confirmed_at", "confirmation_note"])
    record(actor, "evidence.confirmed", "evidence", evidence.id, {"note": evidence.confirmation_note})
    return evidence


@transaction.atomic
def withdraw(actor: Actor, evidence: Evidence, reason: str) -> Evidence:
    """The evidence no longer counts; it stays readable. Needs a reason. Raises Refused."""
    evidence = Evidence.objects.select_for_update().get(id=evidence.id)
    may_withdraw(actor, evidence).require()
    evidence.withdrawn_at, evidence.withdrawal_reason = timezone.now(), reason.strip()
    evidence.save(update_fields=["withdrawn_at", "withdrawal_reason"])
    record(actor, "evidence.withdrawn", "evidence", evidence.id, {}, reason=reason)
    return evidence


def facts_of(evidence: Evidence) -> dict[str, object]:
    """What the trail keeps of a piece of evidence."""
    return {
        "person": str(evidence.person_id),
        "competency": evidence.competency.code,
        "level": evidence.level,
        "source": evidence.source,
        "source_kind": evidence.source_kind,
        "source_id": str(evidence.source_id) if evidence.source_id else "",
    }
