"""Which person a registration belongs to: one with the same proved address and a similar name, else a new one."""

from difflib import SequenceMatcher

from django.db.models import Q

from seedtrain.base.actor import Actor, system_actor
from seedtrain.people.models import Person
from seedtrain.people.naming import plain
from seedtrain.programmes.models import Registration

ALIKE = 0.75


def similar(one: str, other: str) -> bool:
    """The same words in another order, one name within the other, or nearly the same letters."""
    first, second = sorted(plain(one).split()), sorted(plain(other).split())
    if not first or not second:
        return False
    inside = set(first) <= set(second) or set(second) <= set(first)
    return inside or SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() >= ALIKE


def find_or_make(registration: Registration) -> Person:
    """Only with a proved address: a shared mailbox may belong to several people, so the name counts too."""
    same = Person.objects.filter(Q(email__iexact=registration.email) | Q(account__email__iexact=registration.email))
    found = next((person for person in same.order_by("created_at") if similar(person.name, registration.name)), None)
    return found or Person.objects.create(
        name=registration.name,
        email=registration.email,
        language=registration.language,
        fictional=registration.fictional,
    )


def holder(registration: Registration) -> Actor:
    """Who acts through the secret link: the person of the registration; before there is one, the page itself."""
    if registration.person_id:
        return Actor(person=registration.person_id, language=registration.language)
    return system_actor("registration page")
