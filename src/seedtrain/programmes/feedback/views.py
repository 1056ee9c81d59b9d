"""Giving feedback by a link, and reading what came in."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seedtrain.base.access import only, public
from seedtrain.base.actor import Actor, system_actor
from seedtrain.base.request import Request
from seedtrain.base.text import short_code
from seedtrain.people.errors import PeopleError
from seedtrain.people.languages import name_of
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.feedback import actions
from seedtrain.programmes.feedback.defaults import form_of
from seedtrain.programmes.feedback.forms import Employer
from seedtrain.programmes.feedback.links import follow_up_of
from seedtrain.programmes.feedback.results import LEAST, change_in_practice, parts, rates, safe_groups
from seedtrain.programmes.forms_built import answers_of, form_class
from seedtrain.programmes.models import (
    DeadlineKind,
    Edition,
    FollowUp,
    Presence,
    Purpose,
    Registration,
    Respondent,
    Response,
    Session,
)
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.registration.links import registration_of


def language_of() -> str:
    return short_code(get_language() or "en")


def answering(
    request: Request, registration: Registration, purpose: str, actor: Actor, title: str, **more: Any
) -> HttpResponse:
    """One built form, filled with what was answered before."""
    built = form_of(registration.edition, purpose)
    follow_up: FollowUp | None = more.get("follow_up")
    respondent = more.get("respondent", Respondent.PARTICIPANT)
    earlier = Response.objects.filter(
        registration=registration, session=more.get("session"), follow_up=follow_up, respondent=respondent
    )
    before = earlier.filter(form__purpose=purpose).first()
    form = form_class(built.questions, language_of())(request.POST or None, initial=before.answers if before else {})
    asks_employer = follow_up is not None and respondent == Respondent.PARTICIPANT
    known = {"employer_name": follow_up.employer_name, "employer_email": follow_up.employer_email} if follow_up else {}
    employer = Employer(request.POST or None, initial=known) if asks_employer else None
    if request.method == "POST" and form.is_valid() and (employer is None or employer.is_valid()):
        try:
            actions.respond(actor, registration, purpose, answers_of(form), **more)
            if follow_up and employer and employer.cleaned_data["employer_email"]:
                asked = employer.cleaned_data
                actions.ask_employer(actor, follow_up, asked["employer_name"], asked["employer_email"])
        except PeopleError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. You can change your answers here."))
            return redirect(request.path)
    words = {
        "edition": registration.edition,
        "form": form,
        "employer": employer,
        "title": title,
        "before": before,
        "introduction": built.introductions,
        "sessions": Session.objects.filter(
            edition=registration.edition, starts_at__lte=timezone.now(), cancelled_at=None, counts=True
        )
        if respondent == Respondent.PARTICIPANT
        else [],
        "token": request.resolver_match.kwargs.get("token", "") if request.resolver_match else "",
        "session": more.get("session"),
        "least": LEAST,
    }
    return render(request, "programmes/feedback/answering.html", words)


@public
def mine(request: Request, token: str) -> HttpResponse:
    """Feedback on the whole, and the way to that on each session."""
    registration = registration_of(token)
    actor = Actor(person=registration.person_id, language=language_of())
    return answering(request, registration, Purpose.EDITION_FEEDBACK, actor, _("Feedback on the whole"))


@public
def mine_on_session(request: Request, token: str, session_code: str) -> HttpResponse:
    registration = registration_of(token)
    session = get_object_or_404(Session, edition=registration.edition, code=session_code, cancelled_at=None)
    actor = Actor(person=registration.person_id, language=language_of())
    title = _("Feedback on a session")
    return answering(request, registration, Purpose.SESSION_FEEDBACK, actor, title, session=session)


@public
def my_follow_up(request: Request, token: str, months: int) -> HttpResponse:
    registration = registration_of(token)
    follow_up = get_object_or_404(FollowUp, registration=registration, months=months)
    actor = Actor(person=registration.person_id, language=language_of())
    title = _("What do you use at work?")
    return answering(request, registration, Purpose.FOLLOW_UP, actor, title, follow_up=follow_up)


@public
def employer(request: Request, secret: str) -> HttpResponse:
    """The employer's view, by a link of its own."""
    follow_up = follow_up_of(secret)
    actor = Actor(system=system_actor("employer").system, language=language_of())
    title = _("What has changed at work? About %(name)s") % {"name": follow_up.registration.name}
    return answering(
        request,
        follow_up.registration,
        Purpose.EMPLOYER,
        actor,
        title,
        follow_up=follow_up,
        respondent=Respondent.EMPLOYER,
    )


@only(*RUNS_EDITIONS)
def results(request: Request, edition_slug: str) -> HttpResponse:
    """On the whole or one session: how many answered, distributions, texts."""
    edition = get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)
    session = edition.sessions.filter(code=request.GET.get("session", "")).first()
    purpose = Purpose.SESSION_FEEDBACK if session else Purpose.EDITION_FEEDBACK
    found = Response.objects.filter(registration__edition=edition, session=session, form__purpose=purpose)
    present = Presence.objects.filter(session=session, present=True).count() if session else 0
    could = present or edition.registrations.taking_part().count()
    responses = list(found)
    languages = dict(found.order_by().values_list("language").annotate(Count("id")))
    groups = safe_groups(languages)
    chosen = request.GET.get("language", "")
    if chosen and chosen in groups:
        responses = [r for r in responses if r.language == chosen]
    words = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "session": session,
        "sessions": edition.sessions.all(),
        "answered": len(responses),
        "could": could,
        "of_present": bool(present),
        "rate": round(100 * sum(languages.values()) / could) if could else 0,
        "rates": rates(edition),
        "deadline": edition.deadline(DeadlineKind.FEEDBACK),
        "least": LEAST,
        "enough": len(responses) >= LEAST,
        "languages": [(code, name_of(code) if code else _("Others"), count) for code, count in groups.items()],
        "chosen": chosen,
        "parts": parts(form_of(edition, purpose).questions, responses, language_of())
        if len(responses) >= LEAST
        else [],
    }
    return render(request, "programmes/feedback/results.html", words)


@only(*RUNS_EDITIONS)
def follow_up(request: Request, edition_slug: str) -> HttpResponse:
    """The indicator by month, from participants and from employers, with response rates and what they wrote."""
    edition = get_object_or_404(Edition.objects.run_by(request.actor), slug=edition_slug)
    views = []
    for respondent, purpose in ((Respondent.PARTICIPANT, Purpose.FOLLOW_UP), (Respondent.EMPLOYER, Purpose.EMPLOYER)):
        responses = list(
            Response.objects.filter(registration__edition=edition, respondent=respondent).exclude(follow_up=None)
        )
        enough = len(responses) >= LEAST
        questions = form_of(edition, purpose).questions
        views.append(
            {
                "label": respondent.label,
                "months": change_in_practice(edition, respondent),
                "parts": parts(questions, responses, language_of()) if enough else [],
            }
        )
    words = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "views": views,
        "least": LEAST,
        "planned": FollowUp.objects.filter(registration__edition=edition).exists(),
    }
    return render(request, "programmes/feedback/follow_up.html", words)
