"""Adding and changing people. Names and staff numbers stay here; the trail says only that they changed."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.identity import new_id
from seedtrain.people import access
from seedtrain.people.errors import PeopleError
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
    id: UUID | None = None,
) -> Person:
    """Somebody without an account, kept by the managers of the organisation. Raises Refused, PeopleError.

    With an `id` drawn beforehand, a form that is sent twice adds one person: the second time answers with the first.
    """
    access.may_keep(actor, organisation.id).require()
    access.may_give(actor, organisation.id, role).require()
    if id:
        Organisation.objects.select_for_update().get(id=organisation.id)  # who sends it twice at once waits here
        if added := Person.objects.filter(id=id).first():
            return _sent_again(added, name)
    person = Person.objects.create(
        id=id or new_id(),
        name=name.strip(),
        language=language,
        staff_number=staff_number.strip(),
        fictional=organisation.fictional,
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


def _sent_again(added: Person, name: str) -> Person:
    if added.name != name.strip():
        raise PeopleError(
            _("This form was sent already, for %(name)s. Open it anew to add somebody else.") % {"name": added.name}
        )
    return added


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
