"""What each role does here: the work that a page offers to people by what they are, with what waits for them today."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from seedtrain.base.actor import Actor
from seedtrain.catalogue.models import Review, Reviewer, ReviewState
from seedtrain.people.models import Invitation, Membership, Role
from seedtrain.people.models.membership import INVITES_PEOPLE
from seedtrain.programmes.desk.waiting import counted, in_words
from seedtrain.programmes.faculty.waiting import teaches, waiting_for
from seedtrain.programmes.models import Edition
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.qualifications.access import MANAGERS
from seedtrain.qualifications.models import Assignment, Evidence
from seedtrain.trail.verify import last_verdict


@dataclass(frozen=True)
class Duty:
    """One piece of work: the page it is done on, said in the reader's own words."""

    name: str  # of the address
    label: str | Promise
    words: str | Promise
    roles: tuple[str, ...]
    waits: Callable[[Actor], str] | None = None  # what waits today, in words; empty where nothing does
    others: Callable[[Actor], bool] | None = None  # whose it is besides those who hold a role

    def of(self, actor: Actor) -> bool:
        return actor.is_a(*self.roles) or (self.others is not None and self.others(actor))


@dataclass(frozen=True)
class ShownDuty:
    label: str | Promise
    words: str | Promise
    url: str
    waiting: str | None  # None where nothing is counted


def to_confirm(actor: Actor) -> str:
    number = Evidence.objects.waiting_for(actor).count()
    words = ngettext("%(number)s piece of evidence waits", "%(number)s pieces of evidence wait", number)
    return words % {"number": number} if number else ""


def without_job(actor: Actor) -> str:
    """Trainees of mine who hold no job, so that nothing is asked of them yet."""
    mine = actor.organisations_as(*MANAGERS)
    trainees = Membership.objects.current().filter(organisation__in=mine, role=Role.TRAINEE)
    busy = Assignment.objects.current().filter(organisation__in=mine).values("person")
    number = trainees.exclude(person__in=busy).values("person").distinct().count()
    words = ngettext("%(number)s trainee without a job", "%(number)s trainees without a job", number)
    return words % {"number": number} if number else ""


def unanswered(actor: Actor) -> str:
    number = Invitation.objects.visible_to(actor).unanswered().count()
    words = ngettext("%(number)s invitation without an answer", "%(number)s invitations without an answer", number)
    return words % {"number": number} if number else ""


def to_review(actor: Actor) -> str:
    """Courses that she is asked to review and has not finished."""
    mine = Reviewer.objects.filter(person=actor.person, ended=False, finished_at=None)
    number = mine.filter(review__state=ReviewState.IN_REVIEW).count()
    words = ngettext("%(number)s course waits for your review", "%(number)s courses wait for your review", number)
    return words % {"number": number} if number else ""


def to_coordinate(actor: Actor) -> str:
    """Reviews without a reviewer, or ready to be decided."""
    waits = (ReviewState.SUBMITTED, ReviewState.ANSWERED)
    number = Review.objects.visible_to(actor).filter(state__in=waits).count()
    words = ngettext("%(number)s review waits for you", "%(number)s reviews wait for you", number)
    return words % {"number": number} if number else ""


def at_the_desk(actor: Actor) -> str:
    return in_words(counted(Edition.objects.run_by(actor)).values())


def in_teaching(actor: Actor) -> str:
    return " · ".join(words for words, _name in waiting_for(actor))


def trail_state(actor: Actor) -> str:
    verdict = last_verdict()
    if verdict is None:
        return _("Never verified")
    return "" if verdict["intact"] else _("The trail was touched")


DUTIES = (
    Duty(
        "teaching",
        gettext_lazy("Teach and assess"),
        gettext_lazy("Your sessions, the questions given to you, and what you assess or sign on site."),
        (),
        in_teaching,
        teaches,
    ),
    Duty(
        "confirmations",
        gettext_lazy("Confirm evidence"),
        gettext_lazy("Look at how each run went, then stand behind it with your name."),
        (Role.TRAINER,),
        to_confirm,
    ),
    Duty(
        "matrix",
        gettext_lazy("Watch people at work"),
        gettext_lazy("Open a person from the matrix and record what you saw on real equipment."),
        (Role.TRAINER,),
    ),
    Duty(
        "matrix",
        gettext_lazy("See who is qualified for what"),
        gettext_lazy("One table of your people and what their jobs require; each cell leads to its evidence."),
        MANAGERS,
    ),
    Duty(
        "give_job",
        gettext_lazy("Give jobs"),
        gettext_lazy("A job tells a person which competencies she or he needs. Trainees without one have no path yet."),
        MANAGERS,
        without_job,
    ),
    Duty(
        "people",
        gettext_lazy("Keep your people"),
        gettext_lazy("Invite those who have an e-mail address; keep the records of those who have none."),
        MANAGERS,
    ),
    Duty(
        "matrix",
        gettext_lazy("Read the training matrix"),
        gettext_lazy(
            "Who is qualified for what today. Each result leads to its evidence, and each page to its history."
        ),
        (Role.INSPECTOR,),
    ),
    Duty(
        "people",
        gettext_lazy("Look up a person"),
        gettext_lazy("Roles, jobs, evidence and credentials, as they stand and as they came about."),
        (Role.INSPECTOR,),
    ),
    Duty(
        "verify",
        gettext_lazy("Check a credential"),
        gettext_lazy("From a file, a certificate or a code; what you hand over is forgotten."),
        (Role.INSPECTOR,),
    ),
    Duty(
        "organisations",
        gettext_lazy("Add organisations"),
        gettext_lazy("Each organisation begins with one manager, whom you invite; the manager brings in the others."),
        (Role.OPERATOR,),
    ),
    Duty(
        "people",
        gettext_lazy("Help people with their accounts"),
        gettext_lazy("Find a person; close an account, or open it again."),
        (Role.OPERATOR,),
    ),
    Duty(
        "trail",
        gettext_lazy("Watch the trail"),
        gettext_lazy("Everything that was done here, and whether it is still as it was written."),
        (Role.OPERATOR,),
        trail_state,
    ),
    Duty(
        "desk",
        gettext_lazy("Run your editions"),
        gettext_lazy("Make an edition from a template, publish it, and follow it to its certificates."),
        RUNS_EDITIONS,
        at_the_desk,
    ),
    Duty(
        "course_reviews",
        gettext_lazy("Review courses"),
        gettext_lazy("Go through the checklist for each course you are asked to review, and say what must change."),
        (Role.REVIEWER,),
        to_review,
    ),
    Duty(
        "course_reviews",
        gettext_lazy("Accredit courses"),
        gettext_lazy("Ask independent reviewers, then decide whether the network offers the course in its name."),
        (Role.COORDINATOR,),
        to_coordinate,
    ),
    Duty(
        "countries",
        gettext_lazy("Decide on unclear country groups"),
        gettext_lazy("Where the lists leave a country's group open, a person decides, with a reason and a day."),
        (Role.COORDINATOR,),
    ),
    Duty(
        "countries",
        gettext_lazy("See the groups of your country"),
        gettext_lazy("WHO region, income group and others as dated facts, each with its source."),
        (Role.FOCAL_POINT,),
    ),
    Duty(
        "invitations",
        gettext_lazy("Invite colleagues"),
        gettext_lazy("A link by e-mail gives them a role at your organisation."),
        (*INVITES_PEOPLE, Role.OPERATOR),
        unanswered,
    ),
    Duty(
        "frameworks",
        gettext_lazy("Read what jobs require"),
        gettext_lazy("Roles and competencies of a plant, level by level, with the standards behind them."),
        (Role.FOCAL_POINT, Role.COORDINATOR, Role.REVIEWER),
    ),
    Duty(
        "credential_definitions",
        gettext_lazy("See what is certified"),
        gettext_lazy("Which sets of competencies give a credential, and what it takes."),
        (Role.FOCAL_POINT, Role.COORDINATOR, Role.REVIEWER),
    ),
    Duty(
        "practice",
        gettext_lazy("Play a scenario yourself"),
        gettext_lazy("The best way to judge what a pass is worth."),
        (Role.TRAINER, Role.COORDINATOR, Role.REVIEWER),
    ),
)


def learns(actor: Actor) -> bool:
    """Whether the first page is a path: for trainees, and for whoever holds no role that has work of its own."""
    return actor.is_a(Role.TRAINEE) or not actor.standings


def duties(actor: Actor) -> list[ShownDuty]:
    """The work of all roles this actor holds, in their usual order."""
    return [
        ShownDuty(duty.label, duty.words, reverse(duty.name), duty.waits(actor) if duty.waits else None)
        for duty in DUTIES
        if duty.of(actor)
    ]
