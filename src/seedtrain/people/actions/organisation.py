"""Founding and renaming organisations. A new name begins on a day; earlier ones are kept."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people import access
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Country, Organisation, OrganisationName
from seedtrain.people.models.membership import today
from seedtrain.trail.actions import record


@transaction.atomic
def found_organisation(
    actor: Actor,
    kind: str,
    name: str,
    country: Country | None = None,
    *,
    short_name: str = "",
    since: datetime.date | None = None,
    fictional: bool = False,
) -> Organisation:
    """A new organisation with its first name. Raises Refused."""
    access.may_found_organisation(actor).require()
    organisation = Organisation.objects.create(kind=kind, country=country, fictional=fictional)
    first = OrganisationName.objects.create(
        organisation=organisation, name=name.strip(), short_name=short_name.strip(), since=since or today()
    )
    data = {
        "kind": str(kind),
        "country": country.iso3 if country else None,
        "name": first.name,
        "since": first.since.isoformat(),
        "fictional": fictional,
    }
    record(actor, "organisation.founded", "organisation", organisation.id, data)
    return organisation


@transaction.atomic
def rename_organisation(
    actor: Actor, organisation: Organisation, name: str, since: datetime.date, *, short_name: str = ""
) -> OrganisationName:
    """The name from that day on. Raises Refused, and PeopleError where another name begins on the same day."""
    access.may_rename_organisation(actor, organisation.id).require()
    names = OrganisationName.objects.select_for_update().filter(organisation=organisation)
    if names.filter(since=since).exists():
        raise PeopleError(
            _("A name of this organisation begins on %(day)s already. Choose another day.") % {"day": since.isoformat()}
        )
    before = names.filter(since__lt=since).order_by("-since").first()
    if before and before.name == name.strip():
        raise PeopleError(_("This is its name already. Write the new one."))
    new = OrganisationName.objects.create(
        organisation=organisation, name=name.strip(), short_name=short_name.strip(), since=since
    )
    data = {
        "since": since.isoformat(),
        "before": {"name": before.name if before else None},
        "after": {"name": new.name},
    }
    record(actor, "organisation.renamed", "organisation", organisation.id, data)
    return new
