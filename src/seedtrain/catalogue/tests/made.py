"""A small course to test with: begun, and published, through the actions."""

from typing import Any

from seedtrain.base.actor import Actor, system_actor
from seedtrain.catalogue import actions
from seedtrain.catalogue.actions.courses import Aim
from seedtrain.catalogue.models import Checklist, CourseVersion, Provider, Review
from seedtrain.catalogue.reference import load
from seedtrain.people.models import Organisation
from tests.cast import Cast, organisation, person

MAKER = system_actor("test")


def provider(name: str = "Provider One (fictional)", **more: Any) -> Provider:
    return Provider.objects.create(name=name, source="made up", fictional=True, **more)


def draft(owner: Organisation, actor: Actor = MAKER, code: str = "intro", **more: Any) -> CourseVersion:
    details: dict[str, Any] = {
        "names": {"en": "Introduction (fictional)", "fr": "Introduction"},
        "descriptions": {"en": "What biologicals are."},
        "outcomes": [Aim({"en": "Tells upstream from downstream."})],
    }
    of = more.pop("provider", None) or provider(f"Provider of {code}")
    return actions.begin_course(actor, owner, code, of, **(details | more))


def published(owner: Organisation, actor: Actor = MAKER, code: str = "intro", **more: Any) -> CourseVersion:
    return actions.publish(MAKER, draft(owner, actor, code, **more))


def checklist() -> Checklist:
    load.load(MAKER)
    return Checklist.objects.get()


def outsider(cast: Cast, name: str, role: str) -> Any:
    """Somebody of a third organisation."""
    elsewhere = organisation("Agence Exemple (fictional)", "regulator", cast.plant.country)  # type: ignore[arg-type]
    cast.people[name] = person(name, role, elsewhere)  # type: ignore[arg-type]
    return cast.people[name]


def submitted(cast: Cast) -> Review:
    """A course of the plant, submitted; the cast's reviewer and coordinator are of the centre, so independent."""
    return actions.submit(MAKER, published(cast.plant), checklist())


def catalogue_world(owner: Organisation) -> dict[str, object]:
    """One thing of each kind of the catalogue, by the names that addresses give to their parts."""
    version = published(owner, code="example-course")
    offered = actions.add_offering(MAKER, version.course.provider, names={"en": "Handbook"}, source="made up")
    return {
        "course_code": version.course.code,
        "review_id": actions.submit(MAKER, version, checklist()).id,
        "provider_id": version.course.provider_id,
        "offering_id": offered.id,
    }
