"""Writing, publishing and retiring courses. A published version is never changed: a new one begins as its copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from seedtrain.base.actor import Actor
from seedtrain.catalogue import access
from seedtrain.catalogue.errors import CatalogueError
from seedtrain.catalogue.models import Course, CourseVersion, Outcome, Provider
from seedtrain.people.models import Organisation, Person
from seedtrain.standards.models import Competency
from seedtrain.standards.models import Edition as StandardEdition
from seedtrain.trail.actions import record

PLAIN = (
    "names",
    "descriptions",
    "level",
    "format",
    "languages",
    "workload_h",
    "keywords",
    "prerequisite_words",
    "cost_words",
    "cost_amount",
    "cost_currency",
)


@dataclass(frozen=True)
class Aim:
    """One outcome as it is written: what somebody can do, and where it serves a competency, to which level."""

    texts: dict[str, str]
    competency: Competency | None = None
    level: int | None = None


@transaction.atomic
def begin_course(actor: Actor, owner: Organisation, code: str, provider: Provider, **details: Any) -> CourseVersion:
    """A course with its first draft. `details` as for change_draft. Raises Refused and CatalogueError."""
    access.may_begin(actor, owner).require()
    if Course.objects.filter(code=code).exists():
        raise CatalogueError(
            _("A course with the short name “%(code)s” exists already. Choose another.") % {"code": code}
        )
    course = Course.objects.create(code=code, owner=owner, provider=provider, fictional=owner.fictional)
    version = CourseVersion.objects.create(course=course, names=details["names"])
    _write(version, **details)
    if actor.person:
        version.authors.add(Person.objects.get(id=actor.person))
    record(actor, "course.begun", "course", course.id, {"code": code, "owner": str(owner.id)})
    return version


@transaction.atomic
def change_draft(actor: Actor, version: CourseVersion, **details: Any) -> CourseVersion:
    """Write a draft anew. Raises Refused."""
    version = CourseVersion.objects.select_for_update(of=("self",)).select_related("course").get(id=version.id)
    access.may_write(actor, version).require()
    before = {name: getattr(version, name) for name in PLAIN}
    _write(version, **details)
    changed = sorted(name for name in PLAIN if before[name] != getattr(version, name))
    record(actor, "course.changed", "course", version.course_id, {"version": version.number, "changed": changed})
    return version


def _write(
    version: CourseVersion,
    *,
    outcomes: Sequence[Aim] | None = None,
    standards: Sequence[StandardEdition] | None = None,
    prerequisites: Sequence[Course] | None = None,
    authors: Sequence[Person] | None = None,
    **plain: Any,
) -> None:
    for name, value in plain.items():
        if name not in PLAIN:
            raise TypeError(f"a course version has no {name}")
        setattr(version, name, value)
    version.save()
    if standards is not None:
        version.standards.set(standards)
    if prerequisites is not None:
        version.prerequisites.set([c for c in prerequisites if c.id != version.course_id])
    if authors is not None:
        version.authors.set(authors)
    if outcomes is not None:
        version.outcomes.all().delete()
        Outcome.objects.bulk_create(
            Outcome(version=version, place=place, texts=aim.texts, competency=aim.competency, level=aim.level)
            for place, aim in enumerate(outcomes)
        )


@transaction.atomic
def publish(actor: Actor, version: CourseVersion) -> CourseVersion:
    """From now on it stays as it is. Raises Refused, and CatalogueError where something is missing."""
    version = CourseVersion.objects.select_for_update(of=("self",)).select_related("course").get(id=version.id)
    access.may_keep_course(actor, version.course).require()
    if version.published_at:
        raise CatalogueError(_("This version is published already."))
    if not any(version.names.values()) or not version.outcomes.exists():
        raise CatalogueError(_("A course needs a name and at least one outcome before it is published."))
    version.published_at = timezone.now()
    version.published_by_id = actor.person
    version.save(update_fields=["published_at", "published_by"])
    record(actor, "course.published", "course", version.course_id, {"version": version.number})
    return version


@transaction.atomic
def new_version(actor: Actor, course: Course) -> CourseVersion:
    """A draft that copies the last version. Raises Refused, and CatalogueError where a draft exists."""
    course = Course.objects.select_for_update().get(id=course.id)
    access.may_keep_course(actor, course).require()
    last = course.versions.order_by("-number").first()
    if last is None or not last.published_at:
        raise CatalogueError(_("There is a draft already. Change it, or publish it first."))
    made = CourseVersion.objects.create(
        course=course, number=last.number + 1, **{name: getattr(last, name) for name in PLAIN}
    )
    made.standards.set(last.standards.all())
    made.prerequisites.set(last.prerequisites.all())
    made.authors.set(last.authors.all())
    Outcome.objects.bulk_create(
        Outcome(version=made, place=o.place, texts=o.texts, competency_id=o.competency_id, level=o.level)
        for o in last.outcomes.all()
    )
    record(actor, "course.copied", "course", course.id, {"version": made.number})
    return made


@transaction.atomic
def turn_course(actor: Actor, course: Course, *, retired: bool) -> None:
    """Take it out of the list, or bring it back. Editions and records that rest on it stay."""
    course = Course.objects.select_for_update().get(id=course.id)
    access.may_keep_course(actor, course).require()
    if course.retired == retired:
        return
    course.retired = retired
    course.save(update_fields=["retired"])
    record(actor, "course.retired" if retired else "course.restored", "course", course.id, {})
