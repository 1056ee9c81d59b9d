"""Who comes: everybody confirmed, unless the stages on site are for those who were chosen."""

from django.db.models import QuerySet

from seedtrain.programmes.editions.attending import is_chosen
from seedtrain.programmes.models import Edition, Registration, StageKind, StagePlace, StageState


def coming(edition: Edition) -> QuerySet[Registration]:
    """Confirmed; where each stage on site has a gate or places that were given, those who hold one of them."""
    people = edition.registrations.taking_part()
    stages = list(edition.stages.exclude(kind=StageKind.ONLINE))
    if not stages or not all(is_chosen(stage) for stage in stages):
        return people
    places = StagePlace.objects.filter(stage__in=stages).exclude(state=StageState.LEFT)
    return people.filter(id__in=places.values("registration"))


def comes(registration: Registration) -> bool:
    return coming(registration.edition).filter(id=registration.id).exists()
