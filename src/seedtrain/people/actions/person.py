"""Adding and changing people. Names and staff numbers stay here; the trail says only that they changed."""

import datetime
from typing import Any

from django.db import transaction

from seedtrain.base.actor import Actor
from seedtrain.people import access
from seedtrain.people.models import Membership, Organisation, Person, Role
from seedtrain.people.models.membership import today
from seedtrain.trail.actions import record

IDENTIFYING = ("name", "staff_number")  # their former values are kept with the person
PLAIN = ("language",)


@transaction.atomic
def add_person(
    actor: Actor,
    organisation: Organisation,
    name: str,
    *,
    role: str = Role.TRAINEE,
    language: str = "en",
    staff_number: str = "",
    since: datetime.date | None = None,
) -> Person:
    """Somebody without an account, kept by the managers of the organisation. Raises Refused."""
    access.may_keep(actor, organisation.id).require()
    access.may_give(actor, organisation.id, role).require()
    person = Person.objects.create(
        name=name.strip(), language=language, staff_number=staff_number.strip(), fictional=organisation.fictional
    )
    membership = Membership.objects.create(person=person, organisation=organisation, role=role, since=since or today())
    data = {
        "membership": str(membership.id),
        "organisation": str(organisation.id),
        "role": str(role),
        "since": membership.since.isoformat(),
    }
    record(actor, "person.added", "person", person.id, data)
    return person


@transaction.atomic
def change_person(actor: Actor, person: Person, **details: str) -> Person:
    """Change name, language or staff number; what stood before is kept. Leaves no record where nothing changes.

    Raises Refused, and ValueError for a detail that a person does not have.
    """
    unknown = set(details) - {*IDENTIFYING, *PLAIN}
    if unknown:
        raise ValueError(f"A person has no {sorted(unknown)}; change {[*IDENTIFYING, *PLAIN]}.")
    person = Person.objects.select_for_update().get(id=person.id)
    organisations = Membership.objects.current().filter(person=person).values_list("organisation", flat=True)
    access.may_change_person(actor, person.id, organisations).require()
    before = {field: getattr(person, field) for field in details}
    changed = [field for field in details if details[field].strip() != before[field]]
    if not changed:
        return person
    for field in changed:
        if field in IDENTIFYING:
            keep_former(person, field, details[field].strip())
        setattr(person, field, details[field].strip())
    person.save()
    data: dict[str, Any] = {"changed": changed}
    plain = [field for field in changed if field in PLAIN]
    if plain:
        data["before"] = {field: before[field] for field in plain}
        data["after"] = {field: getattr(person, field) for field in plain}
    record(actor, "person.changed", "person", person.id, data)
    return person


def keep_former(person: Person, field: str, new: str) -> None:
    """Keep the value that is about to be replaced, with its last day; to be saved with the new one."""
    old = getattr(person, field)
    if old and old != new:
        person.former_details = [*person.former_details, {"field": field, "value": old, "until": today().isoformat()}]
