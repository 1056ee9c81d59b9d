"""A person's decision on a group of a country, where the lists leave it open. Added, never overwritten."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.people import access
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Country, CountryFact
from seedtrain.trail.actions import record

# What may be decided, and the values that the lists themselves use.
DECIDABLE = {
    "lmic": ("yes", "no"),
    "ldc": ("yes", "no"),
    "lldc": ("yes", "no"),
    "sids": ("yes", "no"),
    "who_membership": ("member", "associate_member", "area"),
}
SOURCE = "decision of this installation"


@transaction.atomic
def decide_country_group(
    actor: Actor,
    country: Country,
    kind: str,
    value: str,
    valid_from: datetime.date,
    reason: str,
    *,
    valid_to: datetime.date | None = None,
) -> CountryFact:
    """Goes before the lists from its first to its last day. Raises Refused, PeopleError, ReasonMissing."""
    access.may_decide_on_countries(actor).require()
    if value not in DECIDABLE.get(kind, ()):
        raise PeopleError(
            _("Found %(kind)s = %(value)s; what can be decided is: %(allowed)s.")
            % {"kind": kind, "value": value, "allowed": "; ".join(f"{k}: {', '.join(v)}" for k, v in DECIDABLE.items())}
        )
    if valid_to and valid_to < valid_from:
        raise PeopleError(_("The last day lies before the first. Choose a later last day, or leave it empty."))
    before = country.fact(kind, valid_from)
    fact = CountryFact.objects.create(
        country=country,
        kind=kind,
        value=value,
        valid_from=valid_from,
        valid_to=valid_to,
        source=SOURCE,
        certainty="stated",
        note=reason.strip(),
        decided=True,
    )
    data = {
        "group": kind,
        "valid_from": valid_from.isoformat(),
        "valid_to": valid_to.isoformat() if valid_to else None,
        "before": {kind: before.value if before else None},
        "after": {kind: value},
    }
    record(actor, "country.decided", "country", country.thing, data, reason=reason)
    return fact
