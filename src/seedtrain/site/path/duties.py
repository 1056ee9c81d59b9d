"""What each role does here: the work that a page offers to people by what they are, with what waits for them today."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seedtrain.base.actor import Actor
from seedtrain.people.models import Invitation, Membership, Organisation, Role
from seedtrain.people.models.membership import INVITES_PEOPLE
from seedtrain.qualifications.access import MANAGERS
from seedtrain.qualifications.models import Assignment, Evidence
from seedtrain.trail.verify import last_verdict


@dataclass(frozen=True)
class Waiting:
    """How much waits, or the word for a state that wants attention."""

    number: int = 0
    word: str | Promise = ""

    def __bool__(self) -> bool:
        return bool(self.number or self.word)


@dataclass(frozen=True)
class Duty:
    """One piece of work: the page it is done on, said in the reader's own words."""

    name: str  # of the address
    label: str | Promise
    words: str | Promise
    roles: tuple[str, ...]
    waits: Callable[[Actor], Waiting] | None = None


@dataclass(frozen=True)
class ShownDuty:
    label: str | Promise
    words: str | Promise
    url: str
    waiting: Waiting | None  # None where nothing is counted


def to_confirm(actor: Actor) -> Waiting:
    return Waiting(Evidence.objects.waiting_for(actor).count())


def without_job(actor: Actor) -> Waiting:
    """Trainees of mine who hold no job, so that nothing is asked of them yet."""
    mine = actor.organisations_as(*MANAGERS)
    trainees = Membership.objects.current().filter(organisation__in=mine, role=Role.TRAINEE)
    busy = Assignment.objects.current().filter(organisation__in=mine).values("person")
    return Waiting(trainees.exclude(person__in=busy).values("person").distinct().count())


def unanswered(actor: Actor) -> Waiting:
    return Waiting(Invitation.objects.visible_to(actor).unanswered().count())


def trail_state(actor: Actor) -> Waiting:
    verdict = last_verdict()
    if verdict is None:
        return Waiting(word=_("Never verified"))
    return Waiting() if verdict["intact"] else Waiting(word=_("The trail was touched"))


def no_organisation(actor: Actor) -> Waiting:
    return Waiting() if Organisation.objects.exists() else Waiting(word=_("None yet"))


DUTIES = (
    Duty(
        "confirmations",
        _("Confirm evidence"),
        _("Look at how each run went, then stand behind it with your name."),
        (Role.TRAINER,),
        to_confirm,
    ),
    Duty(
        "matrix",
        _("Watch people at work"),
        _("Open a person from the matrix and record what you saw on real equipment."),
        (Role.TRAINER,),
    ),
    Duty(
        "matrix",
        _("See who is qualified for what"),
        _("One table of your people and what their jobs require; each cell leads to its evidence."),
        MANAGERS,
    ),
    Duty(
        "give_job",
        _("Give jobs"),
        _("A job tells a person which competencies she or he needs. Trainees without one have no path yet."),
        MANAGERS,
        without_job,
    ),
    Duty(
        "people",
        _("Keep your people"),
        _("Invite those who have an e-mail address; keep the records of those who have none."),
        MANAGERS,
    ),
    Duty(
        "matrix",
        _("Read the training matrix"),
        _("Who is qualified for what today. Each result leads to its evidence, and each page to its history."),
        (Role.INSPECTOR,),
    ),
    Duty(
        "people",
        _("Look up a person"),
        _("Roles, jobs, evidence and credentials, as they stand and as they came about."),
        (Role.INSPECTOR,),
    ),
    Duty(
        "verify",
        _("Check a credential"),
        _("From a file, a certificate or a code; what you hand over is forgotten."),
        (Role.INSPECTOR,),
    ),
    Duty(
        "organisations",
        _("Add organisations"),
        _("Each organisation begins with one manager, whom you invite; the manager brings in the others."),
        (Role.OPERATOR,),
        no_organisation,
    ),
    Duty(
        "people",
        _("Help people with their accounts"),
        _("Find a person; close an account, or open it again."),
        (Role.OPERATOR,),
    ),
    Duty(
        "trail",
        _("Watch the trail"),
        _("Everything that was done here, and whether it is still as it was written."),
        (Role.OPERATOR,),
        trail_state,
    ),
    Duty(
        "countries",
        _("Decide on unclear country groups"),
        _("Where the lists leave a country's group open, a person decides, with a reason and a day."),
        (Role.COORDINATOR,),
    ),
    Duty(
        "countries",
        _("See the groups of your country"),
        _("WHO region, income group and others as dated facts, each with its source."),
        (Role.FOCAL_POINT,),
    ),
    Duty(
        "invitations",
        _("Invite colleagues"),
        _("A link by e-mail gives them a role at your organisation."),
        (*INVITES_PEOPLE, Role.OPERATOR),
        unanswered,
    ),
    Duty(
        "frameworks",
        _("Read what jobs require"),
        _("Roles and competencies of a plant, level by level, with the standards behind them."),
        (Role.FOCAL_POINT, Role.COORDINATOR, Role.REVIEWER),
    ),
    Duty(
        "credential_definitions",
        _("See what is certified"),
        _("Which sets of competencies give a credential, and what it takes."),
        (Role.FOCAL_POINT, Role.COORDINATOR, Role.REVIEWER),
    ),
    Duty(
        "practice",
        _("Play a scenario yourself"),
        _("The best way to judge what a pass is worth."),
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
        if actor.is_a(*duty.roles)
    ]
