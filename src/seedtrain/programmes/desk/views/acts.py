"""Acts on chosen registrations: what was ticked, or all that match, is frozen to numbers; then a reason; then a run."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, only
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.people.answers import told_by
from seedtrain.people.fields import reason_field
from seedtrain.programmes.attendance.marking import mark_many
from seedtrain.programmes.certificates.actions import issue_many
from seedtrain.programmes.desk import acts
from seedtrain.programmes.desk.errors import DeskError
from seedtrain.programmes.desk.numbers import written
from seedtrain.programmes.desk.searching import Asked
from seedtrain.programmes.desk.views.common import RUNNERS, chosen_ids, run_edition
from seedtrain.programmes.desk.views.messages import compose
from seedtrain.programmes.models import CertificateKind, Edition, Mark, Registration, RegistrationState


class Decision(forms.Form):
    """The reason, where the act asks for one; the numbers, where many were chosen."""

    def __init__(self, data: QueryDict | None, act: acts.Act, numbers: str | None = None) -> None:
        initial = {"act": act.code, "numbers": numbers}
        super().__init__(data, initial=initial)
        if act.reason:
            self.fields["reason"] = reason_field()
        self.fields["act"] = forms.CharField(widget=forms.HiddenInput)
        if numbers is not None:
            self.fields["numbers"] = forms.CharField(widget=forms.HiddenInput, max_length=200_000, required=False)


def frozen(request: Request, edition: Edition) -> str:
    """The numbers of what was chosen in the list, at this moment."""
    if "numbers" in request.POST:
        return request.POST["numbers"]
    if request.POST.get("which") == "all":
        found = Asked(edition, QueryDict(request.POST.get("query", ""))).found()
        found = found.exclude(state=RegistrationState.DRAFT)
        return written(number for number in found.values_list("number", flat=True) if number is not None)
    return written(int(number) for number in request.POST.getlist("number") if number.isdecimal())


@only(*RUNNERS)
@require_POST
def registrations_act(request: Request, edition_slug: str) -> HttpResponse:
    """From the list: ask; from the question: begin the run."""
    edition = run_edition(request.actor, edition_slug)
    back = reverse("registrations", args=[edition.slug])
    act = acts.ACTS.get(request.POST.get("act", ""))
    try:
        numbers = frozen(request, edition)
        ids = chosen_ids(request, edition, numbers)
    except DeskError as error:
        messages.error(request, str(error))
        return redirect(back)
    if not ids:
        messages.error(request, _("No registration is chosen. Tick some in the list, or choose all that match."))
        return redirect(back)
    if request.POST.get("act") == "message":
        return compose(request, edition, numbers, ids)
    if request.POST.get("act") in CertificateKind.values:
        return issue(request, edition, numbers, ids)
    if request.POST.get("act") == "mark":
        return mark(request, edition, numbers, ids)
    if act is None:
        messages.error(request, _("Choose what is to be done."))
        return redirect(back)
    asked_already = "numbers" in request.POST
    form = Decision(request.POST if asked_already else None, act, numbers)
    if asked_already and form.is_valid():
        with told_by(form):
            run = acts.decide_many(request.actor, edition, ids, act, form.cleaned_data.get("reason", ""))
            return redirect("run", run.id)
    said = ngettext("%(number)s registration is chosen.", "%(number)s registrations are chosen.", len(ids))
    return question(request, form, act, said % {"number": len(ids)}, back)


class Issuing(forms.Form):
    """The kind of certificate and the numbers of those chosen."""

    act = forms.CharField(widget=forms.HiddenInput)
    numbers = forms.CharField(widget=forms.HiddenInput, max_length=200_000)


def issue(request: Request, edition: Edition, numbers: str, ids: list[UUID]) -> HttpResponse:
    """Ask, then let certificates issue to those of them who meet its rules."""
    kind, back = CertificateKind(request.POST["act"]), reverse("registrations", args=[edition.slug])
    if "numbers" in request.POST:
        try:
            return redirect("run", issue_many(request.actor, edition, kind.value, ids).id)
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
            return redirect(back)
    said = _("Of the %(number)s chosen, those who meet the rules and have none get it, and are told by mail.")
    words = {
        "form": Issuing(initial={"act": kind.value, "numbers": numbers}),
        "question": _("Issue: %(kind)s?") % {"kind": kind.label},
        "consequences": said % {"number": len(ids)},
        "verb": _("Issue"),
        "back": back,
    }
    return render(request, "base/confirm.html", words)


class Marking(forms.Form):
    """In which session they were, or were not, and how that is known."""

    act = forms.CharField(widget=forms.HiddenInput, initial="mark")
    numbers = forms.CharField(widget=forms.HiddenInput, max_length=200_000)
    mark = forms.ChoiceField(
        label=gettext_lazy("They were"), choices=[*Mark.choices[1:], Mark.choices[0]], required=False
    )

    def __init__(self, data: QueryDict | None, edition: Edition, numbers: str) -> None:
        super().__init__(data, initial={"numbers": numbers})
        sessions = edition.sessions.filter(cancelled_at=None)
        self.fields["session"] = forms.ChoiceField(
            label=_("Session"), choices=[(s.code, say(s.names, get_language() or "en").text) for s in sessions]
        )
        self.fields["reason"] = reason_field()


def mark(request: Request, edition: Edition, numbers: str, ids: list[UUID]) -> HttpResponse:
    """Ask for session and reason, then mark those chosen present or absent."""
    form = Marking(request.POST if "numbers" in request.POST else None, edition, numbers)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        session = get_object_or_404(edition.sessions.select_related("edition"), code=given["session"])
        with told_by(form):
            return redirect("run", mark_many(request.actor, session, ids, given["mark"], given["reason"]).id)
    said = ngettext("%(number)s registration is chosen.", "%(number)s registrations are chosen.", len(ids))
    then = _("A mark goes before what was measured; it can be taken back.")
    words = {
        "form": form,
        "question": _("Mark attendance of these registrations?"),
        "consequences": f"{said % {'number': len(ids)}} {then}",
        "verb": _("Mark"),
        "back": reverse("registrations", args=[edition.slug]),
    }
    return render(request, "base/confirm.html", words)


def question(request: Request, form: forms.Form, act: acts.Act, consequences: str, back: str) -> HttpResponse:
    mail = _("Whoever is concerned is told by mail; a change of many can be taken back, the mail cannot.")
    words = {
        "form": form,
        "question": act.question,
        "consequences": f"{consequences} {mail}",
        "verb": act.label,
        "danger": act.reason,
        "back": back,
    }
    return render(request, "base/confirm.html", words)


@only(*RUNNERS)
@require_POST
def registration_decide(request: Request, edition_slug: str, registration_id: UUID) -> HttpResponse:
    """One registration: at once, after a reason where one is needed."""
    edition = run_edition(request.actor, edition_slug)
    found = get_object_or_404(Registration.objects.filter(edition=edition), id=registration_id)
    back = reverse("registration_at_desk", args=[edition.slug, found.id])
    act = acts.ACTS.get(request.POST.get("act", ""))
    if act is None:
        messages.error(request, _("Choose what is to be done."))
        return redirect(back)
    form = Decision(request.POST if "reason" in request.POST or not act.reason else None, act)
    if form.is_valid():
        with told_by(form):
            acts.decide(request.actor, found, act, form.cleaned_data.get("reason", ""))
            messages.success(request, _("Decided. You can decide anew at any time."))
            return redirect(back)
    return question(request, form, act, f"{found.number} {found.name}.", back)
