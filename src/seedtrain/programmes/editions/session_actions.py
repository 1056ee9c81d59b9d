"""Acts on the sessions of an edition: add, change, cancel, restore."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.attendance.runs import compute_again
from seedtrain.programmes.editions import telling
from seedtrain.programmes.editions.actions import held
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.models import Edition, Session
from seedtrain.trail.actions import record

SESSION_DETAILS: tuple[str, ...] = ("names", "abstracts", "starts_at", "minutes", "join_link", "join_notes")
SESSION_DETAILS += ("room", "stage", "counts", "languages", "interpretation", "topics", "presence")
MEASURED = frozenset({"starts_at", "minutes", "presence"})  # what presence follows from
SERVED = ("standards", "competencies")  # many of each


@transaction.atomic
def change_session(actor: Actor, session: Session, **details: Any) -> Session:
    """Change some details. What a calendar shows raises the sequence (RFC 5545). Raises Refused, EditionError."""
    session = Session.objects.select_for_update().get(id=session.id)
    may_run(actor, session.edition).require()
    changed = [name for name in SESSION_DETAILS if name in details and getattr(session, name) != details[name]]
    served = [name for name in SERVED if name in details and set(getattr(session, name).all()) != set(details[name])]
    if not changed and not served:
        return session
    before = session.starts_at
    for name in changed:
        setattr(session, name, details[name])
    for name in served:
        getattr(session, name).set(details[name])
    changed += served
    session.sequence += 1
    session.changed_at = timezone.now()
    session.save()
    stretch(session.edition)
    record(actor, "session.changed", "session", session.id, {"changed": changed, "sequence": session.sequence})
    if telling.SEEN.intersection(changed):
        telling.session_moved(session, before=before if "starts_at" in changed else None)
    if MEASURED.intersection(changed):
        compute_again(actor, session.edition, [session])
    return session


@transaction.atomic
def add_session(actor: Actor, edition: Edition, **details: Any) -> Session:
    """One more session, with the next free code. Raises Refused."""
    edition = held(edition)
    may_run(actor, edition).require()
    taken = set(edition.sessions.values_list("code", flat=True))
    code = next(str(n) for n in range(1, 1000) if str(n) not in taken)
    details = {"languages": edition.languages, "interpretation": edition.interpretation, **details}
    session = Session.objects.create(edition=edition, code=code, place=len(taken) + 1, **details)
    stretch(edition)
    record(actor, "session.added", "session", session.id, {"edition": str(edition.id), "code": code})
    return session


@transaction.atomic
def cancel_session(actor: Actor, session: Session, reason: str) -> Session:
    """It does not take place; calendars are told. Needs a reason. Raises Refused, EditionError."""
    session = Session.objects.select_for_update().get(id=session.id)
    may_run(actor, session.edition).require()
    if session.cancelled_at:
        raise EditionError(_("This session is cancelled already."))
    session.cancelled_at, session.cancelled_reason = timezone.now(), reason.strip()
    session.changed_at, session.sequence = session.cancelled_at, session.sequence + 1
    session.save()
    record(actor, "session.cancelled", "session", session.id, {"sequence": session.sequence}, reason=reason)
    telling.session_moved(session, reason=session.cancelled_reason)
    return session


@transaction.atomic
def restore_session(actor: Actor, session: Session) -> Session:
    """It takes place after all. Raises Refused, EditionError."""
    session = Session.objects.select_for_update().get(id=session.id)
    may_run(actor, session.edition).require()
    if not session.cancelled_at:
        raise EditionError(_("This session takes place already."))
    session.cancelled_at, session.cancelled_reason = None, ""
    session.changed_at, session.sequence = timezone.now(), session.sequence + 1
    session.save()
    record(actor, "session.restored", "session", session.id, {"sequence": session.sequence})
    telling.session_moved(session)
    return session


def stretch(edition: Edition) -> None:
    """First and last day follow the sessions where these reach beyond them."""
    days = [s.starts_at.astimezone(edition.zone).date() for s in edition.sessions.filter(cancelled_at=None)]
    first, last = min([edition.starts_on, *days]), max([edition.ends_on, *days])
    if (first, last) != (edition.starts_on, edition.ends_on):
        Edition.objects.filter(id=edition.id).update(starts_on=first, ends_on=last)
