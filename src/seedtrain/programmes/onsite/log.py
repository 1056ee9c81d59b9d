"""The daily practical log: one entry a day by the participant, editable until faculty countersigns it."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import YES, Answer, Refused, no
from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run, teaches_in
from seedtrain.programmes.models import Edition, PracticalDay, Registration, RegistrationState
from seedtrain.programmes.onsite.who import comes
from seedtrain.trail.actions import record


def may_sign(actor: Actor, edition: Edition) -> Answer:
    if teaches_in(actor, edition) or may_run(actor, edition):
        return YES
    return no(_("Only confirmed faculty of this edition, or who runs it, countersigns a practical day."))


@transaction.atomic
def write(registration: Registration, day: datetime.date, text: str) -> PracticalDay:
    """Her words of one day; again, until it is countersigned. Raises Refused."""
    registration = Registration.objects.select_for_update().select_related("edition").get(id=registration.id)
    edition = registration.edition
    if registration.state != RegistrationState.CONFIRMED:
        raise Refused(_("The log begins once your registration is confirmed."))
    if not comes(registration):
        raise Refused(_("The log is for those who were chosen for the part on site."))
    if not edition.starts_on <= day <= min(edition.ends_on, timezone.now().astimezone(edition.zone).date()):
        raise Refused(_("Choose a day of the course that has begun."))
    if PracticalDay.objects.filter(registration=registration, day=day).exclude(signed_at=None).exists():
        raise Refused(_("This day is countersigned and cannot be changed any more. Write about another day."))
    defaults = {"text": text.strip(), "written_at": timezone.now()}
    entry, _made = PracticalDay.objects.update_or_create(registration=registration, day=day, defaults=defaults)
    actor = Actor(person=registration.person_id, language=registration.language)
    record(actor, "practical_day.written", "registration", registration.id, {"day": day.isoformat()})
    return entry


@transaction.atomic
def countersign(actor: Actor, entry: PracticalDay, remark: str) -> PracticalDay:
    """Faculty stands behind the day with her name. Raises Refused."""
    entry = PracticalDay.objects.select_for_update().get(id=entry.id)
    may_sign(actor, entry.registration.edition).require()
    if entry.signed_at or (actor.person is not None and actor.person == entry.registration.person_id):
        raise Refused(_("A day is countersigned once, by somebody else than who wrote it."))
    entry.signed_by_id, entry.signed_at, entry.remark = actor.person, timezone.now(), remark.strip()
    entry.save(update_fields=["signed_by", "signed_at", "remark"])
    record(actor, "practical_day.signed", "registration", entry.registration_id, {"day": entry.day.isoformat()})
    return entry
