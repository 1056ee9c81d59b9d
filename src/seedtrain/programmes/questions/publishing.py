"""Publishing an entry under its permanent number, adding translations, withdrawing."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Entry, EntryState
from seedtrain.programmes.questions.entries import keep_search, locked
from seedtrain.programmes.questions.errors import QuestionError
from seedtrain.programmes.questions.telling import tell_askers
from seedtrain.trail.actions import record


@transaction.atomic
def publish(actor: Actor, entry: Entry) -> Entry:
    """Put a reviewed answer into the public library. Its number is given once and stays."""
    may_run(actor, entry.edition).require()
    entry = locked(entry)
    if entry.state != EntryState.REVIEWED:
        raise QuestionError(_("Only a reviewed answer is published. Let another person review it first."))
    number = (Entry.objects.aggregate(most=Max("number"))["most"] or 0) + 1
    entry.number = entry.number or number
    entry.state, entry.published_at = EntryState.PUBLISHED, timezone.now()
    entry.changed_at = entry.published_at
    keep_search(entry)
    entry.save()
    record(actor, "entry.published", "entry", entry.id, {"number": entry.number})
    tell_askers(entry)
    return entry


@transaction.atomic
def translate(actor: Actor, entry: Entry, language: str, question: str, answer: str) -> Entry:
    """Add a language to a published entry. What is published already does not change: it is cited."""
    may_run(actor, entry.edition).require()
    entry = locked(entry)
    if entry.state != EntryState.PUBLISHED:
        raise QuestionError(_("This entry is not published; write its languages where its answer is written."))
    if language in entry.answers:
        raise QuestionError(_("This language is published already and may be cited. Let another entry replace it."))
    if not question.strip() or not answer.strip():
        raise QuestionError(_("Write both the question and the answer."))
    entry.questions_said = {**entry.questions_said, language: question.strip()}
    entry.answers = {**entry.answers, language: answer.strip()}
    entry.version, entry.changed_at = entry.version + 1, timezone.now()
    keep_search(entry)
    entry.save()
    record(actor, "entry.translated", "entry", entry.id, {"language": language, "version": entry.version})
    return entry


@transaction.atomic
def withdraw(actor: Actor, entry: Entry, reason: str, replaced_by: Entry | None = None) -> Entry:
    """It keeps its number and page, which say that it does not hold any more, why, and what holds instead."""
    may_run(actor, entry.edition).require()
    entry = locked(entry)
    if entry.state != EntryState.PUBLISHED:
        raise QuestionError(_("Only a published entry is withdrawn."))
    if not reason.strip():
        raise QuestionError(_("Write why it does not hold any more; readers see it."))
    if replaced_by is not None and (replaced_by.id == entry.id or replaced_by.state != EntryState.PUBLISHED):
        raise QuestionError(_("What replaces it must be another published entry."))
    entry.state, entry.withdrawn_at, entry.withdrawn_reason = EntryState.WITHDRAWN, timezone.now(), reason.strip()
    entry.replaced_by = replaced_by
    entry.save()
    data = {"replaced_by": replaced_by.number if replaced_by else None}
    record(actor, "entry.withdrawn", "entry", entry.id, data, reason=reason)
    return entry


def published_of(edition: Edition) -> list[Entry]:
    """The whole of an edition's Q&A, session by session."""
    found = Entry.objects.filter(edition=edition, state=EntryState.PUBLISHED).select_related("session")
    return list(found.order_by("session__starts_at", "number"))
