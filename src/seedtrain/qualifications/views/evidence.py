"""One piece of evidence; the trainer's list of what waits for a confirmation; an observation on real equipment."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, only, signed_in
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.people.models import Person, Role
from seedtrain.people.models.membership import today
from seedtrain.qualifications import actions
from seedtrain.qualifications.access import may_assess, may_confirm, may_withdraw
from seedtrain.qualifications.models import Assignment, Evidence
from seedtrain.standards.models import Competency

SOURCE_PAGES = {"attempt": "debrief"}  # the address name of the page that shows what a piece of evidence came from


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=gettext_lazy("It is kept with the record and shown wherever the evidence is shown."),
    )


class ObservationForm(forms.Form):
    """What an assessor saw."""

    competency = forms.ModelChoiceField(Competency.objects.none(), label=gettext_lazy("Competency"))
    level = forms.TypedChoiceField(
        label=gettext_lazy("Level seen"), coerce=int, choices=[(n, str(n)) for n in range(1, 5)], initial=2
    )
    on = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}), initial=today)
    note = forms.CharField(
        label=gettext_lazy("What you saw"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=gettext_lazy("Equipment, task and outcome, so that an inspector can follow your judgement."),
    )

    def __init__(self, *args: object, person: Person, language: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        roles = Assignment.objects.current().filter(person=person).values("job_role")
        field = self.fields["competency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Competency.objects.filter(requirements__job_role__in=roles, retired=False).distinct()
        field.label_from_instance = lambda obj: f"{say(obj.names, language)} ({obj.code})"  # type: ignore[method-assign]

    def clean_on(self) -> object:
        day = self.cleaned_data["on"]
        if day > today() + timedelta(days=1):  # east of Greenwich tomorrow has begun
            raise forms.ValidationError(_("This day has not come yet: give the day on which you saw it."))
        return day


def shown_evidence(request: Request, evidence_id: UUID) -> Evidence:
    rows = Evidence.objects.visible_to(request.actor).select_related("person", "competency__framework", "confirmed_by")
    return get_object_or_404(rows, id=evidence_id)


@signed_in
def evidence(request: Request, evidence_id: UUID) -> HttpResponse:
    """What was shown, by what, confirmed by whom; with what this reader may do about it."""
    piece = shown_evidence(request, evidence_id)
    page = {
        "evidence": piece,
        "source_url": reverse(SOURCE_PAGES[piece.source_kind], args=[piece.source_id])
        if piece.source_kind in SOURCE_PAGES
        else "",
        "confirming": may_confirm(request.actor, piece),
        "withdrawing": may_withdraw(request.actor, piece),
        "reason_form": ReasonForm(),
    }
    return render(request, "qualifications/evidence.html", page)


@require_POST
@signed_in
def withdraw(request: Request, evidence_id: UUID) -> HttpResponse:
    piece = shown_evidence(request, evidence_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        page = {"evidence": piece, "withdrawing": may_withdraw(request.actor, piece), "reason_form": form}
        return render(request, "qualifications/evidence.html", page, status=422)
    actions.withdraw(request.actor, piece, form.cleaned_data["reason"])
    messages.success(request, _("Withdrawn. The evidence stays readable but counts no longer."))
    return redirect("evidence", piece.id)


@only(Role.TRAINER)
def confirmations(request: Request) -> HttpResponse:
    """Evidence of my people that waits for an assessor: look, tick, confirm; several at once."""
    waiting = (
        Evidence.objects.waiting_for(request.actor)
        .select_related("person", "competency__framework")
        .order_by("person__name", "competency__code", "-shown_at")
    )
    if request.method == "POST":
        return confirm_chosen(request, [e for e in waiting if str(e.id) in request.POST.getlist("chosen")])
    rows = [(e, reverse(SOURCE_PAGES[e.source_kind], args=[e.source_id]) if e.source_id else "") for e in waiting[:200]]
    return render(request, "qualifications/confirmations.html", {"rows": rows})


def confirm_chosen(request: Request, chosen: list[Evidence]) -> HttpResponse:
    note = request.POST.get("note", "").replace("\0", "")[:1000]  # PostgreSQL keeps no NUL
    done = 0
    for piece in chosen:
        try:
            actions.confirm(request.actor, piece, note)
            done += 1
        except Refused as refusal:
            messages.error(request, f"{piece.person}: {refusal.reason}")
    if done:
        messages.success(request, _("Confirmed: %(number)s. Your name stands behind it.") % {"number": done})
    elif not chosen:
        messages.warning(request, _("Tick what you confirm first; nothing was changed."))
    return redirect("confirmations")


@only(Role.TRAINER)
def observe(request: Request, person_id: UUID) -> HttpResponse:
    """Record what I saw somebody do on real equipment."""
    person = get_object_or_404(Person.objects.visible_to(request.actor), id=person_id)
    may_assess(request.actor, person.id).require()
    start = {"competency": request.GET.get("competency")}
    form = ObservationForm(request.POST or None, person=person, language=request.actor.language, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.observe(request.actor, person, given["competency"], given["level"], given["note"], given["on"])
        messages.success(request, _("Recorded, in your name."))
        return redirect("person_path", person.id)
    status = 422 if form.is_bound else 200
    return render(request, "qualifications/observe.html", {"form": form, "person": person}, status=status)
