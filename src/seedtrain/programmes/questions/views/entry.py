"""One entry: the coordinator's page, the faculty's answer by link or signed in, and the review."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import only, public, signed_in
from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.people.errors import PeopleError
from seedtrain.programmes.access import may_run, teaches_in
from seedtrain.programmes.models import Edition, Entry, EntryState, Question
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.questions import entries, publishing
from seedtrain.programmes.questions.access import may_answer, may_review
from seedtrain.programmes.questions.forms import Answering, Describe, Reason, Translation, Withdraw
from seedtrain.programmes.questions.links import entry_of
from seedtrain.programmes.questions.views.desk import ids_of

ENTRIES = Entry.objects.select_related("edition", "session", "assigned_to", "answered_by", "reviewed_by", "replaced_by")


@only(*RUNS_EDITIONS)
def entry(request: Request, entry_id: UUID) -> HttpResponse:
    """Words, topics and what it refers to; the questions in it; and the next step."""
    found = get_object_or_404(ENTRIES.filter(edition__in=Edition.objects.run_by(request.actor)), id=entry_id)
    describe, translation, withdraw = Describe(found), Translation(found), Withdraw()
    if request.method == "POST":
        what = request.POST.get("act", "")
        if what == "describe":
            describe = Describe(found, request.POST)
        if what == "translate":
            translation = Translation(found, request.POST)
        if what == "withdraw":
            withdraw = Withdraw(request.POST)
        form = {"describe": describe, "translate": translation, "withdraw": withdraw}.get(what)
        try:
            if (form is None or form.is_valid()) and act(request, found, what, form):
                return redirect("entry", found.id)
        except PeopleError as error:
            if form is None:
                messages.error(request, str(error))
                return redirect("entry", found.id)
            form.add_error(None, str(error))
    words = {
        "entry": found,
        "edition": found.edition,
        "asked": found.questions.select_related("session"),
        "describe": describe,
        "translation": translation,
        "withdraw": withdraw,
        "published": found.state == EntryState.PUBLISHED,
        "open": found.state in entries.UNPUBLISHED,
        "may_review": may_review(request.actor, found),
    }
    return render(request, "programmes/questions/entry.html", words)


def act(request: Request, found: Entry, what: str, form: Any) -> bool:
    """One act of the coordinator; False where its name is unknown."""
    actor = request.actor
    acts: dict[str, Callable[[], object]] = {
        "describe": lambda: entries.describe(
            actor,
            found,
            form.texts("question"),
            form.cleaned_data["topics"],
            {"standards": form.cleaned_data["standards"], "competencies": form.cleaned_data["competencies"]},
        ),
        "split": lambda: entries.split(actor, found, list(Question.objects.filter(id__in=ids_of(request, "question")))),
        "publish": lambda: publishing.publish(actor, found),
        "translate": lambda: publishing.translate(
            actor, found, form.cleaned_data["language"], form.cleaned_data["question"], form.cleaned_data["answer"]
        ),
        "withdraw": lambda: publishing.withdraw(
            actor, found, form.cleaned_data["reason"], form.cleaned_data["replaced_by"]
        ),
    }
    if what not in acts:
        return False
    acts[what]()
    messages.success(request, _("It is saved."))
    return True


def answering(request: Request, actor: Actor, found: Entry, done: Callable[[], HttpResponse]) -> HttpResponse:
    """The form of an answer, for whoever writes it."""
    form = Answering(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            entries.answer(actor, found, form.texts("answer"))
        except PeopleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. Another person reviews the answer before it is published."))
            return done()
    words = {
        "entry": found,
        "edition": found.edition,
        "form": form,
        "asked": found.questions.all(),
        "open": found.state in entries.UNPUBLISHED,
    }
    return render(request, "programmes/questions/answer_form.html", words)


@public
def answer_asked(request: Request, secret: str) -> HttpResponse:
    """The same by the link that was mailed, without signing in."""
    found = entry_of(secret)
    actor = Actor(person=found.assigned_to_id, language=short_code(get_language() or "en"))
    return answering(request, actor, found, lambda: redirect("answer_asked", secret))


@signed_in
def answer_write(request: Request, entry_id: UUID) -> HttpResponse:
    found = get_object_or_404(ENTRIES, id=entry_id)
    if not may_answer(request.actor, found):
        raise Http404
    return answering(request, request.actor, found, lambda: redirect("my_answers"))


@signed_in
def review(request: Request, entry_id: UUID) -> HttpResponse:
    """Another person reads the answer, finds it right or sends it back."""
    found = get_object_or_404(ENTRIES, id=entry_id)
    if not (teaches_in(request.actor, found.edition) or may_run(request.actor, found.edition)):
        raise Http404
    form = Reason(request.POST if request.POST.get("act") == "back" else None)
    onwards = redirect("entry", found.id) if may_run(request.actor, found.edition) else redirect("my_answers")
    if request.method == "POST":
        try:
            if request.POST.get("act") == "right":
                entries.review(request.actor, found)
                return onwards
            if form.is_valid():
                entries.send_back(request.actor, found, form.cleaned_data["reason"])
                return onwards
        except PeopleError as error:
            messages.error(request, str(error))
    words = {"entry": found, "edition": found.edition, "form": form, "may": may_review(request.actor, found)}
    return render(request, "programmes/questions/review.html", words)


@signed_in
def my_answers(request: Request) -> HttpResponse:
    """What I am asked to answer, and what waits for a review that I may give."""
    mine = ENTRIES.filter(assigned_to=request.actor.person, state=EntryState.OPEN)
    editions = Edition.objects.run_by(request.actor).values("id")
    taught = Edition.objects.filter(faculty__person=request.actor.person, faculty__state="confirmed").values("id")
    waiting = ENTRIES.filter(state=EntryState.ANSWERED).exclude(answered_by=request.actor.person)
    to_review = waiting.filter(edition__in=editions) | waiting.filter(edition__in=taught)
    words = {"mine": mine, "to_review": to_review.distinct()[:100]}
    return render(request, "programmes/questions/my_answers.html", words)
