"""Makes the actor of a request, once, from the signed-in account and the memberships that hold today."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from seedtrain.base.actor import STRANGER, Actor, Standing
from seedtrain.people.languages import django_code
from seedtrain.people.models import Account, Membership, Person


def actor_of(person: Person, language: str | None = None) -> Actor:
    """The person as an actor, with the standings of today."""
    memberships = Membership.objects.current().filter(person=person).values_list("role", "organisation_id")
    standings = tuple(Standing(role, organisation) for role, organisation in memberships)
    return Actor(person=person.id, standings=standings, language=language or person.language)


class WhoActs:
    """Sets `request.actor` and `request.person` (None for a stranger, or an account that has no person)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = None
        if isinstance(request.user, Account):
            person = Person.objects.filter(account=request.user).first()
        if person and not request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME):
            translation.activate(django_code(person.language))  # what the menu chose would go before it
            request.LANGUAGE_CODE = translation.get_language()
        request.person = person  # type: ignore[attr-defined]
        request.actor = actor_of(person, translation.get_language()) if person else STRANGER  # type: ignore[attr-defined]
        return self.get_response(request)
