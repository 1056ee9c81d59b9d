"""Actions on entries of the library, up to the answer: making, joining, splitting, assigning, answering, reviewing."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.text import say
from seedtrain.messages.actions import write
from seedtrain.people.models import Person
from seedtrain.programmes.access import may_run
from seedtrain.programmes.models import Edition, Entry, EntryState, Faculty, FacultyState, Question
from seedtrain.programmes.questions.access import may_answer, may_review
from seedtrain.programmes.questions.alike import search_text
from seedtrain.programmes.questions.asking import digest_of
from seedtrain.programmes.questions.errors import QuestionError
from seedtrain.programmes.questions.links import secret_of
from seedtrain.programmes.questions.telling import absolute, tell_askers
from seedtrain.trail.actions import record

UNPUBLISHED = (EntryState.OPEN, EntryState.ANSWERED, EntryState.REVIEWED)


def locked(entry: Entry) -> Entry:
    return Entry.objects.select_for_update().get(id=entry.id)


def refuse_published(entry: Entry) -> None:
    if entry.state not in UNPUBLISHED:
        raise QuestionError(
            _("This is published and cited by its number. Withdraw it, and let another one replace it.")
        )


def keep_search(entry: Entry) -> None:
    """Set `search` from what the entry says, in every language."""
    entry.search = search_text([*entry.questions_said.values(), *entry.answers.values(), *entry.topics])


@transaction.atomic
def group(actor: Actor, edition: Edition, questions: Sequence[Question], entry: Entry | None = None) -> Entry:
    """Put questions together: into a new entry, worded as the first of them, or into one that is there."""
    may_run(actor, edition).require()
    ids = [question.id for question in questions]
    free = list(Question.objects.select_for_update().filter(edition=edition, id__in=ids, entry=None))
    if not free:
        raise QuestionError(_("Choose at least one question that has no entry yet."))
    made = entry is None
    if entry is None:
        entry = _new(edition, free)
    elif entry.edition_id != edition.id:
        raise QuestionError(_("The entry belongs to another edition."))
    else:
        entry = locked(entry)
        if entry.state == EntryState.WITHDRAWN:
            raise QuestionError(_("This entry is withdrawn; choose another one."))
    Question.objects.filter(id__in=[q.id for q in free]).update(entry=entry, set_aside="")
    data = {"count": len(free), "digest": digest_of([q.id for q in free])}
    record(actor, "entry.made" if made else "entry.joined", "entry", entry.id, data)
    if not made and entry.state == EntryState.PUBLISHED:
        tell_askers(entry)
    return entry


def _new(edition: Edition, questions: Sequence[Question]) -> Entry:
    """Topics, standards and competencies are inherited from the session, where all were asked in one."""
    first = questions[0]
    sessions = {question.session_id for question in questions}
    session = first.session if len(sessions) == 1 else None
    entry = Entry(edition=edition, session=session, questions_said={first.language: first.text})
    entry.topics = list(session.topics) if session else []
    keep_search(entry)
    entry.save()
    if session:
        entry.standards.set(session.standards.all())
        entry.competencies.set(session.competencies.all())
    return entry


@transaction.atomic
def split(actor: Actor, entry: Entry, questions: Sequence[Question]) -> int:
    """Questions that do not belong here go back among those that wait."""
    may_run(actor, entry.edition).require()
    entry = locked(entry)
    refuse_published(entry)
    ids = [question.id for question in questions]
    count = Question.objects.filter(entry=entry, id__in=ids).update(entry=None)
    if not count:
        raise QuestionError(_("Choose the questions that do not belong here."))
    record(actor, "entry.split", "entry", entry.id, {"count": count, "digest": digest_of(ids)})
    return count


@transaction.atomic
def describe(
    actor: Actor, entry: Entry, questions_said: dict[str, str], topics: list[str], more: dict[str, Any]
) -> Entry:
    """The question in clear words, its topics, and what it refers to (`more`: standards, competencies)."""
    may_run(actor, entry.edition).require()
    entry = locked(entry)
    refuse_published(entry)
    before = sorted(entry.questions_said)
    if not any(questions_said.values()):
        raise QuestionError(_("Write the question in at least one language."))
    if entry.questions_said != questions_said and entry.state == EntryState.REVIEWED:
        entry.state = EntryState.ANSWERED  # who reviewed it read another question
        entry.reviewed_by = entry.reviewed_at = None
    entry.questions_said, entry.topics = questions_said, topics
    keep_search(entry)
    entry.save()
    for name, things in more.items():
        getattr(entry, name).set(things)
    data = {"before": {"languages": before}, "after": {"languages": sorted(questions_said)}}
    record(actor, "entry.changed", "entry", entry.id, data)
    return entry


@transaction.atomic
def assign(actor: Actor, entries: Sequence[Entry], to: Person) -> int:
    """Give entries to a confirmed member of the faculty, who gets a mail with a link for each."""
    count = 0
    for given in entries:
        may_run(actor, given.edition).require()
        entry = locked(given)
        refuse_published(entry)
        if not Faculty.objects.filter(edition=entry.edition, person=to, state=FacultyState.CONFIRMED).exists():
            raise QuestionError(_("Only confirmed members of the faculty can be asked. Invite this person first."))
        entry.assigned_to = to
        entry.save(update_fields=["assigned_to"])
        record(actor, "entry.assigned", "entry", entry.id, {"to": str(to.id)})
        values = {
            "question": str(say(entry.questions_said, to.language)),
            "edition": str(say(entry.edition.names, to.language)),
            "link": reverse("answer_asked", args=[secret_of(entry)]),
        }
        write("question_assigned", to, absolute(values), about=("edition", entry.edition_id))
        count += 1
    return count


@transaction.atomic
def answer(actor: Actor, entry: Entry, answers: dict[str, str]) -> Entry:
    """Write the answer, in one or more languages. It waits then for another person's review."""
    entry = locked(entry)
    may_answer(actor, entry).require()
    refuse_published(entry)
    if not any(answers.values()):
        raise QuestionError(_("Write the answer in at least one language."))
    entry.answers, entry.state = answers, EntryState.ANSWERED
    entry.reviewed_by = entry.reviewed_at = None
    entry.answered_by_id, entry.answered_at, entry.returned_reason = actor.person, timezone.now(), ""
    keep_search(entry)
    entry.save()
    record(actor, "entry.answered", "entry", entry.id, {"languages": sorted(answers)})
    return entry


@transaction.atomic
def review(actor: Actor, entry: Entry) -> Entry:
    """Find the answer right. Nobody reviews her own."""
    entry = locked(entry)
    may_review(actor, entry).require()
    entry.state, entry.reviewed_by_id, entry.reviewed_at = EntryState.REVIEWED, actor.person, timezone.now()
    entry.save()
    record(actor, "entry.reviewed", "entry", entry.id)
    return entry


@transaction.atomic
def send_back(actor: Actor, entry: Entry, reason: str) -> Entry:
    """The answer needs mending; the author reads why."""
    entry = locked(entry)
    may_review(actor, entry).require()
    if not reason.strip():
        raise QuestionError(_("Write what is to be mended."))
    entry.state, entry.returned_reason = EntryState.OPEN, reason.strip()
    entry.save()
    record(actor, "entry.sent_back", "entry", entry.id, reason=reason)
    return entry
