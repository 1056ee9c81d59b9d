"""The coordinator sorts what was asked: groups that look alike, bulk acts, reports of the video tool."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.people.errors import PeopleError
from seedtrain.people.models import Person
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, Entry, EntryState, FacultyState, Question
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.questions import alike, asking, entries
from seedtrain.programmes.questions.forms import Report
from seedtrain.programmes.questions.sheets import read

SHOWN = ("waiting", "sorted", "aside")


def run(request: Request, slug: str) -> Edition:
    return get_object_or_404(Edition.objects.run_by(request.actor), slug=slug)


def ids_of(request: Request, name: str) -> list[UUID]:
    found = []
    for text in request.POST.getlist(name)[:500]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


@only(*RUNS_EDITIONS)
def questions(request: Request, edition_slug: str) -> HttpResponse:
    """What was asked; a POST does one act with the chosen ones."""
    edition = run(request, edition_slug)
    if request.method == "POST":
        try:
            return act(request, edition)
        except PeopleError as error:
            messages.error(request, str(error))
            return redirect("edition_questions", edition.slug)
    shown = next((code for code in SHOWN if code == request.GET.get("show")), "waiting")
    everything = edition.questions.select_related("session", "entry")
    waiting = everything.filter(entry=None, set_aside="")
    found = {
        "waiting": waiting,
        "sorted": everything.exclude(entry=None),
        "aside": everything.filter(entry=None).exclude(set_aside=""),
    }
    session = request.GET.get("session", "")
    listed = found[shown].filter(session__code=session) if session else found[shown]
    unsorted = list(waiting[: alike.MOST_COMPARED])
    words = {
        "edition": edition,
        "page": Paginator(listed, 50).get_page(request.GET.get("page")),
        "shown": shown,
        "session": session,
        "sessions": edition.sessions.all(),
        "tabs": tabs_of(edition, request.path),
        "states": [
            {"label": label, "url": f"?show={code}", "current": code == shown, "count": found[code].count()}
            for code, label in zip(SHOWN, (_("Waiting"), _("In entries"), _("Set aside")), strict=True)
        ],
        "groups": [[unsorted[i] for i in g] for g in alike.groups([q.text for q in unsorted])][:20]
        if shown == "waiting"
        else [],
        "entries": edition.entries.exclude(state=EntryState.WITHDRAWN).order_by("-created_at")[:200],
    }
    return render(request, "programmes/questions/desk.html", words)


def act(request: Request, edition: Edition) -> HttpResponse:
    chosen = list(Question.objects.filter(edition=edition, id__in=ids_of(request, "question")))
    what = request.POST.get("act", "")
    back = redirect("edition_questions", edition.slug)
    if what == "new":
        return redirect("entry", entries.group(request.actor, edition, chosen).id)
    if what == "join":
        wanted = ids_of(request, "entry")
        entry = edition.entries.filter(id__in=wanted).first()
        if entry is None:
            messages.error(request, _("Choose the entry that the questions belong to."))
            return back
        return redirect("entry", entries.group(request.actor, edition, chosen, entry).id)
    if what == "aside":
        count = asking.set_aside(request.actor, edition, chosen, request.POST.get("reason", ""))
    elif what == "up":
        count = asking.take_up(request.actor, edition, chosen)
    else:
        count = 0
    done = ngettext("%(number)s question is moved.", "%(number)s questions are moved.", count) % {"number": count}
    messages.info(request, done)
    return back


@only(*RUNS_EDITIONS)
def bring_in(request: Request, edition_slug: str) -> HttpResponse:
    """A report of the video tool or a sheet: all of its lines or none."""
    edition = run(request, edition_slug)
    form = Report(edition, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            lines, source = read(form.cleaned_data["file"], edition.zone)
            count = asking.bring_in(request.actor, edition, form.cleaned_data["session"], lines, source)
        except PeopleError as error:
            form.add_error("file", str(error))
        else:
            said = _("%(new)s questions came in, %(known)s were here already.")
            messages.success(request, said % {"new": count, "known": len(lines) - count})
            return redirect("edition_questions", edition.slug)
    words = {
        "edition": edition,
        "form": form,
        "title": _("Bring in questions"),
        "verb": _("Bring in"),
        "back": reverse("edition_questions", args=[edition.slug]),
        "lead": _("All lines come in, or none. Times are read in the time zone of the event."),
    }
    return render(request, "programmes/questions/form.html", words)


@only(*RUNS_EDITIONS)
def answers(request: Request, edition_slug: str) -> HttpResponse:
    """The entries of the edition by state; a POST gives the chosen ones to somebody of the faculty."""
    edition = run(request, edition_slug)
    faculty = Person.objects.filter(faculty__edition=edition, faculty__state=FacultyState.CONFIRMED).distinct()
    if request.method == "POST":
        chosen = list(Entry.objects.filter(edition=edition, id__in=ids_of(request, "entry")).select_related("edition"))
        to = faculty.filter(id__in=ids_of(request, "to")).first()
        try:
            if to is None or not chosen:
                messages.error(request, _("Choose entries, and who is to answer them."))
            else:
                count = entries.assign(request.actor, chosen, to)
                said = ngettext("%(number)s question is sent.", "%(number)s questions are sent.", count)
                messages.success(request, said % {"number": count})
        except PeopleError as error:
            messages.error(request, str(error))
        return redirect("edition_entries", edition.slug)
    found = edition.entries.select_related("assigned_to", "session").annotate(asked=Count("questions"))
    state = request.GET.get("state", "")
    counts = dict(edition.entries.order_by().values_list("state").annotate(Count("id")))
    shown = found.filter(state=state) if state in EntryState.values else found
    words = {
        "edition": edition,
        "page": Paginator(shown.order_by("session__starts_at", "created_at"), 50).get_page(request.GET.get("page")),
        "faculty": faculty.order_by("name"),
        "tabs": tabs_of(edition, request.path),
        "states": [
            {"label": _("All"), "url": "?", "current": state not in EntryState.values, "count": sum(counts.values())},
            *(
                {"label": s.label, "url": f"?state={s}", "current": s == state, "count": counts.get(s.value, 0)}
                for s in EntryState
            ),
        ],
    }
    return render(request, "programmes/questions/entries.html", words)
