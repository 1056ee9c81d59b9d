"""The public catalogue of courses, a course's page, and what a revised standard touches."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language

from seedtrain.base.access import only, public
from seedtrain.base.request import Request
from seedtrain.base.text import say
from seedtrain.catalogue import access
from seedtrain.catalogue.held import Held, held
from seedtrain.catalogue.models import Course, CourseVersion, Format, Level, Provider, Review
from seedtrain.catalogue.models.review import CLOSED
from seedtrain.formats.schemaorg import course as schemaorg
from seedtrain.people.languages import language_choices
from seedtrain.people.models import Role
from seedtrain.people.naming import plain
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition

KEYS = ("words", "format", "level", "language", "competency", "standard", "accredited", "provider", "free")


def shown_versions(asked: dict[str, str]) -> list[CourseVersion]:
    """The newest published version of each course that fits the filters, by name."""
    found = CourseVersion.objects.published().filter(course__retired=False)
    simple = {
        "format": "format",
        "level": "level",
        "competency": "outcomes__competency__code",
        "standard": "standards__code",
    }
    for key, name in simple.items():
        if asked[key]:
            found = found.filter(**{name: asked[key]})
    if asked["accredited"]:
        found = found.accredited()
    if asked["free"]:
        found = found.filter(cost_amount=0)
    newest: dict[Any, int] = {}
    for course, number in CourseVersion.objects.published().values_list("course", "number"):
        newest[course] = max(number, newest.get(course, 0))
    language = get_language() or "en"
    versions = [
        v
        for v in found.select_related("course__provider").prefetch_related("outcomes__competency").distinct()
        if v.number == newest[v.course_id]
        and (not asked["language"] or asked["language"] in v.languages)
        and (not asked["provider"] or str(v.course.provider_id) == asked["provider"])
        and plain(asked["words"]) in plain(" ".join([*v.names.values(), *v.descriptions.values(), *v.keywords]))
    ]
    return sorted(versions, key=lambda v: plain(str(say(v.names, language))))


@public
def courses(request: Request) -> HttpResponse:
    """Every course that is offered, with filters."""
    asked = {key: request.GET.get(key, "").strip()[:100] for key in KEYS}
    versions = shown_versions(asked)
    accredited = set(CourseVersion.objects.accredited().values_list("id", flat=True))
    page = Paginator(versions, 30).get_page(request.GET.get("page"))
    drafts = Course.objects.none()
    if not request.actor.is_stranger:
        drafts = Course.objects.visible_to(request.actor).filter(versions__published_at=None).distinct()
    published = CourseVersion.objects.published()
    return render(
        request,
        "catalogue/courses.html",
        {
            "page": page,
            "rows": [(v, v.id in accredited) for v in page],
            "asked": asked,
            "filtered": any(asked.values()),
            "formats": Format.choices,
            "levels": Level.choices,
            "languages": language_choices(),
            "competencies": Competency.objects.filter(course_outcomes__version__in=published).distinct(),
            "standards": StandardEdition.objects.filter(course_versions__in=published).distinct(),
            "providers": Provider.objects.filter(courses__versions__in=published).distinct(),
            "drafts": drafts.prefetch_related("versions"),
            "may_begin": request.actor.is_a(*access.MAY_BEGIN),
            "may_coordinate": access.may_coordinate(request.actor),
        },
    )


@public
def course(request: Request, course_code: str) -> HttpResponse:
    """One version of a course: the newest published one, or the one that is asked for."""
    found = get_object_or_404(
        Course.objects.visible_to(request.actor)
        .select_related("provider__country", "owner")
        .prefetch_related("versions"),
        code=course_code,
    )
    inside = not request.actor.is_stranger and _inside(request, found)
    versions = [v for v in found.versions.all() if v.published_at or inside]
    wanted = request.GET.get("version", "")
    newest = next((v for v in versions if v.published_at), versions[0] if versions else None)
    version = next((v for v in versions if str(v.number) == wanted), newest)
    if version is None:
        return render(request, "404.html", status=404)
    outcomes = version.outcomes.select_related("competency__framework")
    standards = version.standards.select_related("standard").prefetch_related("superseded_by")
    page: dict[str, Any] = {
        "course": found,
        "version": version,
        "versions": versions,
        "newest": newest,
        "draft": found.draft if inside else None,
        "outcomes": outcomes,
        "standards": standards,
        "touched": [e for e in standards if e.superseded_by.all()],
        "languages": [name for code, name in language_choices() if code in version.languages],
        "accreditation": version.accreditation(),
        "prerequisites": [(c, c.current) for c in version.prerequisites.prefetch_related("versions") if c.current],
        "may_keep": access.may_keep_course(request.actor, found),
        "may_write": found.draft and access.may_write(request.actor, found.draft),
        "may_submit": version.published_at and access.may_submit(request.actor, version),
        "reviews": Review.objects.visible_to(request.actor).filter(version=version),
        "open_review": version.reviews.exclude(state__in=CLOSED).exists(),
        "held": held([v.id for v in versions]),
        "json": _json_ld(request, found, version) if version.published_at else "",
    }
    return render(request, "catalogue/course.html", page)


def _inside(request: Request, found: Course) -> bool:
    """Whether drafts are shown too: who keeps the course, is an author, or coordinates."""
    mine = request.actor.organisations_as(*access.AT_THE_DOOR)
    return (
        bool(access.may_coordinate(request.actor))
        or found.owner_id in mine
        or found.versions.filter(authors=request.actor.person).exists()
    )


def _json_ld(request: Request, found: Course, version: CourseVersion) -> str:
    """The course as search engines and other catalogues read it."""

    def at(name: str, *parts: str) -> str:
        return request.build_absolute_uri(reverse(name, args=parts))

    language = get_language() or "en"

    def words(texts: dict[str, str]) -> str:
        return str(say(texts, language))

    teaches: list[Any] = []
    families: dict[str, dict[str, Any]] = {}
    for outcome in version.outcomes.select_related("competency__framework", "competency__family"):
        teaches.append(words(outcome.texts))
        competency = outcome.competency
        if competency:
            framework = competency.framework
            url = at("competency", framework.code, competency.code)
            teaches.append(schemaorg.term(competency.code, words(competency.names), url, words(framework.names)))
            url = at("framework", framework.code)
            families[competency.family.code] = schemaorg.term(
                competency.family.code, words(competency.family.names), url
            )
    before = [
        {"@type": "Course", "name": words(c.current.names), "url": at("course", c.code)}
        for c in version.prerequisites.prefetch_related("versions")
        if c.current
    ]
    instances = [
        schemaorg.instance(
            mode=one.mode,
            location=one.location,
            starts=one.starts_on.isoformat(),
            ends=one.ends_on.isoformat(),
            language=one.languages[0] if one.languages else "",
            url=request.build_absolute_uri(one.url),
            name=words(one.names),
        )
        for one in held([version.id])
    ]
    said = schemaorg.course(
        instances=instances,
        url=at("course", found.code),
        name=words(version.names),
        description=words(version.descriptions),
        keywords=version.keywords,
        code=found.code,
        languages=version.languages,
        level=str(version.level),
        workload_h=version.workload_h,
        provider=schemaorg.organization(found.provider.name, found.provider.website),
        teaches=teaches,
        about=list(families.values()),
        prerequisites=[*before, *filter(None, [words(version.prerequisite_words)])],
        mentions=[
            {"@type": "CreativeWork", "name": str(e), "url": at("edition", e.code)} for e in version.standards.all()
        ],
    )
    # A closing tag inside a text must not end the block it stands in.
    return json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")


@only(Role.COORDINATOR)
def standards_touched(request: Request) -> HttpResponse:
    """Which courses cite an edition of a standard that another one replaced."""
    rows: list[tuple[CourseVersion, StandardEdition, list[StandardEdition], list[Held]]] = []
    touched = (
        CourseVersion.objects.touched()
        .filter(course__retired=False)
        .select_related("course")
        .prefetch_related("standards__superseded_by", "course__versions")
    )
    for version in touched:
        # A draft, or what is offered now; what was replaced by a newer version needs nothing any more.
        if version.published_at is None or version == version.course.current:
            editions = held([version.id])
            rows.extend((version, old, list(old.superseded_by.all()), editions) for old in version.superseded())
    rows.sort(key=lambda row: (row[1].code, row[0].course.code))
    return render(request, "catalogue/standards_touched.html", {"rows": rows})
