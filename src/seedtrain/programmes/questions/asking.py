"""Actions on questions as they were asked: asking, bringing in a report, setting aside."""

import datetime
from collections.abc import Collection, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Question, Registration, RegistrationState, Session, When
from seedtrain.programmes.questions.errors import QuestionError
from seedtrain.programmes.questions.sheets import Line
from seedtrain.trail.actions import record

LONGEST = 2000
MOST_A_DAY = 20
ASKS = (RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.SUBMITTED)


def digest_of(ids: Collection[UUID]) -> str:
    return sha256("".join(sorted(id.hex for id in ids)).encode()).hexdigest()


def when_of(session: Session | None, edition: Edition, at: datetime.datetime) -> str:
    """Before, during or after the session; on the whole edition, before or after its last day."""
    if session is None:
        return When.AFTER if at.date() > edition.ends_on else When.BEFORE
    return When.BEFORE if at < session.starts_at else When.DURING if at <= session.ends_at else When.AFTER


@transaction.atomic
def ask(actor: Actor, registration: Registration, text: str, session: Session | None = None) -> Question:
    """A participant's question. Raises QuestionError where she has asked very many today."""
    locked = Registration.objects.select_for_update().get(id=registration.id)
    if locked.state not in ASKS:
        raise QuestionError(_("With this registration no questions can be asked."))
    now, edition = timezone.now(), registration.edition
    recent = Question.objects.filter(registration=locked, asked_at__gt=now - datetime.timedelta(days=1))
    if recent.count() >= MOST_A_DAY:
        raise QuestionError(
            _("You have asked %(most)s questions today. Ask the next one tomorrow.") % {"most": MOST_A_DAY}
        )
    twice = recent.filter(text=text, session=session).first()
    if twice:
        return twice
    asked = Question.objects.create(
        edition=edition,
        session=session,
        registration=locked,
        text=text,
        language=actor.language,
        when=when_of(session, edition, now),
        asked_at=now,
    )
    record(actor, "question.asked", "edition", edition.id, {"session": session.code if session else None})
    return asked


@transaction.atomic
def bring_in(actor: Actor, edition: Edition, session: Session | None, lines: Sequence[Line], source: str) -> int:
    """The lines of a report, all of them; those that are here already are left out. Answers how many came in."""
    may_run(actor, edition).require()
    Edition.objects.select_for_update().get(id=edition.id)
    keys = {line.key(session.code if session else ""): line for line in lines}
    known = set(Question.objects.filter(edition=edition, source_key__in=keys).values_list("source_key", flat=True))
    emails = {line.email for line in lines if line.email}
    askers: dict[str, Registration] = {}
    for found in edition.registrations.counted().order_by("-number"):
        if found.email.casefold() in emails:
            askers[found.email.casefold()] = found
    new = [
        Question(
            edition=edition,
            session=session,
            registration=askers.get(line.email),
            text=line.text,
            language=line.language or (edition.languages or ["en"])[0],
            when=When.DURING if session else When.AFTER,
            asked_at=line.at or (session.starts_at if session else timezone.now()),
            source=source,
            source_key=key,
            live_answer=line.answer,
        )
        for key, line in keys.items()
        if key not in known
    ]
    Question.objects.bulk_create(new, batch_size=200)
    if new:
        data: dict[str, Any] = {"count": len(new), "source": source, "digest": digest_of([q.id for q in new])}
        record(actor, "questions.imported", "edition", edition.id, data)
    return len(new)


@transaction.atomic
def set_aside(actor: Actor, edition: Edition, questions: Sequence[Question], reason: str) -> int:
    """They get no entry (greetings, technical problems); they stay, and can be taken up again."""
    may_run(actor, edition).require()
    if not reason.strip():
        raise QuestionError(_("Write in a few words why they are set aside."))
    ids = [question.id for question in questions]
    waiting = Question.objects.filter(edition=edition, id__in=ids, entry=None)
    count = waiting.update(set_aside=reason.strip()[:200])
    if count:
        data = {"count": count, "digest": digest_of(ids)}
        record(actor, "questions.set_aside", "edition", edition.id, data, reason=reason)
    return count


@transaction.atomic
def take_up(actor: Actor, edition: Edition, questions: Sequence[Question]) -> int:
    """Back among those that wait: no longer set aside."""
    may_run(actor, edition).require()
    ids = [question.id for question in questions]
    count = Question.objects.filter(edition=edition, id__in=ids).exclude(set_aside="").update(set_aside="")
    if count:
        record(actor, "questions.taken_up", "edition", edition.id, {"count": count, "digest": digest_of(ids)})
    return count
