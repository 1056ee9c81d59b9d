"""Giving a person a job, and ending it."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.access import Refused
from seedtrain.base.actor import Actor
from seedtrain.people.models import Membership, Organisation, Person
from seedtrain.people.models.membership import today
from seedtrain.qualifications.access import may_assign
from seedtrain.qualifications.models import Assignment
from seedtrain.standards.models import JobRole
from seedtrain.trail.actions import record


@transaction.atomic
def assign(actor: Actor, person: Person, organisation: Organisation, job_role: JobRole) -> Assignment:
    """Give a member of the organisation a job there; giving it again changes nothing. Raises Refused."""
    may_assign(actor, organisation.id).require()
    if not Membership.objects.current().filter(person=person, organisation=organisation).exists():
        raise Refused(_("This person is not a member of the organisation: add the membership first."))
    assignment, created = Assignment.objects.get_or_create(
        person=person, organisation=organisation, job_role=job_role, until=None
    )
    if created:
        data = {"person": str(person.id), "organisation": str(organisation.id), "job_role": job_role.code}
        record(actor, "assignment.given", "assignment", assignment.id, data)
    return assignment


@transaction.atomic
def end_assignment(actor: Actor, assignment: Assignment, until: datetime.date | None = None) -> None:
    """End a job on a day (today when none is given). Raises Refused."""
    may_assign(actor, assignment.organisation_id).require()
    assignment.until = max(until or today(), assignment.since)
    assignment.save(update_fields=["until"])
    record(actor, "assignment.ended", "assignment", assignment.id, {"until": assignment.until.isoformat()})
