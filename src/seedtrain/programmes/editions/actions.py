"""Acts on an edition and its deadlines: change, publish, finish, cancel, extend."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.access import YES
from seedtrain.base.actor import Actor
from seedtrain.catalogue.access import may_offer_in_network
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions import telling
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import Deadline, DeadlineChange, Edition, State
from seedtrain.trail.actions import record

DETAILS = (
    "names",
    "summaries",
    "descriptions",
    "audiences",
    "capacity",
    "waiting_list",
    "contact_email",
    "languages",
    "interpretation",
    "venue",
    "course_version",
    "keywords",
)


def held(edition: Edition) -> Edition:
    """The edition as it is now, kept from others until the act is done."""
    return Edition.objects.select_for_update().get(id=edition.id)


@transaction.atomic
def change(actor: Actor, edition: Edition, **details: Any) -> Edition:
    """Change some details; leaves no record where nothing changes. Raises Refused, EditionError."""
    edition = held(edition)
    may_run(actor, edition).require()
    changed = [name for name in DETAILS if name in details and getattr(edition, name) != details[name]]
    if not changed:
        return edition
    for name in changed:
        setattr(edition, name, details[name])
    edition.save(update_fields=changed)
    record(actor, "edition.changed", "edition", edition.id, {"changed": changed})
    return edition


def missing(edition: Edition) -> list[str]:
    """What an edition lacks before the public may see it, in words."""
    lacks = []
    if not edition.summaries.get("en"):
        lacks.append(_("a summary in English"))
    if not edition.sessions.filter(cancelled_at=None).exists():
        lacks.append(_("a session"))
    if not edition.deadline("registration_closes"):
        lacks.append(_("the day on which registration closes"))
    return lacks


@transaction.atomic
def publish(actor: Actor, edition: Edition) -> Edition:
    """From now on everybody sees it. Raises Refused, EditionError."""
    edition = held(edition)
    may_run(actor, edition).require()
    if edition.state != State.DRAFT:
        raise EditionError(_("Only a draft can be published."))
    lacks = missing(edition)
    if lacks:
        raise EditionError(_("It cannot be published yet. Missing: %(what)s.") % {"what": ", ".join(lacks)})
    offered = may_offer_in_network(edition.course_version) if edition.course_version else YES
    if not offered:
        raise EditionError(offered.reason)
    edition.state, edition.published_at = State.PUBLISHED, timezone.now()
    edition.save(update_fields=["state", "published_at"])
    record(actor, "edition.published", "edition", edition.id, {})
    return edition


@transaction.atomic
def unpublish(actor: Actor, edition: Edition) -> Edition:
    """Back to a draft, while nobody has registered. Raises Refused, EditionError."""
    edition = held(edition)
    may_run(actor, edition).require()
    if edition.state != State.PUBLISHED or edition.registrations.exists():
        raise EditionError(_("Somebody has registered already, so it stays public. You can cancel it instead."))
    edition.state = State.DRAFT
    edition.save(update_fields=["state"])
    record(actor, "edition.unpublished", "edition", edition.id, {})
    return edition


@transaction.atomic
def finish(actor: Actor, edition: Edition) -> Edition:
    """It is over. Raises Refused, EditionError."""
    edition = held(edition)
    may_run(actor, edition).require()
    if edition.state != State.PUBLISHED:
        raise EditionError(_("Only a published edition can be finished."))
    edition.state = State.FINISHED
    edition.save(update_fields=["state"])
    record(actor, "edition.finished", "edition", edition.id, {})
    return edition


@transaction.atomic
def cancel(actor: Actor, edition: Edition, reason: str) -> Edition:
    """It does not take place; the page stays and says why. Needs a reason. Raises Refused, EditionError."""
    edition = held(edition)
    may_run(actor, edition).require()
    if edition.state not in {State.DRAFT, State.PUBLISHED}:
        raise EditionError(_("It is over or cancelled already."))
    was_public = edition.state == State.PUBLISHED
    edition.state, edition.ended_reason = State.CANCELLED, reason.strip()
    edition.save(update_fields=["state", "ended_reason"])
    record(actor, "edition.cancelled", "edition", edition.id, {}, reason=reason)
    if was_public:
        telling.edition_cancelled(edition)
    return edition


@transaction.atomic
def set_deadline(
    actor: Actor, edition: Edition, kind: str, at: datetime.datetime, time_zone: str, reason: str = ""
) -> Deadline:
    """Set a deadline, or move it: what it was and why it moved is kept. Raises Refused, EditionError."""
    edition = held(edition)
    may_run(actor, edition).require()
    deadline = Deadline.objects.filter(edition=edition, kind=kind).first()
    if deadline is None:
        deadline = Deadline.objects.create(edition=edition, kind=kind, at=at, time_zone=time_zone)
        record(
            actor, "deadline.set", "edition", edition.id, {"deadline": kind, "at": at.isoformat(), "zone": time_zone}
        )
        return deadline
    if (deadline.at, deadline.time_zone) == (at, time_zone):
        return deadline
    if not reason.strip():
        raise EditionError(_("Say why the deadline moves: the reason is kept with what it was."))
    change = DeadlineChange.objects.create(
        deadline=deadline,
        before=deadline.at,
        before_zone=deadline.time_zone,
        after=at,
        after_zone=time_zone,
        reason=reason.strip(),
        changed_by_id=actor.person,
    )
    data = {"deadline": kind, "before": deadline.at.isoformat(), "after": at.isoformat(), "zone": time_zone}
    deadline.at, deadline.time_zone = at, time_zone
    deadline.save(update_fields=["at", "time_zone"])
    record(actor, "deadline.moved", "edition", edition.id, data, reason=reason)
    telling.deadline_moved(edition, deadline, change)
    return deadline
