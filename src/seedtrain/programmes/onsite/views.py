"""Assessing on a tablet, the sheets that were signed, the final results, and travel as the participant writes it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from seedtrain.base.access import Refused, only, public, signed_in
from seedtrain.base.request import Request
from seedtrain.people import spreadsheet
from seedtrain.programmes.access import may_run
from seedtrain.programmes.editions.tabs import tabs_of
from seedtrain.programmes.models import Edition, Outcome, PracticalAssessment, PracticalOutcome, Registration, Travel
from seedtrain.programmes.models.edition import RUNS_EDITIONS
from seedtrain.programmes.onsite import assessing, results, travel
from seedtrain.programmes.onsite.letters import key_of
from seedtrain.programmes.onsite.who import coming
from seedtrain.programmes.registration.links import registration_of


class AssessmentForm(forms.Form):
    """What is signed beside the behaviours, which are ticked one by one."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=PracticalOutcome.choices, widget=forms.RadioSelect
    )
    equipment = forms.CharField(
        label=gettext_lazy("Equipment"), max_length=200, help_text=gettext_lazy("The real equipment it was done on.")
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        help_text=gettext_lazy("Typing it is your signature."),
        strip=False,
    )


class CorrectionForm(AssessmentForm):
    """The same, in the place of a sheet that was wrong."""

    reason = forms.CharField(
        label=gettext_lazy("Why the earlier sheet is wrong"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The earlier sheet stays readable, with this reason, and counts no longer."),
    )
    field_order = ("reason",)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)


class TravelForm(forms.ModelForm):
    """Times are those of the event's own zone."""

    class Meta:
        model = Travel
        fields = travel.FIELDS
        labels = travel.LABELS
        widgets = {
            "arrives_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "departs_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            "passport_expires_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        arrives, departs = given.get("arrives_at"), given.get("departs_at")
        if arrives and departs and departs <= arrives:
            self.add_error("departs_at", _("The departure lies before the arrival. Correct one of the two."))
        return given


def edition_of(request: Request, slug: str) -> Edition:
    return get_object_or_404(Edition.objects.run_by(request.actor), slug=slug)


@signed_in
def practical(request: Request, edition_slug: str) -> HttpResponse:
    """Step by step: the participant, the competency, what was seen, the signature."""
    edition = get_object_or_404(Edition.objects.visible_to(request.actor), slug=edition_slug)
    assessor, runs_it = assessing.is_assessor(request.actor, edition), may_run(request.actor, edition)
    if not assessor and not runs_it:
        raise Refused(assessor.reason)
    people = list(coming(edition).exclude(person=request.actor.person).order_by("name"))
    aims = assessing.aims(edition)
    person = next((r for r in people if str(r.id) == request.GET.get("participant")), None)
    wanted = request.GET.get("competency", ""), request.GET.get("level", "")
    aim = next(((c, n) for c, n in aims if (str(c.id), str(n)) == wanted), None)
    page: dict[str, Any] = {"edition": edition, "people": people, "aims": aims, "person": person, "aim": aim}
    page |= {"signed": signed_sheets(edition), "assessor": assessor, "status": 200}
    page["tabs"] = tabs_of(edition, request.path) if runs_it else []
    if person is not None and aim is not None:
        answer = assess(request, person, aim, page)
        if answer is not None:
            return answer
    return render(request, "programmes/onsite/practical.html", page, status=page["status"])


def signed_sheets(edition: Edition) -> list[PracticalAssessment]:
    rows = PracticalAssessment.objects.filter(registration__edition=edition)
    rows = rows.select_related("registration", "competency", "assessor", "evidence", "corrected_by")
    return list(rows.order_by("-signed_at")[:100])


def assess(request: Request, person: Registration, aim: assessing.Aim, page: dict[str, Any]) -> HttpResponse | None:
    """The sheet of one participant and one competency. Signed: leads back; else what was typed is kept."""
    competency, level = aim
    earlier = to_correct(request, person, aim)
    seen = {str(value) for value in request.POST.getlist("seen")}
    behaviours = [(b, str(b.id) in seen) for b in competency.behaviours.filter(level=level)]
    posted = request.POST if request.method == "POST" else None
    if earlier is None:
        form = AssessmentForm(posted)
    else:
        form = CorrectionForm(posted, initial={"equipment": earlier.equipment, "note": earlier.note})
    page |= {
        "form": form,
        "earlier": earlier,
        "behaviours": behaviours,
        "granted": assessing.may_assess(request.actor, person, competency, level),
    }
    if request.method != "POST":
        return None
    if form.is_valid():
        try:
            ids = {b.id for b, ticked in behaviours if ticked}
            assessing.sign(request.actor, person, competency, level, seen=ids, corrects=earlier, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
        else:
            messages.success(request, _("Signed, in your name."))
            return redirect(f"{reverse('practical', args=[person.edition.slug])}?participant={person.id}")
    page["status"] = 422
    return None


def to_correct(request: Request, person: Registration, aim: assessing.Aim) -> PracticalAssessment | None:
    """The sheet that the address names, of this participant and aim. Raises Http404 where it is another's."""
    wanted = request.GET.get("corrects", "")
    if not wanted:
        return None
    if not is_uuid(wanted):
        raise Http404
    sheets = PracticalAssessment.objects.select_related("evidence")
    return get_object_or_404(sheets, id=wanted, registration=person, competency=aim[0], level=aim[1])


@signed_in
def assessment(request: Request, assessment_id: UUID) -> HttpResponse:
    """A signed sheet as it was signed: for who signed it, whom it is about, who runs the edition. Withdrawn here."""
    rows = PracticalAssessment.objects.select_related("registration__edition", "competency", "assessor", "evidence")
    sheet = get_object_or_404(rows, id=assessment_id)
    actor = request.actor
    if actor.person not in {sheet.assessor_id, sheet.registration.person_id} and not may_run(
        actor, sheet.registration.edition
    ):
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        assessing.withdraw(actor, sheet, form.cleaned_data["reason"])
        messages.success(request, _("Withdrawn. The sheet stays readable but counts no longer."))
        return redirect("assessment", sheet.id)
    corrected = PracticalAssessment.objects.filter(corrects=sheet).first()
    correcting = assessing.may_assess(actor, sheet.registration, sheet.competency, sheet.level)
    page = {
        "sheet": sheet,
        "form": form,
        "withdrawing": assessing.may_withdraw(actor, sheet),
        "corrected": corrected,
        "correcting": correcting if corrected is None else None,
    }
    return render(request, "programmes/onsite/assessment.html", page, status=422 if form.is_bound else 200)


@only(*RUNS_EDITIONS)
def final_results(request: Request, edition_slug: str) -> HttpResponse:
    """What the rules propose, with reasons; decided for several at once; the list prints."""
    edition = edition_of(request, edition_slug)
    status = 200
    if request.method == "POST":
        chosen = {UUID(value) for value in request.POST.getlist("chosen") if is_uuid(value)}
        wanted = request.POST.get("outcome", "")
        proposed = {p.registration.id: p.outcome for p in results.proposals(edition)}
        outcomes = {id: wanted or proposed.get(id, "") for id in chosen}
        try:
            number = results.decide(request.actor, edition, outcomes, request.POST.get("note", "")[:1000])
        except Refused as refusal:
            messages.error(request, str(refusal.reason))
            status = 422
        else:
            messages.success(request, _("Decided: %(number)s.") % {"number": number})
            return redirect("final_results", edition.slug)
    page = {
        "edition": edition,
        "tabs": tabs_of(edition, request.path),
        "proposals": results.proposals(edition),
        "outcomes": Outcome.choices,
        "chosen": request.POST.getlist("chosen"),
        "note": request.POST.get("note", ""),
    }
    return render(request, "programmes/onsite/results.html", page, status=status)


def is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


@public
def my_travel(request: Request, token: str) -> HttpResponse:
    """Whoever holds the link writes her own travel, in the event's own time."""
    registration = registration_of(token)
    travel.may_write(registration).require()
    with timezone.override(registration.edition.zone):
        return travel_page(request, token, registration)


def travel_page(request: Request, token: str, registration: Registration) -> HttpResponse:
    there = Travel.objects.filter(registration=registration).first() or Travel(registration=registration)
    form = TravelForm(request.POST if request.method == "POST" else None, instance=there)
    if request.method == "POST" and form.is_valid():
        travel.write(registration, form.cleaned_data)
        messages.success(request, _("Kept. You can change it until you travel."))
        return redirect("my_travel", token)
    page: dict[str, Any] = {"registration": registration, "edition": registration.edition, "form": form}
    page["until"] = travel.erased_on(registration.edition)
    page["letters"] = [(one, key_of(one.id)) for one in registration.letters.filter(withdrawn_at=None)]
    return render(request, "programmes/onsite/travel.html", page, status=422 if form.is_bound else 200)


@only(*RUNS_EDITIONS)
def onsite(request: Request, edition_slug: str) -> HttpResponse:
    """Arrivals by day, lodging, meals: what a coordinator needs at hand, and who has not written yet."""
    edition = edition_of(request, edition_slug)
    page = {"edition": edition, "tabs": tabs_of(edition, request.path)} | travel.lists(edition)
    return render(request, "programmes/onsite/lists.html", page)


@only(*RUNS_EDITIONS)
def onsite_xlsx(request: Request, edition_slug: str) -> HttpResponse:
    edition = edition_of(request, edition_slug)
    headings = [_("Number"), _("Name"), *(str(travel.LABELS[field]) for field in travel.LISTED)]
    content = spreadsheet.write(_("Travel"), headings, travel.rows(edition))
    return spreadsheet.answer(content, f"{edition.slug}-travel.xlsx")


@require_POST
@only(*RUNS_EDITIONS)
def onsite_erase(request: Request, edition_slug: str) -> HttpResponse:
    edition = edition_of(request, edition_slug)
    number = travel.erase(request.actor, edition)
    messages.success(request, _("Passport details of %(number)s participants are erased.") % {"number": number})
    return redirect("onsite", edition.slug)
