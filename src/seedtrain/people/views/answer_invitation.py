"""The page behind the link of an invitation. Whoever opens it has the mail that was sent to the address."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from seedtrain.base.access import public
from seedtrain.base.request import Request
from seedtrain.people import actions
from seedtrain.people.answers import told_by
from seedtrain.people.errors import PeopleError
from seedtrain.people.forms.invitation import Accept
from seedtrain.people.languages import django_code
from seedtrain.people.models import Account, Invitation


@public
@never_cache
@sensitive_post_parameters("password", "again")
def invitation(request: Request, secret: str) -> HttpResponse:
    """For newcomers a name and a password; for those with an account one button; a clear page when it is closed."""
    found = Invitation.objects.select_related("organisation__country").with_secret(secret)
    if found is None or not found.is_open or not actions.is_backed(found):
        return closed(request, found)
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and request.actor.is_stranger:
        translation.activate(django_code(found.language))
    if request.method == "POST" and not ratelimit.consume(request, action="invitation_answered"):
        return ratelimit.respond_429(request)
    words: dict[str, object] = {"invitation": found, "organisation": found.organisation}
    if not request.actor.is_stranger:
        return answer_as_member(request, found, words)
    if Account.objects.filter(email__iexact=found.email).exists():
        words["sign_in"] = f"{reverse('account_login')}?next={request.path}"
        return render(request, "people/invitation_known.html", words)
    return answer_as_newcomer(request, found, words)


def answer_as_newcomer(request: Request, found: Invitation, words: dict[str, object]) -> HttpResponse:
    form = Accept(request.POST or None, invitation=found)
    if request.method == "POST" and form.is_valid():
        details = {name: form.cleaned_data[name] for name in ("name", "password", "language")}
        with told_by(form):
            person = actions.accept_invitation(found, **details)
            login = Login(user=person.account, email=found.email)
            return perform_password_login(request, {"email": found.email}, login)
    return render(request, "people/invitation.html", words | {"form": form})


def answer_as_member(request: Request, found: Invitation, words: dict[str, object]) -> HttpResponse:
    theirs = request.user.is_authenticated and request.user.email.lower() == found.email
    if request.method == "POST" and theirs:
        try:
            actions.accept_as_member(request.actor, found)
        except PeopleError as error:
            messages.error(request, str(error))
            return redirect("me")
        messages.success(request, _("The role is yours now."))
        return redirect("me")
    return render(request, "people/invitation_known.html", words | {"theirs": theirs})


def closed(request: Request, found: Invitation | None) -> HttpResponse:
    """Used, withdrawn, too old or never made: what happened as far as the link itself tells, and what to do."""
    state = "unknown"
    if found:
        state = "used" if found.accepted_at else "withdrawn" if found.withdrawn_at else "expired"
        state = "unbacked" if found.is_open else state
    return render(request, "people/invitation_closed.html", {"state": state}, status=404 if found is None else 410)
