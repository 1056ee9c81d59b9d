"""Giving and ending roles. An ended membership stays; a mistake is mended by giving the role again."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people import access
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Membership, Organisation, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.trail.actions import record

MENDED_WITHIN = datetime.timedelta(days=30)  # a role ended by mistake is given again without asking; later, she agrees


@transaction.atomic
def give_membership(
    actor: Actor, person: Person, organisation: Organisation, role: str, since: datetime.date | None = None
) -> Membership:
    """Give a further role. Raises Refused, and PeopleError where the person holds it already or must agree first."""
    access.may_give(actor, organisation.id, role).require()
    if not Person.objects.once_known_to(actor).filter(id=person.id).exists():
        raise PeopleError(_("You do not keep this person. Send an invitation, so that the person can agree."))
    if person.account_id and not access.is_operator(actor) and not here_lately(person, organisation):
        raise PeopleError(
            _(
                "Whoever has an account and is not here, or left more than %(days)s days ago, has to agree. "
                "Send an invitation."
            )
            % {"days": MENDED_WITHIN.days}
        )
    Person.objects.select_for_update().get(id=person.id)  # a button pressed twice: the second waits, and is told
    if Membership.objects.filter(person=person, organisation=organisation, role=role, until=None).exists():
        raise PeopleError(_("This person holds this role here already. Choose another role."))
    membership = Membership.objects.create(person=person, organisation=organisation, role=role, since=since or today())
    record(actor, "membership.given", "person", person.id, facts(membership))
    return membership


@transaction.atomic
def end_membership(actor: Actor, membership: Membership, on: datetime.date, reason: str) -> Membership:
    """From that day on the role no longer holds. Raises Refused, PeopleError, ReasonMissing."""
    if membership.role == Role.OPERATOR:
        lock_operators()
    membership = Membership.objects.select_for_update().get(id=membership.id)
    access.may_give(actor, membership.organisation_id, membership.role).require()
    if on < membership.since:
        raise PeopleError(
            _("This role began on %(since)s; it cannot end before that. Choose that day or a later one.")
            % {"since": membership.since.isoformat()}
        )
    if membership.until and membership.until <= today():
        raise PeopleError(_("This role has ended already. Give it again if that was a mistake."))
    if membership.role == Role.OPERATOR and not other_operators(membership, on):
        raise PeopleError(_("This is the last operator. Give the role to somebody else first."))
    before = membership.until
    membership.until = on
    membership.save()
    data = facts(membership) | {
        "before": {"until": before.isoformat() if before else None},
        "after": {"until": on.isoformat()},
    }
    record(actor, "membership.ended", "person", membership.person_id, data, reason=reason)
    return membership


def here_lately(person: Person, organisation: Organisation) -> bool:
    """Whether the person is at the organisation, or left it so lately that it may have been a mistake."""
    roles = Membership.objects.filter(person=person, organisation=organisation)
    return roles.exclude(until__lt=today() - MENDED_WITHIN).exists()


def lock_operators() -> None:
    """Whoever ends operators, or closes their accounts, does so one after the other, so that one of them stays."""
    list(Membership.objects.filter(role=Role.OPERATOR).order_by("id").select_for_update())


def other_operators(membership: Membership, on: datetime.date) -> bool:
    """Whether somebody who can sign in remains an operator on that day."""
    others = Membership.objects.current(max(on, today())).exclude(id=membership.id)
    return others.filter(role=Role.OPERATOR, person__account__is_active=True).exists()


def facts(membership: Membership) -> dict[str, object]:
    """What the trail says of a membership."""
    return {
        "membership": str(membership.id),
        "organisation": str(membership.organisation_id),
        "role": str(membership.role),
        "since": membership.since.isoformat(),
    }
