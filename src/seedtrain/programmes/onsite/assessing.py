"""Practical assessments: who may sign one, what is assessed, and the acts of signing and withdrawing."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.access import YES, Answer, Refused, no
from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import (
    Edition,
    Faculty,
    FacultyRole,
    FacultyState,
    PracticalAssessment,
    PracticalOutcome,
    Registration,
    RegistrationState,
)
from seedtrain.qualifications.actions.evidence import observe_in_course, withdraw_in_course
from seedtrain.qualifications.standing import NOTHING, holdings
from seedtrain.standards.models import Behaviour, Competency
from seedtrain.trail.actions import record

Aim = tuple[Competency, int]


def aims(edition: Edition) -> list[Aim]:
    """What is assessed: the course version's outcomes at their level; then other competencies of its sessions."""
    found: dict[tuple[UUID, int], Aim] = {}
    if edition.course_version_id:
        outcomes = edition.course_version.outcomes.exclude(competency=None)  # type: ignore[union-attr]
        for outcome in outcomes.select_related("competency__framework"):
            if outcome.competency is not None and outcome.level is not None:
                found[outcome.competency.id, outcome.level] = (outcome.competency, outcome.level)
    named = {competency for competency, _level in found}
    others = Competency.objects.filter(sessions__edition=edition).exclude(id__in=named).distinct()
    for competency in others.select_related("framework").prefetch_related("behaviours"):
        for level in sorted({b.level for b in competency.behaviours.all()}):
            found[competency.id, level] = (competency, level)
    return list(found.values())


def required(edition: Edition) -> list[Aim]:
    """What the final result asks for: the outcomes of the course version."""
    if not edition.course_version_id:
        return []
    outcomes = edition.course_version.outcomes.exclude(competency=None).select_related("competency")  # type: ignore[union-attr]
    return [(o.competency, o.level) for o in outcomes if o.competency is not None and o.level is not None]


def is_assessor(actor: Actor, edition: Edition) -> Answer:
    """A confirmed part as assessor, with a declaration of interests."""
    part = Faculty.objects.filter(edition=edition, person=actor.person, role=FacultyRole.ASSESSOR)
    if actor.person is None or not part.exists():
        return no(gettext_lazy("Only assessors of this edition assess. A coordinator of the edition can invite you."))
    if not part.filter(state=FacultyState.CONFIRMED).exists():
        return no(gettext_lazy("You are invited as an assessor but have not confirmed it. Confirm your part first."))
    if not part.filter(state=FacultyState.CONFIRMED, has_interests__isnull=False).exists():
        return no(gettext_lazy("An assessor declares her interests first. Give your declaration, then assess."))
    return YES


def may_assess(actor: Actor, registration: Registration, competency: Competency, level: int) -> Answer:
    """A qualified assessor: of this edition, not herself, and holding what she judges at that level, confirmed."""
    if actor.person is not None and actor.person == registration.person_id:
        return no(gettext_lazy("Nobody assesses herself or himself: ask another assessor."))
    if registration.state != RegistrationState.CONFIRMED or registration.person_id is None:
        return no(gettext_lazy("Only confirmed participants are assessed. Confirm the registration first."))
    answer = is_assessor(actor, registration.edition)
    if not answer or actor.person is None:
        return answer
    held = holdings([actor.person])[actor.person].get(competency.id, NOTHING)
    if not held.reaches(level, confirmed=True):
        return no(
            _(
                "An assessor holds %(code)s at level %(level)s or above, confirmed; you hold level %(held)s. "
                "It changes when evidence of yours at that level is confirmed by your trainer."
            )
            % {"code": competency.code, "level": level, "held": held.confirmed_level}
        )
    return YES


@transaction.atomic
def sign(
    actor: Actor,
    registration: Registration,
    competency: Competency,
    level: int,
    *,
    seen: set[UUID],
    outcome: str,
    equipment: str,
    note: str,
    password: str,
    corrects: PracticalAssessment | None = None,
    reason: str = "",
) -> PracticalAssessment:
    """Sign what was seen; what was shown becomes evidence of the participant. Raises Refused.

    With `corrects`, in the place of that sheet, which counts no longer from then on; needs a `reason`.
    """
    Registration.objects.select_for_update().get(id=registration.id)  # two corrections of one sheet at once are one
    granted = may_assess(actor, registration, competency, level)
    granted.require()
    if corrects is not None:
        may_correct(corrects, registration, competency, level, reason).require()
    if (competency.id, level) not in {(c.id, n) for c, n in aims(registration.edition)}:
        raise Refused(_("This competency is not assessed in this edition at this level. Choose one from the list."))
    assert actor.person is not None  # whoever may assess is somebody
    assessor = Person.objects.select_related("account").get(id=actor.person)
    if assessor.account is None or not assessor.account.check_password(password):
        raise Refused(_("This is not your password. Nothing was signed; what you ticked is kept. Type it again."))
    behaviours = list(Behaviour.objects.filter(competency=competency, level=level))
    unseen = [b for b in behaviours if b.id not in seen]
    if outcome == PracticalOutcome.SHOWN and unseen:
        raise Refused(
            _("“Shown” means that every behaviour was seen; %(number)s are not ticked. Tick them, or choose “Not yet”.")
            % {"number": len(unseen)}
        )
    made = PracticalAssessment(
        id=new_id(),
        registration=registration,
        competency=competency,
        level=level,
        behaviours=[{"text": b.texts, "seen": b.id in seen} for b in behaviours],
        outcome=outcome,
        equipment=equipment,
        note=note,
        assessor=assessor,
        signed_name=assessor.name,
        corrects=corrects,
        correction_reason=reason.strip() if corrects else "",
    )
    if outcome == PracticalOutcome.SHOWN:
        assert registration.person is not None
        told = f"{equipment}: {note}" if note else equipment
        made.evidence = observe_in_course(
            actor, registration.person, competency, level, told, granted=granted, source_id=made.id
        )
    made.save(force_insert=True)
    if corrects is not None:
        if corrects.evidence is not None and not corrects.evidence.withdrawn_at:
            withdraw_in_course(actor, corrects.evidence, reason, granted=granted)
        said = {"instead_of": str(corrects.id), "outcome": outcome}
        record(actor, "assessment.corrected", "assessment", made.id, said, reason=reason)
        return made
    data = {"competency": competency.code, "level": level, "outcome": outcome, "registration": str(registration.id)}
    record(actor, "assessment.signed", "assessment", made.id, data)
    return made


def may_correct(
    sheet: PracticalAssessment, registration: Registration, competency: Competency, level: int, reason: str
) -> Answer:
    """A sheet of the same participant, competency and level that nobody corrected yet, with a reason."""
    same = (sheet.registration_id, sheet.competency_id, sheet.level) == (registration.id, competency.id, level)
    if not same:
        return no(gettext_lazy("A sheet is corrected by one about the same participant, competency and level."))
    if is_corrected(sheet):
        return no(gettext_lazy("This sheet was corrected already. Correct the one that stands in its place."))
    if not reason.strip():
        return no(gettext_lazy("Say why the earlier sheet was wrong; both stay readable."))
    return YES


def is_corrected(sheet: PracticalAssessment) -> bool:
    return PracticalAssessment.objects.filter(corrects=sheet).exists()


def may_withdraw(actor: Actor, assessment: PracticalAssessment) -> Answer:
    """Who signed it, or who runs the edition."""
    if assessment.evidence is None or assessment.evidence.withdrawn_at:
        return no(gettext_lazy("Nothing of this assessment counts any more; there is nothing to withdraw."))
    if actor.person is not None and actor.person == assessment.assessor_id:
        return YES
    return may_run(actor, assessment.registration.edition)


@transaction.atomic
def withdraw(actor: Actor, assessment: PracticalAssessment, reason: str) -> PracticalAssessment:
    """What was shown counts no longer; the sheet stays readable. Raises Refused, ReasonMissing."""
    granted = may_withdraw(actor, assessment)
    granted.require()
    assert assessment.evidence is not None
    withdraw_in_course(actor, assessment.evidence, reason, granted=granted)
    record(actor, "assessment.withdrawn", "assessment", assessment.id, {}, reason=reason)
    return assessment
