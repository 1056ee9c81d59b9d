"""My path, and the path of a person whom the reader may see."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from seedtrain.base.access import signed_in
from seedtrain.base.request import Request
from seedtrain.people.models import Person
from seedtrain.qualifications.access import MANAGERS, may_assess, may_claim, shares_organisation
from seedtrain.qualifications.models import Assignment, Credential
from seedtrain.qualifications.standing import paths
from seedtrain.site.path.duties import duties, learns
from seedtrain.site.path.steps import completions, next_step, shown_paths


@signed_in
def my_path(request: Request) -> HttpResponse:
    return path_page(request, request.person)


@signed_in
def person_path(request: Request, person_id: UUID) -> HttpResponse:
    return path_page(request, get_object_or_404(Person.objects.visible_to(request.actor), id=person_id))


def path_page(request: Request, person: Person) -> HttpResponse:
    """Jobs, needs with their evidence, credentials within reach and received, and the next step."""
    jobs = (
        Assignment.objects.current()
        .filter(person=person)
        .select_related("organisation", "job_role__framework", "job_role__family")
    )
    found = paths(jobs.prefetch_related("organisation__names"))
    shown, reach = shown_paths(found), completions(person.id, found)
    credentials = Credential.objects.filter(person=person).select_related("definition")
    owned = {c.definition.code for c in credentials if not c.revoked_at and not c.expired}
    claimable = [done for done in reach if may_claim(request.actor, person, done)]
    mine = request.actor.person == person.id
    page = {
        "shown_person": person,
        "mine": mine,
        "learns": not mine or learns(request.actor),
        "duties": duties(request.actor) if mine else [],
        "paths": shown,
        "reach": [(c, c.definition.code in owned, c in claimable) for c in reach],
        "credentials": credentials,
        "next": next_step(shown, claimable, owned),
        "may_observe": bool(may_assess(request.actor, person.id)),
        "manages": shares_organisation(request.actor, person.id, *MANAGERS),
    }
    return render(request, "site/path.html", page)
