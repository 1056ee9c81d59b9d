"""Public pages: standards and their editions, frameworks, competencies, roles, crosswalks."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from seedtrain.base.access import public
from seedtrain.standards.models import (
    Behaviour,
    Competency,
    Crosswalk,
    Edition,
    Family,
    Framework,
    FrameworkLevel,
    JobRole,
)

PER_PAGE = 60


@public
def standards(request: HttpRequest) -> HttpResponse:
    """The catalogue, filtered by words, issuer and whether the citation was verified."""
    words, issuer, checked = (request.GET.get(key, "").strip() for key in ("words", "issuer", "checked"))
    editions = Edition.objects.select_related("standard").prefetch_related("superseded_by")
    for word in words.split()[:8]:
        editions = editions.filter(Q(title__icontains=word) | Q(label__icontains=word) | Q(note__icontains=word))
    if issuer:
        editions = editions.filter(standard__issuer=issuer)
    if checked in {"yes", "no"}:
        editions = editions.filter(verified=checked == "yes")
    issuers = Edition.objects.values_list("standard__issuer", flat=True).order_by("standard__issuer").distinct()
    page: dict[str, Any] = {
        "page": Paginator(editions, PER_PAGE).get_page(request.GET.get("page")),
        "issuers": issuers,
        "words": words,
        "issuer": issuer,
        "checked": checked,
        "any": Edition.objects.exists(),
    }
    return render(request, "standards/standards.html", page)


@public
def edition(request: HttpRequest, code: str) -> HttpResponse:
    """One edition, what it replaces and what rests on it."""
    found = get_object_or_404(
        Edition.objects.select_related("standard").prefetch_related("supersedes", "superseded_by"), code=code
    )
    page = {
        "edition": found,
        "others": found.standard.editions.exclude(id=found.id),
        "competencies": found.competencies.filter(retired=False).select_related("framework", "family"),
        "roles": JobRole.objects.filter(requirements__competency__standards=found, retired=False)
        .select_related("framework")
        .distinct(),
    }
    return render(request, "standards/edition.html", page)


@public
def frameworks(request: HttpRequest) -> HttpResponse:
    found = Framework.objects.annotate(
        competency_count=Count("competencies", filter=Q(competencies__retired=False), distinct=True),
        role_count=Count("job_roles", filter=Q(job_roles__retired=False), distinct=True),
    )
    crosswalks = Crosswalk.objects.select_related("from_framework", "to_framework")
    return render(request, "standards/frameworks.html", {"frameworks": found, "crosswalks": crosswalks})


def families_of(found: Framework) -> QuerySet[Family]:
    return found.families.prefetch_related(
        Prefetch("competencies", Competency.objects.filter(retired=False)),
        Prefetch("job_roles", JobRole.objects.filter(retired=False).annotate(needs=Count("requirements"))),
    )


@public
def framework(request: HttpRequest, code: str) -> HttpResponse:
    """A framework: its level scale, its families with their roles and competencies."""
    found = get_object_or_404(Framework, code=code)
    crosswalks = Crosswalk.objects.filter(Q(from_framework=found) | Q(to_framework=found)).select_related(
        "from_framework", "to_framework"
    )
    page = {"framework": found, "families": families_of(found), "levels": found.levels.all(), "crosswalks": crosswalks}
    return render(request, "standards/framework.html", page)


def behaviours_by_level(found: Competency) -> list[tuple[FrameworkLevel, list[Behaviour]]]:
    behaviours = list(found.behaviours.all())
    return [(step, [b for b in behaviours if b.level == step.level]) for step in found.framework.levels.all()]


@public
def competency(request: HttpRequest, framework_code: str, code: str) -> HttpResponse:
    """One competency: behaviour by level, the standards it serves, the roles that require it, its crosswalk links."""
    found = get_object_or_404(
        Competency.objects.select_related("framework", "family"), framework__code=framework_code, code=code
    )
    page = {
        "competency": found,
        "framework": found.framework,
        "levels": behaviours_by_level(found),
        "editions": found.standards.select_related("standard"),
        "requirements": found.requirements.filter(job_role__retired=False).select_related("job_role__framework"),
        "links_out": found.links_out.select_related("to_competency__framework"),
        "links_in": found.links_in.select_related("from_competency__framework"),
    }
    return render(request, "standards/competency.html", page)


@public
def job_role(request: HttpRequest, framework_code: str, code: str) -> HttpResponse:
    """A role and what it requires."""
    found = get_object_or_404(
        JobRole.objects.select_related("framework", "family"), framework__code=framework_code, code=code
    )
    page = {
        "role": found,
        "framework": found.framework,
        "requirements": found.requirements.select_related("competency__family", "competency__framework"),
        "top": found.framework.levels.count(),
    }
    return render(request, "standards/job_role.html", page)


@public
def crosswalk(request: HttpRequest, from_code: str, to_code: str) -> HttpResponse:
    """The links between two frameworks, competency by competency, with those that have none."""
    found = get_object_or_404(
        Crosswalk.objects.select_related("from_framework", "to_framework"),
        from_framework__code=from_code,
        to_framework__code=to_code,
    )
    links = found.links.select_related("from_competency__framework", "to_competency__framework")
    unlinked = found.from_framework.competencies.filter(retired=False).exclude(links_out__crosswalk=found)
    page = {"crosswalk": found, "links": links, "unlinked": unlinked.select_related("framework")}
    return render(request, "standards/crosswalk.html", page)
