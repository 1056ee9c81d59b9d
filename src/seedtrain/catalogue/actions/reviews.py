"""The way of a review: submitted, reviewed by independent people, answered, decided; and withdrawn again."""

import datetime
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.catalogue import access
from seedtrain.catalogue.errors import CatalogueError
from seedtrain.catalogue.models import (
    Checklist,
    ChecklistItem,
    CourseVersion,
    Decision,
    Finding,
    Review,
    Reviewer,
    ReviewState,
    Verdict,
)
from seedtrain.catalogue.models.review import CLOSED, FOLLOWS, GOOD
from seedtrain.people.models import Person
from seedtrain.people.models.membership import today
from seedtrain.trail.actions import record

WITH_CHANGE = (Verdict.PARTLY, Verdict.NOT_MET)


def _locked(review: Review) -> Review:
    return Review.objects.select_for_update(of=("self",)).select_related("version__course__provider").get(id=review.id)


def _move(review: Review, state: str) -> None:
    if state not in FOLLOWS[review.state]:
        raise CatalogueError(
            _("This review is “%(now)s”; the step you asked for does not follow from that.")
            % {"now": review.get_state_display()}
        )
    review.state = state
    review.save(update_fields=["state"])


def _go_on_when_all_finished(review: Review) -> None:
    """With the last finding, or when the last one who had not finished steps back, it is the author's turn."""
    asked = review.reviewers.filter(ended=False)
    if review.state == ReviewState.IN_REVIEW and asked.exists() and not asked.filter(finished_at=None).exists():
        _move(review, ReviewState.REVIEWED)


@transaction.atomic
def submit(actor: Actor, version: CourseVersion, checklist: Checklist, note: str = "") -> Review:
    """The author's side asks for a review. Raises Refused and CatalogueError."""
    version = CourseVersion.objects.select_for_update(of=("self",)).select_related("course").get(id=version.id)
    access.may_submit(actor, version).require()
    if not version.published_at:
        raise CatalogueError(_("Publish this version first: what is reviewed must not change any more."))
    if version.reviews.exclude(state__in=CLOSED).exists():
        raise CatalogueError(_("This version is under review already."))
    made = Review.objects.create(version=version, checklist=checklist, submitted_by_id=actor.person, note=note)
    record(
        actor,
        "course_review.submitted",
        "course_review",
        made.id,
        {"course": str(version.course_id), "version": version.number, "checklist": checklist.code},
    )
    return made


@transaction.atomic
def withdraw_review(actor: Actor, review: Review, reason: str) -> None:
    """The author's side takes it back before a decision."""
    review = _locked(review)
    access.may_submit(actor, review.version).require()
    _move(review, ReviewState.WITHDRAWN)
    record(actor, "course_review.withdrawn", "course_review", review.id, {}, reason=reason)


@transaction.atomic
def assign_reviewer(actor: Actor, review: Review, person: Person) -> Reviewer:
    """A coordinator asks somebody independent. Raises Refused and CatalogueError."""
    review = _locked(review)
    access.may_coordinate(actor).require()
    answer = access.independent(person, review.version)
    if not answer:
        raise CatalogueError(str(answer.reason))
    if review.state == ReviewState.SUBMITTED:
        _move(review, ReviewState.IN_REVIEW)
    if review.state != ReviewState.IN_REVIEW:
        raise CatalogueError(_("Reviewers are asked only while the review is open to them."))
    made, new = Reviewer.objects.get_or_create(review=review, person=person)
    if not new and (made.conflict or not made.ended):
        raise CatalogueError(_("This person is asked already, or declared a conflict of interest."))
    if not new:
        made.ended = False
        made.save(update_fields=["ended"])
    record(actor, "course_review.reviewer_asked", "course_review", review.id, {"reviewer": str(person.id)})
    return made


@transaction.atomic
def release_reviewer(actor: Actor, reviewer: Reviewer) -> None:
    """A coordinator lets a reviewer go; what she found until then stays with the review, unused."""
    access.may_coordinate(actor).require()
    review = _locked(reviewer.review)
    reviewer = Reviewer.objects.select_for_update().get(id=reviewer.id)
    if reviewer.ended or reviewer.finished_at:
        raise CatalogueError(_("This reviewer has finished or was released already."))
    reviewer.ended = True
    reviewer.save(update_fields=["ended"])
    data = {"reviewer": str(reviewer.person_id)}
    record(actor, "course_review.reviewer_released", "course_review", review.id, data)
    _go_on_when_all_finished(review)


@transaction.atomic
def declare(actor: Actor, reviewer: Reviewer, *, conflict: bool, words: str = "") -> None:
    """The reviewer says whether she has a conflict of interest; with one she is released at once."""
    review = _locked(reviewer.review)
    reviewer = Reviewer.objects.select_for_update().get(id=reviewer.id)
    access.may_review(actor, reviewer).require()
    if reviewer.conflict is not None and not conflict:
        raise CatalogueError(_("You have declared already."))
    reviewer.conflict = conflict
    reviewer.declaration = words
    reviewer.declared_at = timezone.now()
    reviewer.ended = conflict
    reviewer.save()
    record(actor, "course_review.declared", "course_review", review.id, {"conflict": conflict})
    _go_on_when_all_finished(review)


@transaction.atomic
def note_finding(actor: Actor, reviewer: Reviewer, findings: Mapping[ChecklistItem, tuple[str, str, str]]) -> None:
    """What the reviewer found: {item: (verdict, note, required change)}. Kept until she finishes; may be changed."""
    reviewer = _working(actor, reviewer)
    for item, (verdict, note, change) in findings.items():
        if verdict in WITH_CHANGE and not change:
            raise CatalogueError(
                _("Item %(item)s is not fully met: say which change you require.") % {"item": item.code}
            )
        Finding.objects.update_or_create(
            reviewer=reviewer, item=item, defaults={"verdict": verdict, "note": note, "required_change": change}
        )
    counts = {str(v): sum(1 for one, _n, _c in findings.values() if one == v) for v in Verdict.values}
    record(actor, "course_review.found", "course_review", reviewer.review_id, {"counts": counts})


def _working(actor: Actor, reviewer: Reviewer) -> Reviewer:
    review = _locked(reviewer.review)
    reviewer = Reviewer.objects.select_for_update().get(id=reviewer.id)
    access.may_review(actor, reviewer).require()
    if reviewer.conflict is None:
        raise CatalogueError(_("Say first whether you have a conflict of interest."))
    if review.state != ReviewState.IN_REVIEW or reviewer.finished_at:
        raise CatalogueError(_("You have finished, or the review is not open any more."))
    return reviewer


@transaction.atomic
def finish(actor: Actor, reviewer: Reviewer) -> None:
    """The reviewer is done; with the last one the author's side answers."""
    reviewer = _working(actor, reviewer)
    review = _locked(reviewer.review)
    missing = review.checklist.items.exclude(findings__reviewer=reviewer)
    if missing.exists():
        codes = ", ".join(missing.values_list("code", flat=True))
        raise CatalogueError(_("These items have no finding yet: %(items)s.") % {"items": codes})
    reviewer.finished_at = timezone.now()
    reviewer.save(update_fields=["finished_at"])
    record(actor, "course_review.finished", "course_review", review.id, {})
    _go_on_when_all_finished(review)


@transaction.atomic
def answer_findings(actor: Actor, review: Review, answers: Mapping[UUID, str]) -> None:
    """The author's side answers: {finding: words}. Every required change is answered."""
    review = _locked(review)
    access.may_submit(actor, review.version).require()
    _move(review, ReviewState.ANSWERED)
    for finding in Finding.objects.filter(reviewer__review=review, reviewer__ended=False).select_related("item"):
        words = answers.get(finding.id, "").strip()
        if finding.required_change and not words:
            raise CatalogueError(
                _("Item %(item)s requires a change: say what you did about it, or why not.")
                % {"item": finding.item.code}
            )
        finding.answer = words
        finding.save(update_fields=["answer"])
    record(actor, "course_review.answered", "course_review", review.id, {"answers": sum(map(bool, answers.values()))})


@transaction.atomic
def send_back(actor: Actor, review: Review) -> None:
    """The answer does not suffice, or is to be looked at: the reviewers look again."""
    review = _locked(review)
    access.may_coordinate(actor).require()
    _move(review, ReviewState.IN_REVIEW)
    review.reviewers.filter(ended=False).update(finished_at=None)
    record(actor, "course_review.sent_back", "course_review", review.id, {})


@transaction.atomic
def decide(
    actor: Actor,
    review: Review,
    outcome: str,
    reason: str,
    *,
    valid_until: datetime.date | None = None,
    conditions: str = "",
) -> Decision:
    """Accredit, accredit with conditions, or decline. Raises Refused and CatalogueError."""
    review = _locked(review)
    access.may_decide(actor, review).require()
    if not review.reviewers.filter(ended=False, finished_at__isnull=False).exists():
        raise CatalogueError(_("No independent reviewer has finished yet."))
    if outcome in GOOD and (valid_until is None or valid_until <= today()):
        raise CatalogueError(_("An accreditation needs a last day, later than today."))
    if outcome == "conditions" and not conditions.strip():
        raise CatalogueError(_("Write the conditions."))
    _move(review, ReviewState.DECIDED)
    made = Decision.objects.create(
        review=review,
        outcome=outcome,
        reason=reason,
        conditions=conditions if outcome == "conditions" else "",
        decided_by_id=actor.person,
        valid_from=today(),
        valid_until=valid_until if outcome in GOOD else None,
    )
    last = made.valid_until.isoformat() if made.valid_until else None
    data = {"outcome": str(outcome), "valid_until": last}
    record(actor, "course_review.decided", "course_review", review.id, data, reason=reason)
    return made


@transaction.atomic
def withdraw_accreditation(actor: Actor, decision: Decision, reason: str) -> None:
    """From today on it does not hold. Raises Refused and CatalogueError."""
    review = _locked(decision.review)
    decision = Decision.objects.select_for_update().get(id=decision.id)
    access.may_withdraw_accreditation(actor, decision).require()
    if decision.outcome not in GOOD or decision.withdrawn_on:
        raise CatalogueError(_("There is no accreditation to withdraw."))
    decision.withdrawn_on = today()
    decision.withdrawn_reason = reason
    decision.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    record(actor, "course_review.accreditation_withdrawn", "course_review", review.id, {}, reason=reason)
