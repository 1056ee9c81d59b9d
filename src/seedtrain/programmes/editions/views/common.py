"""What the pages of the desk share: finding the edition, drawing a page, a form, an act, a question why."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.base.request import Request
from seedtrain.programmes.editions.errors import EditionError
from seedtrain.programmes.editions.forms.edition import Why
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition


def run_edition(request: Request, edition_slug: str) -> Edition:
    """The edition, if the actor runs it; others do not learn that a draft exists."""
    run = Edition.objects.run_by(request.actor).select_related("programme", "owner", "template")
    return get_object_or_404(run.prefetch_related("deadlines__changes"), slug=edition_slug)


def desk_page(request: Request, edition: Edition, template: str, words: dict[str, Any]) -> HttpResponse:
    """A page of the desk: what all of them show, and its own words."""
    return render(request, template, {"edition": edition, "tabs": tabs_of(edition, request.path), **words})


def form_page(
    request: Request, form: Any, title: str, verb: str, back: str, edition: Edition | None = None
) -> HttpResponse:
    words = {"form": form, "title": title, "verb": verb, "back": back, "edition": edition}
    return render(request, "programmes/editions/form.html", words)


def act(
    request: Request, edition: Edition, action: Callable[[Actor, Edition], Any], done: str | Promise
) -> HttpResponse:
    """An act that needs no form: what does not fit is said on the overview."""
    try:
        action(request.actor, edition)
    except EditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, str(done))
    return redirect("edition_run", edition.slug)


def ask_why(
    request: Request, edition: Edition, action: Callable[[Actor, str], Any], question: str, verb: str
) -> HttpResponse:
    """Asks for the reason before something is cancelled."""
    form = Why(request.POST or None)
    back = reverse("edition_run", args=[edition.slug])
    if request.method == "POST" and form.is_valid():
        try:
            action(request.actor, form.cleaned_data["reason"])
            return redirect(back)
        except EditionError as error:
            form.add_error(None, str(error))
    words = {
        "question": question,
        "consequences": _("Everybody who looks at the page is told, with the reason that you write here."),
        "verb": verb,
        "back": back,
        "danger": True,
        "form": form,
    }
    return render(request, "base/confirm.html", words)
