"""My own details."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.people import actions
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.forms.person import ChangeMe
from seedtrain.people.languages import name_of
from seedtrain.people.models import Person
from seedtrain.people.views.person import former_details, memberships_shown


def myself(request: Request) -> Person:
    if request.person is None:  # the gate admits persons only; this says so to the reader of the code
        raise PermissionDenied
    return request.person


@signed_in
def me(request: Request) -> HttpResponse:
    mine = myself(request)
    memberships = memberships_shown(request.actor, mine)
    words = {
        "mine": mine,
        "language": name_of(mine.language),
        "former_details": former_details(mine),
        "current": [m for m in memberships if m.is_current],
        "former": [m for m in memberships if not m.is_current],
    }
    return render(request, "people/me.html", words)


@signed_in
def change_me(request: Request) -> HttpResponse:
    mine = myself(request)
    form = ChangeMe(request.POST or None, person=mine)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.change_person(request.actor, mine, **form.cleaned_data)
            messages.success(request, _("The changes are saved."))
            response = redirect("me")
            response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)  # the language of the entry holds from now on
            return response
    return form_page(
        request, form, _("Change my details"), _("Save"), reverse("me"), above=[(_("My details"), reverse("me"))]
    )
