"""Travel and passport: written by the participant, seen by who runs the edition, erased when it is over."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from seedtrain.base.access import YES, Answer, no
from seedtrain.base.actor import Actor, system_actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Registration, RegistrationState, Travel
from seedtrain.programmes.onsite.who import comes, coming
from seedtrain.trail.actions import record

KEPT_DAYS = int(getattr(settings, "TRAVEL_KEPT_DAYS", 30))  # after the edition's last day
LISTED = (
    "arrives_at",
    "arrives_by",
    "departs_at",
    "departs_by",
    "lodging",
    "room",
    "diet",
    "needs",
    "emergency_contact",
)
PASSPORT = ("passport_name", "passport_number", "passport_country", "passport_expires_on")
FIELDS = (*(field for field in LISTED if field != "room"), *PASSPORT)
LABELS = {
    "arrives_at": _("Arrival"),
    "arrives_by": _("Flight or train of arrival"),
    "departs_at": _("Departure"),
    "departs_by": _("Flight or train of departure"),
    "lodging": _("Lodging"),
    "room": _("Room"),
    "diet": _("Meals: what you do not eat"),
    "needs": _("What you need to take part"),
    "emergency_contact": _("Whom to call in an emergency"),
    "passport_name": _("Name as in the passport"),
    "passport_number": _("Passport number"),
    "passport_country": _("Country of the passport"),
    "passport_expires_on": _("Passport valid until"),
}


def may_write(registration: Registration) -> Answer:
    if registration.state != RegistrationState.CONFIRMED:
        return no(_("Travel details are asked for once your registration is confirmed."))
    if not comes(registration):
        return no(_("Travel details are asked of those who were chosen for the part on site."))
    if timezone.now().date() > erased_on(registration.edition):
        return no(_("The course is over; its travel details were erased."))
    return YES


def erased_on(edition: Edition) -> datetime.date:
    return edition.ends_on + datetime.timedelta(days=KEPT_DAYS)


@transaction.atomic
def write(registration: Registration, given: dict[str, Any]) -> Travel:
    """As she wrote it; the trail tells that it changed, not what it says. Raises Refused."""
    registration = Registration.objects.select_for_update().select_related("edition").get(id=registration.id)
    may_write(registration).require()
    values = {field: given[field] for field in FIELDS if field in given}
    defaults = values | {"changed_at": timezone.now(), "erased_at": None}
    kept, _made = Travel.objects.update_or_create(registration=registration, defaults=defaults)
    actor = Actor(person=registration.person_id, language=registration.language)
    record(actor, "travel.written", "registration", registration.id)
    return kept


@transaction.atomic
def erase(actor: Actor, edition: Edition) -> int:
    """Passport and emergency contact of everybody in the edition; answers of how many. Raises Refused."""
    may_run(actor, edition).require()
    now = timezone.now()
    number = Travel.objects.filter(registration__edition=edition, erased_at=None).update(
        passport_name="",
        passport_number="",
        passport_country=None,
        passport_expires_on=None,
        emergency_contact="",
        diet="",
        needs="",
        erased_at=now,
        changed_at=now,
    )
    if number:
        record(actor, "travel.erased", "edition", edition.id, {"count": number})
    return number


def erase_what_is_over() -> int:
    """The round: every edition that ended more than KEPT_DAYS days ago."""
    last = timezone.now().date() - datetime.timedelta(days=KEPT_DAYS)
    over = Edition.objects.filter(ends_on__lt=last, registrations__travel__erased_at=None)
    over = over.filter(registrations__travel__isnull=False).distinct()
    return sum(erase(system_actor("erasing travel details"), edition) for edition in over)


def travels(edition: Edition) -> list[Travel]:
    rows = Travel.objects.filter(registration__in=coming(edition)).select_related("registration")
    return list(rows.order_by("arrives_at", "registration__name"))


def lists(edition: Edition) -> dict[str, Any]:
    found = travels(edition)
    by_day: dict[datetime.date, list[Travel]] = {}
    for one in found:
        if one.arrives_at:
            by_day.setdefault(one.arrives_at.astimezone(edition.zone).date(), []).append(one)
    return {
        "travels": found,
        "arrivals": sorted(by_day.items()),
        "diets": [one for one in found if one.diet or one.needs],
        "lodgings": [one for one in found if one.lodging],
        "passports": [one for one in found if one.passport_number],
        "missing": list(coming(edition).filter(travel=None).order_by("number")),
        "until": erased_on(edition),
        "zone": edition.zone,
    }


def rows(edition: Edition) -> Iterable[list[object]]:
    """For the spreadsheet: all but the passport, which leaves this page only by eye."""
    for one in travels(edition):
        values = [getattr(one, field) for field in LISTED]
        said = [
            v.astimezone(edition.zone).strftime("%Y-%m-%d %H:%M") if isinstance(v, datetime.datetime) else v
            for v in values
        ]
        yield [one.registration.number, one.registration.name, *said]
