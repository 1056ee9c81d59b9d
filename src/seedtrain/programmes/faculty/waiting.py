"""What waits for somebody who teaches: invitations, questions given to her, answers of others, practical logs."""

from django.db.models import QuerySet
from django.utils.translation import ngettext

from seedtrain.base.actor import Actor
from seedtrain.programmes.models import (
    Edition,
    Entry,
    EntryState,
    Faculty,
    FacultyState,
    PracticalDay,
    RegistrationState,
    State,
)


def parts_of(actor: Actor) -> QuerySet[Faculty]:
    """Her parts in editions, the latest first; what she declined is no part."""
    if actor.person is None:
        return Faculty.objects.none()
    parts = Faculty.objects.filter(person=actor.person).exclude(state=FacultyState.DECLINED)
    return parts.exclude(edition__state=State.CANCELLED).order_by("-edition__starts_on", "role")


def teaches(actor: Actor) -> bool:
    return parts_of(actor).exists()


def to_answer(actor: Actor) -> QuerySet[Entry]:
    """Questions that were given to her."""
    return Entry.objects.filter(assigned_to=actor.person, assigned_to__isnull=False, state=EntryState.OPEN)


def taught(actor: Actor) -> QuerySet[Edition]:
    confirmed = parts_of(actor).filter(state=FacultyState.CONFIRMED).order_by()
    return Edition.objects.filter(id__in=confirmed.values("edition"))


def to_review(actor: Actor) -> QuerySet[Entry]:
    """Answers of other members of the faculty."""
    answered = Entry.objects.filter(state=EntryState.ANSWERED, edition__in=taught(actor).order_by().values("id"))
    return answered.exclude(answered_by=actor.person)


def to_countersign(actor: Actor) -> QuerySet[PracticalDay]:
    days = PracticalDay.objects.filter(signed_at=None, registration__state=RegistrationState.CONFIRMED)
    return days.filter(registration__edition__in=taught(actor).order_by().values("id"))


def waiting_for(actor: Actor) -> list[tuple[str, str]]:
    """Words, and the name of the address that takes nothing; empty where nothing waits."""
    invited = parts_of(actor).filter(state=FacultyState.INVITED).count()
    asked, answers, days = to_answer(actor).count(), to_review(actor).count(), to_countersign(actor).count()
    found = [
        (invited, ngettext("%(number)s invitation to answer", "%(number)s invitations to answer", invited), "teaching"),
        (asked, ngettext("%(number)s question to answer", "%(number)s questions to answer", asked), "my_answers"),
        (answers, ngettext("%(number)s answer to review", "%(number)s answers to review", answers), "my_answers"),
        (days, ngettext("%(number)s practical day to sign", "%(number)s practical days to sign", days), "teaching"),
    ]
    return [(words % {"number": number}, name) for number, words, name in found if number]
