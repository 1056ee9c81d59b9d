"""Wordings of an edition: which there are, changing one in every language, seeing and trying it, going back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import RIGHT_TO_LEFT, say, short_code
from seedtrain.messages import about, actions, wordings
from seedtrain.messages.access import LOOK_AFTER_MAIL
from seedtrain.messages.actions.wording import examples
from seedtrain.messages.errors import MailError
from seedtrain.messages.forms import WordingForm
from seedtrain.messages.models import Wording
from seedtrain.people.languages import language_choices


def thing_of(request: Request, about_id: UUID) -> dict[str, Any]:
    """What the wordings are for, where the actor runs it."""
    kind = about.run_by(request.actor).get(about_id)
    if kind is None:
        raise Http404
    names = dict(kind.names([about_id]).get(about_id, {}))
    return {"thing": about_id, "kind": kind.kind, "names": names, "back": kind.url(about_id)}


def wording_of(code: str, about_id: UUID) -> wordings.Effective:
    if code not in wordings.shipped():
        raise Http404
    return wordings.of(code, about_id)


@only(*LOOK_AFTER_MAIL)
def wording_list(request: Request, about_id: UUID) -> HttpResponse:
    own = set(Wording.objects.filter(about=about_id).values_list("code", flat=True))
    rows = [(wording, wording.code in own) for wording in wordings.shipped().values()]
    return render(request, "mail/wordings.html", {**thing_of(request, about_id), "rows": rows})


@only(*LOOK_AFTER_MAIL)
def wording(request: Request, about_id: UUID, wording_code: str) -> HttpResponse:
    """The form; below it how the message reads in one language."""
    words, found = thing_of(request, about_id), wording_of(wording_code, about_id)
    form = WordingForm(request.POST or None, wording=found)
    if request.method == "POST" and form.is_valid():
        try:
            texts = form.texts("subject"), form.texts("body")
            actions.change_wording(request.actor, wording_code, about_id, *texts)
            messages.success(request, _("Kept. Messages written from now on say this."))
            return redirect("wording", about_id, wording_code)
        except MailError as error:
            form.add_error(None, str(error))
    wanted = request.GET.get("language") or short_code(get_language() or "en")
    language = wordings.language_for(found, wanted)
    values = examples(found, request.person.name, say(words["names"], language).text)
    subject, body = wordings.said(found, values, language)
    address = reverse("wording", args=[about_id, wording_code])
    words |= {
        "form": form,
        "wording": found.shipped,
        "own": found.own,
        "preview": {"subject": subject, "body": body, "language": language},
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "languages": [
            {"label": name, "url": f"{address}?language={code}#preview", "current": code == language}
            for code, name in language_choices()
        ],
    }
    return render(request, "mail/wording.html", words)


@only(*LOOK_AFTER_MAIL)
@require_POST
def wording_test(request: Request, about_id: UUID, wording_code: str) -> HttpResponse:
    words = thing_of(request, about_id)
    wording_of(wording_code, about_id)
    language = request.POST.get("language", "")
    try:
        name = say(words["names"], language or "en").text
        mail = actions.send_test(request.actor, wording_code, (words["kind"], about_id), name, language)
        messages.success(request, _("A test is on its way to %(address)s.") % {"address": mail.address})
    except MailError as error:
        messages.error(request, str(error))
    return redirect("wording", about_id, wording_code)


@only(*LOOK_AFTER_MAIL)
def wording_reset(request: Request, about_id: UUID, wording_code: str) -> HttpResponse:
    """Ask, then give up the own version."""
    thing_of(request, about_id)
    found = wording_of(wording_code, about_id)
    back = reverse("wording", args=[about_id, wording_code])
    if request.method == "POST":
        try:
            actions.reset_wording(request.actor, wording_code, about_id)
            messages.success(request, _("The shipped wording counts again."))
        except MailError as error:
            messages.error(request, str(error))
        return redirect(back)
    question = {
        "question": _("Go back to the shipped wording?"),
        "consequences": _("“%(wording)s” says in every language what it said at first; your texts are given up.")
        % {"wording": say(dict(found.shipped.names), get_language() or "en").text},
        "verb": _("Go back to it"),
        "danger": True,
        "back": back,
    }
    return render(request, "base/confirm.html", question)
