"""The pages of a review: for the author's side, for reviewers, for coordinators. One page shows each what is hers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from seedtrain.base.access import only, signed_in
from seedtrain.base.request import Request
from seedtrain.catalogue import access, actions
from seedtrain.catalogue.forms.review import (
    AnswerForm,
    DecideForm,
    DeclareForm,
    ReasonForm,
    SubmitForm,
    finding_forms,
)
from seedtrain.catalogue.models import Finding, Review, Reviewer, ReviewState
from seedtrain.catalogue.models.review import CLOSED, FOLLOWS, GOOD
from seedtrain.catalogue.views.answers import told
from seedtrain.catalogue.views.writing import found_course
from seedtrain.people.answers import form_page, told_by
from seedtrain.people.models import Membership, Person, Role


def found_review(request: Request, review_id: UUID) -> Review:
    reviews = Review.objects.visible_to(request.actor).select_related("version__course__provider", "checklist")
    return get_object_or_404(reviews, id=review_id)


def own_part(request: Request, review: Review) -> Reviewer | None:
    if request.actor.person is None:
        return None
    return review.reviewers.filter(person=request.actor.person, ended=False).first()


def must_have_part(request: Request, review: Review) -> Reviewer:
    part = own_part(request, review)
    if part is None:
        raise Http404
    return part


@only(*access.AT_THE_DOOR)
def submit(request: Request, course_code: str) -> HttpResponse:
    """The author's side asks for a review of the newest published version."""
    course = found_course(request, course_code)
    version = course.current
    if version is None:
        messages.info(request, _("Publish a version first: what is reviewed must not change any more."))
        return redirect("course", course.code)
    access.may_submit(request.actor, version).require()
    form = SubmitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            made = actions.submit(request.actor, version, **form.cleaned_data)
            messages.success(request, _("It is submitted. A coordinator asks independent reviewers."))
            return redirect("course_review", made.id)
    lead = _("Two things follow: independent reviewers go through the checklist, and a coordinator decides.")
    back = reverse("course", args=[course.code])
    return form_page(
        request, form, _("Submit for review"), _("Submit"), back, lead, above=[(_("Courses"), reverse("courses"))]
    )


@signed_in
def reviews(request: Request) -> HttpResponse:
    """All that this reader may see; what waits for her first."""
    mine = Review.objects.visible_to(request.actor).select_related("version__course", "checklist")
    words = {
        "open": mine.open(),
        "closed": mine.filter(state__in=CLOSED).select_related("decision")[:100],
        "asked": {
            r.review_id: r for r in Reviewer.objects.filter(person=request.actor.person, ended=False, finished_at=None)
        },
    }
    return render(request, "catalogue/reviews.html", words)


@signed_in
def review(request: Request, review_id: UUID) -> HttpResponse:
    """Where a review stands, and what this reader does next."""
    found = found_review(request, review_id)
    actor, part = request.actor, own_part(request, found)
    coordinates = access.may_coordinate(actor)
    authors_side = access.may_submit(actor, found.version)
    shown = Finding.objects.none()
    if coordinates or found.state in {ReviewState.REVIEWED, ReviewState.ANSWERED, ReviewState.DECIDED}:
        shown = Finding.objects.filter(reviewer__review=found, reviewer__ended=False)
    if part:  # reviewers judge alone, until all have finished
        shown = shown | Finding.objects.filter(reviewer=part)
    decision = getattr(found, "decision", None)
    next_states = FOLLOWS[found.state]
    words: dict[str, Any] = {
        "review": found,
        "part": part,
        "decision": decision,
        "in_force": decision and decision.outcome in GOOD and not decision.withdrawn_on,
        "reviewers": found.reviewers.select_related("person") if coordinates else [],
        "reviewer_count": found.reviewers.filter(ended=False).count(),
        "candidates": candidates(found) if coordinates and found.state in {"submitted", "in_review"} else [],
        "may_assign": coordinates and found.state in {"submitted", "in_review"},
        "findings": shown.select_related("item").distinct(),
        "coordinates": coordinates,
        "may_answer": authors_side and ReviewState.ANSWERED in next_states,
        "may_withdraw": authors_side and ReviewState.WITHDRAWN in next_states,
        "may_send_back": coordinates and found.state == ReviewState.ANSWERED,
        "may_decide": coordinates and access.may_decide(actor, found) and ReviewState.DECIDED in next_states,
        "decide_reason": coordinates and access.may_decide(actor, found).reason,
    }
    return render(request, "catalogue/review.html", words)


def candidates(found: Review) -> list[Person]:
    """People with the role of a reviewer who are independent of the course and were not asked yet."""
    holders = Membership.objects.current().filter(role=Role.REVIEWER).values("person")
    asked = found.reviewers.exclude(ended=True, conflict=None).values("person")
    people = Person.objects.filter(id__in=holders).exclude(id__in=asked)
    return [person for person in people.order_by("name") if access.independent(person, found.version)]


@only(Role.COORDINATOR)
@require_POST
def assign(request: Request, review_id: UUID) -> HttpResponse:
    found = found_review(request, review_id)
    person = next((p for p in candidates(found) if str(p.id) == request.POST.get("person")), None)
    if person is None:
        messages.error(request, _("Choose a reviewer from the list."))
    else:
        with told(request, _("The reviewer is asked.")):
            actions.assign_reviewer(request.actor, found, person)
    return redirect("course_review", found.id)


@only(Role.COORDINATOR)
@require_POST
def release(request: Request, review_id: UUID) -> HttpResponse:
    found = found_review(request, review_id)
    part = next((r for r in found.reviewers.all() if str(r.id) == request.POST.get("reviewer")), None)
    if part is not None:
        with told(request, _("The reviewer is released.")):
            actions.release_reviewer(request.actor, part)
    return redirect("course_review", found.id)


@only(Role.REVIEWER)
def declare(request: Request, review_id: UUID) -> HttpResponse:
    """Before anything else the reviewer says whether she has a conflict of interest."""
    found = found_review(request, review_id)
    part = must_have_part(request, found)
    form = DeclareForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            conflict = form.cleaned_data["conflict"] == "yes"
            actions.declare(request.actor, part, conflict=conflict, words=form.cleaned_data["declaration"])
            if conflict:
                messages.info(request, _("Thank you. Somebody else will review this course."))
                return redirect("course_reviews")
            return redirect("course_review_findings", found.id)
    lead = _(
        "A conflict of interest is anything that could make others doubt your judgement, such as having taught it."
    )
    return form_page(
        request,
        form,
        _("Conflict of interest"),
        _("Declare"),
        reverse("course_review", args=[found.id]),
        lead,
        above=[(_("Course reviews"), reverse("course_reviews"))],
    )


@only(Role.REVIEWER)
def findings(request: Request, review_id: UUID) -> HttpResponse:
    """The checklist; kept as often as she likes, finished once."""
    found = found_review(request, review_id)
    part = must_have_part(request, found)
    if part.conflict is None:
        return redirect("course_review_declare", found.id)
    if part.finished_at or found.state != ReviewState.IN_REVIEW:
        messages.info(request, _("You have finished, or the review is not open any more."))
        return redirect("course_review", found.id)
    kept = {f.item_id: f for f in part.findings.all()}
    forms = finding_forms(found.checklist.items.all(), kept, request.POST or None)
    good = [form.is_valid() for _item, form in forms]  # all of them, so that every mistake is shown at once
    if request.method == "POST" and all(good):
        noted = {item: f.cleaned_data for item, f in forms if f.cleaned_data["verdict"]}
        with told(request, "" if "finish" in request.POST else _("Your findings are kept.")):
            told_findings = {i: (v["verdict"], v["note"], v["change"]) for i, v in noted.items()}
            actions.note_finding(request.actor, part, told_findings)
            if "finish" not in request.POST:
                return redirect("course_review_findings", found.id)
            actions.finish(request.actor, part)
            messages.success(request, _("Thank you. Your review is finished."))
            return redirect("course_review", found.id)
    return render(request, "catalogue/findings.html", {"review": found, "forms": forms})


@only(*access.AT_THE_DOOR)
def answer(request: Request, review_id: UUID) -> HttpResponse:
    """The author's side says what it did about each finding."""
    found = found_review(request, review_id)
    access.may_submit(request.actor, found.version).require()
    about = Finding.objects.filter(reviewer__review=found, reviewer__ended=False).select_related("item")
    back = reverse("course_review", args=[found.id])
    if found.state != ReviewState.REVIEWED:
        messages.info(request, _("There is nothing to answer now."))
        return redirect(back)
    form = AnswerForm(request.POST or None, findings=about)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.answer_findings(request.actor, found, {UUID(k): v for k, v in form.cleaned_data.items()})
            messages.success(request, _("Your answers are kept. A coordinator decides, or asks the reviewers again."))
            return redirect(back)
    return form_page(request, form, _("Answer the findings"), _("Send the answers"), back, above=_above())


def _above() -> list[tuple[str, str]]:
    return [(_("Course reviews"), reverse("course_reviews"))]


@only(Role.COORDINATOR)
@require_POST
def send_back(request: Request, review_id: UUID) -> HttpResponse:
    found = found_review(request, review_id)
    with told(request, _("The reviewers look again.")):
        actions.send_back(request.actor, found)
    return redirect("course_review", found.id)


@only(Role.COORDINATOR)
def decide(request: Request, review_id: UUID) -> HttpResponse:
    found = found_review(request, review_id)
    access.may_decide(request.actor, found).require()
    form = DecideForm(request.POST or None)
    back = reverse("course_review", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.decide(request.actor, found, **form.cleaned_data)
            messages.success(request, _("The decision is recorded."))
            return redirect(back)
    return form_page(request, form, _("Decide on the course"), _("Record the decision"), back, above=_above())


@only(*access.AT_THE_DOOR)
def withdraw(request: Request, review_id: UUID) -> HttpResponse:
    """The author's side takes the course back from review."""
    found = found_review(request, review_id)
    access.may_submit(request.actor, found.version).require()
    form = ReasonForm(request.POST or None)
    back = reverse("course_review", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.withdraw_review(request.actor, found, form.cleaned_data["reason"])
            messages.success(request, _("It is withdrawn from review. You can submit it again."))
            return redirect(back)
    return form_page(request, form, _("Withdraw from review"), _("Withdraw"), back, above=_above(), danger=True)


@only(Role.COORDINATOR)
def end_accreditation(request: Request, review_id: UUID) -> HttpResponse:
    """An accreditation is withdrawn, with the reason."""
    found = found_review(request, review_id)
    decision = getattr(found, "decision", None)
    if decision is None:
        raise Http404
    access.may_withdraw_accreditation(request.actor, decision).require()
    form = ReasonForm(request.POST or None)
    back = reverse("course_review", args=[found.id])
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.withdraw_accreditation(request.actor, decision, form.cleaned_data["reason"])
            messages.success(request, _("The accreditation is withdrawn."))
            return redirect(back)
    lead = _("From today on the course cannot be offered in the network’s name. What was issued until now stays.")
    title = _("Withdraw the accreditation")
    return form_page(request, form, title, _("Withdraw"), back, lead, above=_above(), danger=True)
