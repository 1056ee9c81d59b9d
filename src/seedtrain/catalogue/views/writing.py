"""Beginning, writing, publishing and retiring courses."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only
from seedtrain.base.request import Request
from seedtrain.catalogue import access, actions
from seedtrain.catalogue.actions.courses import PLAIN, Aim
from seedtrain.catalogue.forms.course import BeginForm, CourseForm, Outcomes
from seedtrain.catalogue.models import Course, CourseVersion
from seedtrain.catalogue.views.answers import told
from seedtrain.people.answers import told_by


def found_course(request: Request, code: str) -> Course:
    return get_object_or_404(Course.objects.visible_to(request.actor).prefetch_related("versions"), code=code)


def aims(outcomes: Any) -> list[Aim]:
    return [aim for form in outcomes if (aim := form.aim())]


def page(request: Request, form: CourseForm, outcomes: Any, title: str, back: str) -> HttpResponse:
    words = {"form": form, "outcomes": outcomes, "title": title, "back": back}
    return render(request, "catalogue/course_form.html", words)


@only(*access.MAY_BEGIN)
def begin(request: Request) -> HttpResponse:
    """A new course, as a draft."""
    form = BeginForm(request.POST or None, actor=request.actor)
    outcomes = Outcomes(request.POST or None, prefix="outcomes")
    if request.method == "POST" and form.is_valid() and outcomes.is_valid():
        with told_by(form):
            version = actions.begin_course(request.actor, **form.cleaned_data, outcomes=aims(outcomes))
            messages.success(request, _("The draft is kept. Publish it when it is ready."))
            return redirect(f"{reverse('course', args=[version.course.code])}?version=1")
    return page(request, form, outcomes, _("New course"), reverse("courses"))


@only(*access.AT_THE_DOOR)
def edit(request: Request, course_code: str) -> HttpResponse:
    """Change the draft of a course."""
    course = found_course(request, course_code)
    version = course.draft
    if version is None:
        messages.info(request, _("There is no draft. A published version is never changed; begin a new one."))
        return redirect("course", course.code)
    access.may_write(request.actor, version).require()
    form = CourseForm(request.POST or None, initial=initial(version), owner=course.owner, version=version)
    rows = [{"texts": o.texts, "competency": o.competency_id, "level": o.level} for o in version.outcomes.all()]
    outcomes = Outcomes(request.POST or None, prefix="outcomes", initial=rows)
    back = f"{reverse('course', args=[course.code])}?version={version.number}"
    if request.method == "POST" and form.is_valid() and outcomes.is_valid():
        with told_by(form):
            actions.change_draft(request.actor, version, **form.cleaned_data, outcomes=aims(outcomes))
            messages.success(request, _("The draft is kept."))
            return redirect(back)
    return page(request, form, outcomes, _("Change the draft"), back)


def initial(version: CourseVersion) -> dict[str, Any]:
    several = {name: list(getattr(version, name).all()) for name in ("standards", "prerequisites", "authors")}
    return {name: getattr(version, name) for name in PLAIN} | several


@only(*access.AT_THE_DOOR)
@require_POST
def publish(request: Request, course_code: str) -> HttpResponse:
    """The draft stays as it is from now on."""
    course = found_course(request, course_code)
    with told(request):
        if course.draft:
            version = actions.publish(request.actor, course.draft)
            messages.success(request, _("Version %(number)s is published.") % {"number": version.number})
    return redirect("course", course.code)


@only(*access.AT_THE_DOOR)
@require_POST
def new_version(request: Request, course_code: str) -> HttpResponse:
    course = found_course(request, course_code)
    with told(request, _("A new draft begins as a copy of the last version.")):
        actions.new_version(request.actor, course)
        return redirect("course_edit", course.code)
    return redirect("course", course.code)


@only(*access.AT_THE_DOOR)
@require_POST
def turn(request: Request, course_code: str) -> HttpResponse:
    """Retire the course, or bring it back."""
    course = found_course(request, course_code)
    retired = not course.retired
    with told(request, _("The course is retired.") if retired else _("The course is back in the list.")):
        actions.turn_course(request.actor, course, retired=retired)
    return redirect("course", course.code)
