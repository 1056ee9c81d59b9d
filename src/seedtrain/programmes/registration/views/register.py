"""The way in: name and address, the form of the edition, and a page that says what to do next.

The page answers the same whoever is registered already: what it knows goes to the address only.
"""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.programmes.forms_built import answers_of, form_class
from seedtrain.programmes.forms_built.actions import introduction_of
from seedtrain.programmes.models import Edition, Purpose, Registration, RegistrationState
from seedtrain.programmes.registration import actions, seats
from seedtrain.programmes.registration.errors import NotEligible, RegistrationError
from seedtrain.programmes.registration.forms import Begin
from seedtrain.programmes.registration.judging import verdict_of
from seedtrain.programmes.registration.links import token_of
from seedtrain.programmes.registration.reasons import reasons_of
from seedtrain.programmes.registration.who import holder

KEPT = "registrations"  # in the session: {edition slug: id of the draft}


def language() -> str:
    return short_code(get_language() or "en")


def edition_of(request: Request, slug: str) -> Edition:
    editions = Edition.objects.visible_to(request.actor).prefetch_related("deadlines").select_related("owner")
    return get_object_or_404(editions, slug=slug)


def draft_in(request: Request, edition: Edition) -> Registration | None:
    """The draft that this browser began, or that the signed-in person has."""
    drafts = Registration.objects.filter(edition=edition, state=RegistrationState.DRAFT)
    if request.person:
        return drafts.filter(person=request.person).first()
    kept = request.session.get(KEPT, {}).get(edition.slug)
    # Once the address is proved, only the mailed link opens it: another may have begun this draft with her address.
    return drafts.filter(id=kept, person=None, email_proved_at=None).first() if kept else None


def remember(request: Request, draft: Registration) -> None:
    request.session[KEPT] = {**request.session.get(KEPT, {}), draft.edition.slug: str(draft.id)}


@public
@never_cache
def register(request: Request, edition_slug: str) -> HttpResponse:
    """Strangers give name and address; who is signed in goes on with her own."""
    edition = edition_of(request, edition_slug)
    if not edition.registration_open():
        return render(request, "programmes/registration/closed.html", {"edition": edition})
    draft = draft_in(request, edition)
    if draft and request.method != "POST" and not draft.submitted_at:
        return redirect("register_form", edition.slug)
    form = Begin(request.POST or None) if not request.person else None
    if request.method == "POST":
        answered = _begin(request, edition, form)
        if answered:
            return answered
    words = {"edition": edition, "form": form, "free": seats.free(edition)}
    return render(request, "programmes/registration/begin.html", words)


def _begin(request: Request, edition: Edition, form: Begin | None) -> HttpResponse | None:
    if form is None:
        name, email = request.person.name, request.person.address
    elif not form.is_valid():
        return None
    else:
        name, email = form.cleaned_data["name"], form.cleaned_data["email"].lower()
        if form.cleaned_data["website"]:
            return redirect("register_sent", edition.slug)
        if not ratelimit.consume(request, action="registration_begun", key=email):
            form.add_error(None, _("Many registrations were begun from here. Wait a while; what you entered stays."))
            return None
    begun = actions.begin(edition, name, email, language(), request.person)
    if begun.state != RegistrationState.DRAFT:
        return redirect("place", token_of(begun))
    remember(request, begun)
    return redirect("register_form", edition.slug)


@public
@never_cache
def register_form(request: Request, edition_slug: str) -> HttpResponse:
    """The questions of the edition, for the draft of this browser or of the signed-in person."""
    edition = edition_of(request, edition_slug)
    draft = draft_in(request, edition)
    if draft is None:
        return redirect("register", edition.slug)
    return form_answer(request, draft, reverse("register", args=[edition.slug]))


def form_answer(request: Request, registration: Registration, back: str, token: str = "") -> HttpResponse:
    """Show the form, check it, show who may take part and why, and hand it in. With `token`: from her own page."""
    edition = registration.edition
    questions = actions.questions_of(edition)
    known = {"name": registration.name, "email": registration.email, "language": registration.language}
    initial = {**known, **registration.answers}
    form = form_class(questions, language())(request.POST if request.method == "POST" else None, initial=initial)
    verdict: dict[str, Any] = registration.verdict if registration.submitted_at else {}
    if request.method == "POST":
        if "later" in request.POST:
            _keep(registration, form)
            messages.success(request, _("The draft is kept. The link in your mail brings you back to it."))
            return redirect(request.path)
        if form.is_valid():
            verdict = verdict_of(edition, answers_of(form))
            if "check" not in request.POST:
                answered = _hand_in(request, registration, form, token)
                if answered:
                    return answered
    words = {
        "edition": edition,
        "registration": registration,
        "form": form,
        "introduction": introduction_of(edition, Purpose.REGISTRATION),
        "token": token,
        "back": back,
        "reasons": reasons_of(verdict, questions, language()),
        "verdict": verdict,
        "refused": verdict.get("eligible") is False and not edition.by_decision,
    }
    return render(request, "programmes/registration/form.html", words)


def _keep(registration: Registration, form: Any) -> None:
    """What is right so far stays with the draft; a handed-in form changes only by handing in."""
    if registration.state == RegistrationState.DRAFT:
        form.is_valid()
        registration.answers = {**registration.answers, **answers_of(form)}
        registration.save(update_fields=["answers"])


def _hand_in(request: Request, registration: Registration, form: Any, token: str) -> HttpResponse | None:
    try:
        done = actions.submit(holder(registration), registration, answers_of(form))
    except NotEligible as refusal:
        _keep(registration, form)
        form.add_error(None, str(refusal))
        return None
    except RegistrationError as error:
        form.add_error(None, str(error))
        return None
    if token or done.person_id:
        messages.success(request, _("Your answers are handed in."))
        return redirect("place", token_of(done))
    return redirect("register_sent", done.edition.slug)


@public
def register_sent(request: Request, edition_slug: str) -> HttpResponse:
    """Look into your mail: the link there proves the address."""
    return render(request, "programmes/registration/sent.html", {"edition": edition_of(request, edition_slug)})
