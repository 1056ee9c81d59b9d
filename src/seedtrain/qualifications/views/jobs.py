"""Giving people their jobs, one by one or several at once, and ending them."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from seedtrain.base.access import Refused, only
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.people.models import Membership, Organisation, Person
from seedtrain.qualifications import actions
from seedtrain.qualifications.access import MANAGERS
from seedtrain.qualifications.models import Assignment
from seedtrain.standards.models import JobRole


class JobForm(forms.Form):
    """One job for one or several members of an organisation."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Organisation"))
    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=gettext_lazy("People"), widget=forms.CheckboxSelectMultiple
    )
    job_role = forms.ModelChoiceField(JobRole.objects.none(), label=gettext_lazy("Job"))

    def __init__(self, *args: object, request: Request, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        mine = request.actor.organisations_as(*MANAGERS)
        organisation, people, job = (self.fields[name] for name in ("organisation", "people", "job_role"))
        assert isinstance(organisation, forms.ModelChoiceField) and isinstance(people, forms.ModelMultipleChoiceField)
        assert isinstance(job, forms.ModelChoiceField)
        organisation.queryset = Organisation.objects.filter(id__in=mine)
        members = Membership.objects.current().filter(organisation__in=mine)
        people.queryset = Person.objects.filter(id__in=members.values("person"))
        job.queryset = JobRole.objects.filter(retired=False, framework__example=False).select_related("framework")
        job.label_from_instance = lambda obj: say(obj.names, request.actor.language).text  # type: ignore[method-assign]
        if len(mine) == 1:
            organisation.initial = next(iter(mine))


@only(*MANAGERS)
def give_job(request: Request) -> HttpResponse:
    """Choose people and a job; giving the same job again changes nothing."""
    start = {"people": request.GET.getlist("person")}
    form = JobForm(request.POST or None, request=request, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():  # all of them or nobody
                for person in given["people"]:
                    actions.assign(request.actor, person, given["organisation"], given["job_role"])
        except Refused as refusal:
            form.add_error("people", f"{person}: {refusal.reason}")
        else:
            number = len(given["people"])
            words = ngettext("%(number)s person has this job now.", "%(number)s people have this job now.", number)
            messages.success(request, words % {"number": number})
            return redirect("matrix")
    return render(request, "qualifications/give_job.html", {"form": form}, status=422 if form.is_bound else 200)


@only(*MANAGERS)
def end_job(request: Request, assignment_id: UUID) -> HttpResponse:
    """Ask, then end a job today; "give it again" is the undo."""
    rows = Assignment.objects.visible_to(request.actor).current().select_related("person", "job_role", "organisation")
    assignment = get_object_or_404(rows, id=assignment_id)
    if request.method != "POST":
        return render(request, "base/confirm.html", ending(assignment, request.actor.language))
    actions.end_assignment(request.actor, assignment)
    messages.success(request, _("The job ended today. What the person holds stays."))
    return redirect("person_path", assignment.person_id)


def ending(assignment: Assignment, language: str) -> dict[str, object]:
    """The question before a job ends."""
    names = {"person": assignment.person.name, "job": say(assignment.job_role.names, language).text}
    return {
        "question": _("End the job %(job)s of %(person)s today?") % names,
        "consequences": _(
            "What it requires is no longer asked, and the person leaves the matrix of this job. "
            "What the person holds stays; the job can be given again."
        ),
        "verb": _("End the job"),
        "danger": True,
        "back": reverse("person_path", args=[assignment.person_id]),
    }
