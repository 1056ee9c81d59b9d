"""For whom materials are, and the rows in which pages list them."""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.urls import reverse

from seedtrain.base.actor import Actor
from seedtrain.programmes.access import may_run, teaches_in
from seedtrain.programmes.models import Audience, Edition, Material, Registration, RegistrationState

EVERYBODY = frozenset({Audience.PUBLIC})
PARTICIPANT = EVERYBODY | {Audience.PARTICIPANTS}
FACULTY = PARTICIPANT | {Audience.FACULTY}
Rows = list[tuple[Material, str]]  # with the address at which this reader opens it


def audiences_of(actor: Actor, edition: Edition) -> frozenset[Audience]:
    """Which audiences the actor belongs to."""
    if may_run(actor, edition) or teaches_in(actor, edition):
        return FACULTY
    if actor.person is None:
        return EVERYBODY
    part = Registration.objects.taking_part().filter(edition=edition, person=actor.person)
    return PARTICIPANT if part.exists() else EVERYBODY


def audiences_with(registration: Registration) -> frozenset[Audience]:
    """Which audiences her registration belongs to, whoever holds its link."""
    return PARTICIPANT if registration.state == RegistrationState.CONFIRMED else EVERYBODY


def materials_for(edition: Edition, audiences: frozenset[Audience]) -> QuerySet[Material]:
    found = edition.materials.there().filter(audience__in=audiences)
    return found.select_related("session", "file")


def rows(materials: Iterable[Material], address: Callable[[Material], str]) -> Rows:
    return [(material, address(material)) for material in materials]


def rows_for(actor: Actor, edition: Edition) -> Rows:
    """What the actor may open, at the edition's own addresses."""
    found = materials_for(edition, audiences_of(actor, edition))
    return rows(found, lambda m: reverse("material", args=[edition.slug, m.id]))
