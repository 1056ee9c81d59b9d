"""Composing a message to participants: for whom, in which languages, as one receiver sees it, now or later."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.base.text import LANGUAGES
from seedtrain.people.languages import name_of
from seedtrain.programmes.desk import composing
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.desk.numbers import written
from seedtrain.programmes.desk.views.common import RUNNERS, chosen_ids, run_edition
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, Registration, RegistrationState

TO = (RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.SUBMITTED, RegistrationState.DECLINED)


class Message(forms.Form):
    """Subject and text for each language that somebody reads; the first is English, which stands in for others."""

    def __init__(self, data: Any, languages: Sequence[str], zone: str) -> None:
        super().__init__(data)
        self.languages = languages
        for language in languages:
            named = {"language": name_of(language)}
            self.fields[f"subject_{language}"] = forms.CharField(
                label=_("Subject (%(language)s)") % named,
                max_length=200,
                required=False,
                widget=forms.TextInput(attrs={"dir": "auto"}),
            )
            self.fields[f"text_{language}"] = forms.CharField(
                label=_("Text (%(language)s)") % named,
                max_length=5000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
            )
        self.fields["not_before"] = forms.DateTimeField(
            label=gettext_lazy("Not before"),
            required=False,
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
            help_text=_("In the time zone %(zone)s. Empty: at once.") % {"zone": zone},
            widget=forms.DateTimeInput(attrs={"type": "datetime-local", "dir": "ltr"}, format="%Y-%m-%dT%H:%M"),
        )

    @property
    def text(self) -> composing.Text:
        found = self.cleaned_data
        return composing.Text(
            {language: found[f"subject_{language}"] for language in self.languages},
            {language: found[f"text_{language}"] for language in self.languages},
        )


def everybody(edition: Edition, state: str) -> str:
    rows = edition.registrations.filter(state=state).values_list("number", flat=True)
    return written(number for number in rows if number is not None)


@only(*RUNNERS)
def edition_messages(request: Request, edition_slug: str) -> HttpResponse:
    """From the tab: everybody in a state. The form itself comes back here with the numbers of those chosen."""
    edition = run_edition(request.actor, edition_slug)
    state = request.GET.get("to", "")
    state = state if state in TO else RegistrationState.CONFIRMED
    numbers = request.POST.get("numbers", "") if request.method == "POST" else everybody(edition, state)
    try:
        ids = chosen_ids(request, edition, numbers)
    except DeskError as error:
        messages.error(request, str(error))
        return redirect("edition_messages", edition.slug)
    if request.method != "POST":
        return compose(request, edition, numbers, ids, state=state)
    form = form_for(request.POST, edition, ids)
    shown = None
    if form.is_valid():
        try:
            if run := act(request, edition, ids, form):
                return redirect("run", run.id)
            if example := first_of(edition, ids):
                composing.check(form.text)
                shown = composing.preview(example, edition, form.text)
        except DeskError as error:
            form.add_error(None, str(error))
    return page(request, edition, numbers, ids, form, preview=shown)


def act(request: Request, edition: Edition, ids: Sequence[UUID], form: Message) -> Any:
    """Send, which answers a run, or test; anything else only shows."""
    wanted = request.POST.get("act", "")
    if wanted == "send":
        when = form.cleaned_data["not_before"]
        at = timezone.make_aware(when.replace(tzinfo=None), edition.zone) if when else None
        return composing.send(request.actor, edition, ids, form.text, at)
    if wanted == "test" and (example := first_of(edition, ids)):
        composing.test(request.actor, edition, example, form.text)
        messages.success(request, _("A test is on its way to your own address."))
    return None


def first_of(edition: Edition, ids: Sequence[UUID]) -> Registration | None:
    good = composing.receivers(edition, ids).ids
    return Registration.objects.filter(id=good[0]).first() if good else None


def form_for(data: Any, edition: Edition, ids: Sequence[UUID]) -> Message:
    read = composing.receivers(edition, ids).by_language
    return Message(data, [language for language in LANGUAGES if language == "en" or read[language]], edition.time_zone)


def compose(request: Request, edition: Edition, numbers: str, ids: Sequence[UUID], state: str = "") -> HttpResponse:
    """The empty form for those chosen."""
    return page(request, edition, numbers, ids, form_for(None, edition, ids), state=state)


def page(
    request: Request, edition: Edition, numbers: str, ids: Sequence[UUID], form: Message, **more: Any
) -> HttpResponse:
    text = form.text if form.is_bound and form.is_valid() and form.text.language_for("en") else None
    to = composing.receivers(edition, ids, text)
    words = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "form": form,
        "numbers": numbers,
        "total": len(to.ids),
        "by_language": [(name_of(language), number) for language, number in to.by_language.most_common()],
        "none": [(composing.WHY[why], number) for why, number in to.none.most_common()],
        "states": [(state.value, state.label) for state in TO],
        "values": [f"{{{name}}}" for name in composing.VALUES],
        **more,
    }
    return render(request, "programmes/desk/messages.html", words)
