"""Who may write a course, publish it, review it, decide on it, and keep the map of providers. Pure."""

from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor
from seedtrain.catalogue.models import Course, CourseVersion, Decision, Review, Reviewer
from seedtrain.catalogue.models.course import WRITES_COURSES
from seedtrain.people.models import Membership, Organisation, Person, Role

MAY_BEGIN = WRITES_COURSES
AT_THE_DOOR = (*WRITES_COURSES, Role.TRAINER)  # a trainer changes what she is an author of


def may_begin(actor: Actor, owner: Organisation) -> Answer:
    """Write a new course that this organisation answers for."""
    if actor.system or owner.id in actor.organisations_as(*MAY_BEGIN):
        return YES
    return no(_("Only a coordinator or centre manager of the organisation begins a course."))


def is_author(actor: Actor, version: CourseVersion) -> bool:
    return actor.person is not None and version.authors.filter(id=actor.person).exists()


def may_keep_course(actor: Actor, course: Course) -> Answer:
    """Publish, copy to a new version, retire, submit for review."""
    if actor.system or course.owner_id in actor.organisations_as(*WRITES_COURSES):
        return YES
    return no(_("Only a coordinator or centre manager of the organisation that owns the course may do this."))


def may_write(actor: Actor, version: CourseVersion) -> Answer:
    """Change a draft: who keeps the course, and its authors."""
    if version.published_at:
        return no(_("This version is published and is never changed. Begin a new version."))
    if may_keep_course(actor, version.course):
        return YES
    if is_author(actor, version) and version.course.owner_id in actor.organisations_as(Role.TRAINER):
        return YES
    return no(_("Only the authors of the course and the coordinators of its organisation change a draft."))


def may_submit(actor: Actor, version: CourseVersion) -> Answer:
    if may_keep_course(actor, version.course) or (is_author(actor, version) and actor.is_a(*AT_THE_DOOR)):
        return YES
    return no(_("Only the authors of the course and the coordinators of its organisation submit it for review."))


def may_coordinate(actor: Actor) -> Answer:
    """Assign reviewers, see all reviews and what a revised standard touches."""
    if actor.system or actor.is_a(Role.COORDINATOR):
        return YES
    return no(_("Only a programme coordinator may do this."))


def independent(person: Person, version: CourseVersion) -> Answer:
    """Whether somebody may review: not an author, not of the owner's or the provider's organisation."""
    if version.authors.filter(id=person.id).exists():
        return no(_("This person is an author of the course."))
    course = version.course
    theirs = {course.owner_id, course.provider.organisation_id} - {None}
    memberships = Membership.objects.current().filter(person=person)
    if memberships.filter(organisation__in=theirs).exists():
        return no(_("This person belongs to the organisation that owns or provides the course."))
    if not memberships.filter(role=Role.REVIEWER).exists():
        return no(_("This person does not hold the role of a reviewer."))
    return YES


def may_review(actor: Actor, reviewer: Reviewer) -> Answer:
    if actor.person != reviewer.person_id or reviewer.ended:
        return no(_("You are not asked to review this course."))
    return YES


def may_decide(actor: Actor, review: Review) -> Answer:
    """A coordinator who neither wrote the course, nor submitted it, nor reviewed it."""
    may_coordinate(actor).require()
    if review.submitted_by_id and actor.person == review.submitted_by_id:
        return no(_("You submitted this course; somebody else decides on it."))
    if is_author(actor, review.version):
        return no(_("You are an author of this course; somebody else decides on it."))
    if actor.person and review.reviewers.filter(person=actor.person).exists():
        return no(_("You reviewed this course; somebody else decides on it."))
    return YES


def may_withdraw_accreditation(actor: Actor, decision: Decision) -> Answer:
    return may_decide(actor, decision.review)


def may_offer_in_network(version: CourseVersion) -> Answer:
    """Offer it in the network's name: only what is published and accredited today."""
    if not version.published_at:
        return no(_("This version of the course is not published yet. Publish it first."))
    if version.accreditation() is None:
        return no(
            _("This version of the course is not accredited. Submit it for review; it is offered once accredited.")
        )
    return YES


def may_map(actor: Actor) -> Answer:
    """Keep providers and what they offer."""
    if actor.system or actor.is_a(Role.COORDINATOR):
        return YES
    return no(_("Only a programme coordinator keeps the map of providers."))
