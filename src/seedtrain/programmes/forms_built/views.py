"""The builder: the forms of an edition, one form with its questions, one question, translation, preview."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import say, short_code
from seedtrain.people.languages import language_choices, name_of
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.forms_built import actions, form_class, starter
from seedtrain.programmes.forms_built.actions import FormError
from seedtrain.programmes.forms_built.fields import KINDS
from seedtrain.programmes.forms_built.forms import EditQuestion, Introduction
from seedtrain.programmes.forms_built.rules import Rules, initial_of, is_usual
from seedtrain.programmes.models import Edition, Purpose
from seedtrain.programmes.models.edition import RUNS_EDITIONS

ROOM = "programmes/forms_built/"


def edition_of(request: Request, slug: str) -> Edition:
    return get_object_or_404(Edition.objects.run_by(request.actor), slug=slug)


def purpose_of(code: str) -> Purpose:
    if code not in Purpose.values:
        raise Http404
    return Purpose(code)


def language() -> str:
    return short_code(get_language() or "en")


def page(request: Request, template: str, edition: Edition, **words: Any) -> HttpResponse:
    tabs = tabs_of(edition, request.path)
    return render(request, ROOM + template, {"edition": edition, "tabs": tabs, **words})


@only(*RUNS_EDITIONS)
def all_forms(request: Request, edition_slug: str) -> HttpResponse:
    edition = edition_of(request, edition_slug)
    rows = [(purpose, len(_current(actions.questions_of(edition, purpose)))) for purpose in Purpose]
    return page(request, "forms.html", edition, rows=rows)


def _current(questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [question for question in questions if not question.get("retired")]


@only(*RUNS_EDITIONS)
def one_form(request: Request, edition_slug: str, purpose: str) -> HttpResponse:
    edition, kind = edition_of(request, edition_slug), purpose_of(purpose)
    questions = actions.questions_of(edition, kind)
    taken = {question["code"] for question in questions}
    ready = [(code, question["labels"]) for code, question in starter.ready().items() if code not in taken]
    words = {
        "purpose": kind,
        "introduction": actions.introduction_of(edition, kind),
        "questions": [(question, KINDS[question["kind"]]) for question in _current(questions)],
        "retired": [question for question in questions if question.get("retired")],
        "kinds": KINDS.items(),
        "ready": ready,
        "languages": [pair for pair in language_choices() if pair[0] != "en"],
    }
    return page(request, "form_of.html", edition, **words)


@only(*RUNS_EDITIONS)
def add(request: Request, edition_slug: str, purpose: str) -> HttpResponse:
    """?kind=... asks for its texts; a ready question comes with a POST and needs nothing more."""
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    back = reverse("form", args=[edition.slug, for_what])
    ready = starter.ready().get(request.POST.get("ready", ""))
    if ready:
        _act(request, lambda: actions.add(request.actor, edition, for_what, ready), _("The question is added."))
        return redirect(back)
    kind = request.GET.get("kind", "short_text")
    if kind not in KINDS:
        raise Http404
    return _edit(request, edition, for_what, kind, None)


@only(*RUNS_EDITIONS)
def change(request: Request, edition_slug: str, purpose: str, question_code: str) -> HttpResponse:
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    found = next((q for q in actions.questions_of(edition, for_what) if q["code"] == question_code), None)
    if found is None:
        raise Http404
    return _edit(request, edition, for_what, found["kind"], found)


def _edit(
    request: Request, edition: Edition, purpose: Purpose, kind: str, question: dict[str, Any] | None
) -> HttpResponse:
    questions = _current(actions.questions_of(edition, purpose))
    before = questions[: questions.index(question)] if question in questions else questions
    form = EditQuestion(request.POST or None, kind=kind, language=language(), before=before, question=question)
    back = reverse("form", args=[edition.slug, purpose])
    if request.method == "POST" and form.is_valid():
        write = actions.put if question else actions.add
        try:
            write(request.actor, edition, purpose, form.made())
        except FormError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The question is kept."))
            return redirect(back)
    title = say(question["labels"], language()).text if question else KINDS[kind]
    return page(request, "edit.html", edition, form=form, title=title, back=back, verb=_("Keep"))


def _act(request: Request, act: Any, done: str) -> None:
    try:
        act()
        messages.success(request, done)
    except FormError as error:
        messages.error(request, str(error))


@only(*RUNS_EDITIONS)
@require_POST
def move(request: Request, edition_slug: str, purpose: str, question_code: str) -> HttpResponse:
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    by = 1 if "down" in request.POST else -1
    _act(request, lambda: actions.move(request.actor, edition, for_what, question_code, by), _("The order is changed."))
    return redirect("form", edition.slug, for_what)


@only(*RUNS_EDITIONS)
def remove(request: Request, edition_slug: str, purpose: str, question_code: str) -> HttpResponse:
    """Ask first; say whether it goes or is retired. A retired one is asked again from the same address."""
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    back = reverse("form", args=[edition.slug, for_what])
    if request.method == "POST":
        act = actions.restore if "restore" in request.POST else actions.remove
        _act(request, lambda: act(request.actor, edition, for_what, question_code), _("The form is changed."))
        return redirect(back)
    kept = actions.answered(edition, for_what, question_code)
    words = {
        "question": _("Take the question %(code)s out?") % {"code": question_code},
        "consequences": _("It was answered already: it is no longer asked, and its answers stay.")
        if kept
        else _("Nobody has answered it. It goes for good."),
        "verb": _("Take out"),
        "danger": True,
        "back": back,
    }
    return render(request, "base/confirm.html", words)


@only(*RUNS_EDITIONS)
def translate(request: Request, edition_slug: str, purpose: str, text_language: str) -> HttpResponse:
    """Every text of the form in one language, beside what it says now."""
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    if text_language not in dict(language_choices()):
        raise Http404
    form = forms.Form(request.POST or None)
    for place, texts in actions.places(actions.questions_of(edition, for_what)):
        shown = next((text for code, text in texts.items() if code != text_language), "")
        form.fields[place] = forms.CharField(
            label=shown or texts.get(text_language, place),
            required=False,
            max_length=1000,
            initial=texts.get(text_language, ""),
            widget=forms.TextInput({"dir": "auto", "lang": text_language}),
        )
    back = reverse("form", args=[edition.slug, for_what])
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        _act(
            request,
            lambda: actions.translate(request.actor, edition, for_what, text_language, data),
            _("The translation is kept."),
        )
        return redirect(back)
    title = _("Translate into: %(language)s") % {"language": name_of(text_language)}
    return page(request, "edit.html", edition, form=form, title=title, back=back, verb=_("Keep"))


@only(*RUNS_EDITIONS)
def introduction(request: Request, edition_slug: str, purpose: str) -> HttpResponse:
    """What people read above the questions, in each language."""
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    form = Introduction(request.POST or None, initial={"texts": actions.introduction_of(edition, for_what)})
    back = reverse("form", args=[edition.slug, for_what])
    if request.method == "POST" and form.is_valid():
        actions.introduce(request.actor, edition, for_what, form.cleaned_data["texts"])
        messages.success(request, _("Kept."))
        return redirect(back)
    return page(request, "edit.html", edition, form=form, title=_("Text above the form"), back=back, verb=_("Keep"))


@only(*RUNS_EDITIONS)
def preview(request: Request, edition_slug: str, purpose: str) -> HttpResponse:
    """As people see it; what is entered here goes nowhere."""
    edition, for_what = edition_of(request, edition_slug), purpose_of(purpose)
    form = form_class(actions.questions_of(edition, for_what), language())()
    said = actions.introduction_of(edition, for_what)
    return page(request, "preview.html", edition, form=form, purpose=for_what, introduction=said)


@only(*RUNS_EDITIONS)
def rules(request: Request, edition_slug: str) -> HttpResponse:
    """Who may take part. Questions that a rule reads come into the form by themselves."""
    edition = edition_of(request, edition_slug)
    form = Rules(request.POST if request.method == "POST" else None, initial=initial_of(edition.eligibility))
    back = reverse("forms", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        others = [rule for rule in edition.eligibility if not is_usual(rule)]
        added = actions.set_rules(request.actor, edition, form.rules() + others)
        messages.success(request, _("The rules are kept. They count for forms that are handed in from now on."))
        if added:
            messages.info(request, _("Added to the form: %(codes)s.") % {"codes": ", ".join(added)})
        return redirect(back)
    return page(request, "edit.html", edition, form=form, title=_("Who may take part"), back=back, verb=_("Keep"))
